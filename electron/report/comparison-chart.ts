import { axisStyle, valueText } from '../../shared/charts/look.ts';
import { CHART_WIDTH, type ChartText, drawChart, PAPER } from './charts.ts';
import type { Html } from './html.ts';

const TEXT = valueText(PAPER);

/** One figure of all scenarios: a panel of the chart. */
export interface ComparedPanel {
  title: string;
  /** In the order of the names; null where there is no answer. */
  values: (number | null)[];
  label(value: number): string;
}

const COLUMNS = 3;
/** Pixels: what the names take, the gap between panels, a bar with the room above it, a panel's title. */
const NAMES = 112;
const GAP = 16;
const ROW = 19;
const TITLE = 24;
/** Pixels of a character of a figure, of one as wide as it is high, and the gap before it. */
const CHARACTER = 6.6;
const WIDE_CHARACTER = 12;
const BEFORE = 8;
/** A bar keeps so much of its panel, however long its figure. */
const LEAST_BAR = 0.2;

const widthOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + (character > '\u2e7f' ? WIDE_CHARACTER : CHARACTER), BEFORE);

/**
 * Figures of scenarios side by side, a small panel of bars for each, the plan's own scenario first and in colour. Names
 * stand left of each row of panels; every panel has its own scale from nil.
 */
export function comparisonPanels(
  names: readonly string[],
  panels: readonly ComparedPanel[],
  text: ChartText,
): Html {
  const width = (CHART_WIDTH - NAMES - (COLUMNS - 1) * GAP) / COLUMNS;
  const height = names.length * ROW + 6;
  const rows = Math.ceil(panels.length / COLUMNS);
  const placeOf = (index: number) => ({
    left: NAMES + (index % COLUMNS) * (width + GAP),
    top: TITLE + Math.floor(index / COLUMNS) * (height + TITLE + 8),
  });
  const spans = panels.map(({ values, label }) => {
    const known = values.map((value) => value ?? 0);
    const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
    // Figures stand beyond the bars, on one side or both: the scale leaves room for the longest.
    const longest = Math.max(...values.map((value) => (value === null ? 0 : widthOf(label(value)))));
    const sides = Number(low < 0) + Number(high > 0 || low === 0);
    const bars = Math.max(width - sides * longest, width * LEAST_BAR);
    const room = ((high - low || 1) * (width - bars)) / sides / bars;
    return { min: low < 0 ? low - room : 0, max: high > 0 || low === 0 ? high + room : 0 };
  });
  return drawChart(
    {
      title: [
        ...panels.map(({ title }, index) => ({
          text: title,
          left: placeOf(index).left,
          top: placeOf(index).top - TITLE + 4,
          padding: 0,
          textStyle: { ...TEXT, fontWeight: 650 },
        })),
        ...Array.from({ length: rows }, (_, row) =>
          names.map((name, of) => ({
            text: name,
            left: 0,
            top: placeOf(row * COLUMNS).top + ((of + 0.5) * height) / names.length - 7,
            padding: 0,
            textStyle: {
              ...TEXT,
              fontWeight: of === 0 ? 650 : 400,
              width: NAMES - 8,
              overflow: 'truncate',
            },
          })),
        ).flat(),
      ],
      grid: panels.map((_, index) => ({ ...placeOf(index), width, height })),
      xAxis: panels.map((_, gridIndex) => ({ type: 'value', gridIndex, show: false, ...spans[gridIndex] })),
      yAxis: panels.map((_, gridIndex) => ({
        type: 'category',
        gridIndex,
        inverse: true,
        data: names,
        ...axisStyle(PAPER),
        axisLabel: { show: false },
      })),
      series: panels.map(({ values, label }, index) => ({
        type: 'bar',
        xAxisIndex: index,
        yAxisIndex: index,
        barWidth: '62%',
        data: values.map((value, of) => ({
          value: value ?? 0,
          itemStyle: { color: of === 0 ? PAPER.main : PAPER.muted },
          label: {
            ...TEXT,
            show: true,
            position: (value ?? 0) < 0 ? 'left' : 'right',
            formatter: value === null ? '—' : label(value),
          },
        })),
      })),
    },
    rows * (height + TITLE + 8),
    text,
  );
}
