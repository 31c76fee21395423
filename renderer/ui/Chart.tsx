import { ActionIcon, Group, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconFileTypeCsv, IconFileTypeSvg, IconPhotoDown } from '@tabler/icons-react';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartLook, ON_DARK, ON_LIGHT } from '../../shared/charts/look.ts';
import { FONT } from '../base/theme.ts';
import { type Cell, download, toCsv } from './download.ts';

const LIGHT: ChartLook = { ...ON_LIGHT, font: FONT };
const DARK: ChartLook = { ...ON_DARK, font: FONT };

/** Has the code of the charts read while the window has nothing else to do. */
export function readChartsWhenIdle(): () => void {
  const asked = requestIdleCallback(() => void import('./echarts.ts'));
  return () => cancelIdleCallback(asked);
}

interface ChartProps {
  title: string;
  height: number;
  option(look: ChartLook): EChartsCoreOption;
  /** What the chart shows, as a table: read out, and exported as CSV. */
  table: { head: readonly string[]; rows: readonly (readonly Cell[])[] };
  /** Shown between the title and the exports. */
  aside?: ReactNode;
  /** Called with the index of the datum clicked. */
  onPick?(index: number): void;
}

/** A chart with its title, its exports and its data for screen readers. */
export function Chart({ title, height, option, table, aside, onPick }: ChartProps) {
  const { t } = useTranslation();
  const dark = useComputedColorScheme('light') === 'dark';
  const look = dark ? DARK : LIGHT;
  const frame = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const element = frame.current!;
    let made: EChartsType | null = null;
    const observer = new ResizeObserver(() => made?.resize({ animation: { duration: 0 } }));
    let gone = false;
    // The library is a third of the window's code, and no chart is shown at the start.
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      made = init(element, null, { renderer: 'canvas' });
      made.on('click', (event) => pick.current?.(event.dataIndex));
      observer.observe(element);
      setChart(made);
    });
    return () => {
      gone = true;
      observer.disconnect();
      made?.dispose();
    };
  }, []);

  const full = useMemo<EChartsCoreOption>(
    () => ({
      animationDuration: 250,
      textStyle: { fontFamily: look.font, color: look.text },
      ...option(look),
    }),
    [option, look],
  );
  useEffect(() => chart?.setOption(full, { notMerge: true }), [chart, full]);

  const savePng = () => {
    const url = chart?.getDataURL({ pixelRatio: 2, backgroundColor: look.panel });
    if (url) download(`${title}.png`, url);
  };

  const saveSvg = async () => {
    const { init } = await import('./echarts.ts');
    const width = frame.current?.clientWidth ?? 600;
    const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
    drawn.setOption({ ...full, animation: false, backgroundColor: look.panel });
    const svg = drawn.renderToSVGString();
    drawn.dispose();
    download(`${title}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
  };

  return (
    <figure style={{ margin: 0 }}>
      <Group justify="space-between" wrap="nowrap" gap={4} mih={24}>
        <Text component="figcaption" size="xs" fw={600}>
          {title}
        </Text>
        <Group gap={0} wrap="nowrap">
          {aside}
          <Tooltip label={t('results.png')}>
            <ActionIcon size="sm" aria-label={`${t('results.png')} ${title}`} onClick={savePng}>
              <IconPhotoDown size={15} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('results.svg')}>
            <ActionIcon size="sm" aria-label={`${t('results.svg')} ${title}`} onClick={() => void saveSvg()}>
              <IconFileTypeSvg size={15} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('results.csv')}>
            <ActionIcon
              size="sm"
              aria-label={`${t('results.csv')} ${title}`}
              onClick={() => download(`${title}.csv`, toCsv([table.head, ...table.rows]))}
            >
              <IconFileTypeCsv size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <div ref={frame} style={{ height, width: '100%' }} role="img" aria-label={summaryOf(title, table)} />
    </figure>
  );
}

const summaryOf = (title: string, { head, rows }: ChartProps['table']): string =>
  `${title}. ${head.join(', ')}: ${rows
    .slice(0, 31)
    .map((row) =>
      row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(4)) : cell)).join(' '),
    )
    .join('; ')}`;

/** The look shared by all tooltips. */
export const tooltipStyle = (c: ChartLook) => ({
  backgroundColor: c.panel,
  borderColor: c.line,
  padding: [6, 10],
  textStyle: { color: c.text, fontSize: 12, fontFamily: c.font },
  confine: true,
});
