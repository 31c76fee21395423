/** The look of every chart, in the window and on paper: plain values for ECharts, nothing that draws. */
export interface ChartLook {
  text: string;
  muted: string;
  line: string;
  /** What the chart lies on. */
  panel: string;
  main: string;
  second: string;
  loss: string;
  /** From little to much. */
  ramp: readonly string[];
  /** Family names, as CSS writes them. */
  font: string;
}

type Palette = Omit<ChartLook, 'font'>;

/** On white: the window's light scheme and the plan's pages. */
export const ON_LIGHT: Palette = {
  text: '#22303a',
  muted: '#5b6670',
  line: '#e3e8eb',
  panel: '#ffffff',
  main: '#1f8299',
  second: '#c77f00',
  loss: '#b5564e',
  ramp: ['#f4f8f9', '#cfe6ea', '#8fc6d1', '#3f9bae', '#0a6074'],
};

export const ON_DARK: Palette = {
  text: '#d5dbe1',
  muted: '#9ba7b2',
  line: '#2f3942',
  panel: '#222a32',
  main: '#3fa3b9',
  second: '#e0a43a',
  loss: '#d0776d',
  ramp: ['#1d262e', '#1d4550', '#227085', '#46a6ba', '#bfe9f0'],
};

/** The colours of kinds of site, safe for colour-blind readers (Okabe and Ito 2008: orange and blue). */
export const KIND_COLOUR = { rooftop: '#e69f00', agrivoltaic: '#0072b2' } as const;

/** Text of a chart; at the width of a plan's page it prints at about 8.3 points. */
const TEXT_PX = 11;

/** Text beside what is drawn: axes, legends, scales. */
export const quietText = (look: ChartLook) => ({
  color: look.muted,
  fontSize: TEXT_PX,
  fontFamily: look.font,
});

/** Text that says a value of the chart. */
export const valueText = (look: ChartLook) => ({ ...quietText(look), color: look.text });

const AXIS_NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
/** A number on an axis: both languages part thousands by commas. */
export const axisNumber = (value: number): string => AXIS_NUMBER.format(value).replace('-', '−');

/** The look of an axis of any kind. */
export const axisStyle = (look: ChartLook) => ({
  axisLabel: quietText(look),
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: look.line } },
  nameTextStyle: quietText(look),
});

/** An axis of numbers with few lines; its unit stands above it. */
export const valueAxis = (look: ChartLook, unit: string) => ({
  type: 'value',
  name: unit,
  splitNumber: 4,
  ...axisStyle(look),
  axisLabel: { ...quietText(look), formatter: axisNumber },
});

/** A legend above the chart. */
export const legendStyle = (look: ChartLook) => ({ top: 0, textStyle: quietText(look) });

/** A line and its points. */
export const lineStyle = (colour: string) => ({
  lineStyle: { color: colour, width: 2 },
  itemStyle: { color: colour },
});

/** A bar that stands on an axis. */
export const barStyle = (colour: string) => ({ color: colour, borderRadius: [2, 2, 0, 0] });
