import { axisStyle, barStyle, type ChartLook, legendStyle, lineStyle, valueAxis, valueText } from './look.ts';
import { sharedZero } from './scales.ts';

interface Series {
  /** Named in the legend, which is there when the chart has a line. */
  name?: string;
  unit: string;
  values: readonly (number | null)[];
}

export interface Bars {
  /** Under each bar: months, years. */
  labels: readonly string[];
  bars: Series & { colour?: string };
  /** Against an axis of its own, on the right. */
  line?: Series & { points?: boolean };
  /** Every label is shown; otherwise as many as there is room for. */
  everyLabel?: boolean;
  /** Writes the value above each bar, where no pointer could ask for it. */
  above?(value: number): string;
}

/** Bars over a row of months or years, and a line on top where there is a second figure. */
export function barChart(look: ChartLook, { labels, bars, line, everyLabel, above }: Bars) {
  const named = line?.name !== undefined;
  const scales = line ? sharedZero(bars.values, line.values) : [];
  return {
    grid: { left: 58, right: line ? 62 : 8, top: named ? 52 : 28, bottom: 22 },
    ...(named && { legend: legendStyle(look) }),
    xAxis: {
      type: 'category',
      data: [...labels],
      ...axisStyle(look),
      axisLabel: { ...axisStyle(look).axisLabel, ...(everyLabel && { interval: 0 }) },
      // Under the chart also where bars hang below zero.
      axisLine: { onZero: false, lineStyle: { color: look.line } },
    },
    yAxis: [
      { ...valueAxis(look, bars.unit), ...scales[0] },
      ...(line ? [{ ...valueAxis(look, line.unit), ...scales[1], splitLine: { show: false } }] : []),
    ],
    series: [
      {
        name: bars.name,
        type: 'bar',
        data: [...bars.values],
        itemStyle: barStyle(bars.colour ?? look.main),
        barCategoryGap: '32%',
        ...(above && {
          label: {
            ...valueText(look),
            show: true,
            position: 'top',
            distance: 3,
            formatter: ({ value }: { value: unknown }) => above(Number(value)),
          },
        }),
      },
      ...(line
        ? [
            {
              name: line.name,
              type: 'line',
              yAxisIndex: 1,
              data: [...line.values],
              ...(line.points ? { symbolSize: 5 } : { symbol: 'none' }),
              ...lineStyle(look.second),
            },
          ]
        : []),
    ],
  };
}
