import {
  ActionIcon,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Menu,
  Modal,
  NumberInput,
  Tooltip,
} from '@mantine/core';

const lake: MantineColorsTuple = [
  '#e8f6f9',
  '#d3e9ee',
  '#a6d2dc',
  '#76bac9',
  '#4fa5b8',
  '#3598ae',
  '#1f8299',
  '#0f6f85',
  '#0a6074',
  '#044e60',
];

/** A cool, quiet grey for the dark scheme: panels, then lines, then text. */
const night: MantineColorsTuple = [
  '#d5dbe1',
  '#aeb7c0',
  '#8d98a3',
  '#5f6b77',
  '#3a444e',
  '#2d363f',
  '#222a32',
  '#1a2128',
  '#141a20',
  '#0f1418',
];

export const FONT =
  "'Latin marks', 'Noto Sans SC Variable', system-ui, 'Microsoft YaHei', 'PingFang SC', sans-serif";

/** Opening and closing takes no longer than the eye needs to follow. */
const QUICK_MS = 90;

/** One spacing and type scale for the whole window. */
export const theme = createTheme({
  fontFamily: FONT,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: FONT, fontWeight: '650' },
  colors: { lake, dark: night },
  primaryColor: 'lake',
  primaryShade: 7,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: QUICK_MS },
      },
    }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: QUICK_MS } } }),
    // A menu that is still going would take the first click on the map for what was chosen in it.
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: QUICK_MS, exitDuration: 0 } } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs', hideControls: false } }),
  },
});

/** Text on the light variant of a colour, dark enough for WCAG 2.2 AA (4.5 : 1) where Mantine's is not. */
export const readableVariants: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-orange-light-color': '#963300',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-teal-light-color': '#06674f',
    '--mantine-color-yellow-light-color': '#7a4b00',
    '--mantine-color-gray-light-color': '#3d464e',
  },
  dark: { '--mantine-color-dimmed': 'var(--muted)', '--mantine-color-error': '#ff8787' },
});
