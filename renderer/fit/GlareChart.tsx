import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** When a site's reflection reaches an observer: hours by month and hour of Beijing time. */
export function GlareChart({ hours }: { hours: readonly (readonly number[])[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(...hours.flat(), 1e-9);
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 42, right: 10, top: 6, bottom: 58 },
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [hour, month, value] }: { value: [number, number, number] }) =>
          `${format.month(month)} ${clock(hour)}–${clock(hour + 1)}<br/><b>${format.number(value, 2)} h</b>`,
      },
      xAxis: {
        type: 'category',
        data: Array.from({ length: 24 }, (_, hour) => hour),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 2 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: hours.map((_, month) => format.month(month)),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 0, fontSize: 10 },
      },
      visualMap: {
        min: 0,
        max: largest,
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 120,
        itemWidth: 9,
        text: [`${format.number(largest, 1)} h`, '0'],
        textStyle: { color: c.muted, fontSize: 11 },
        inRange: { color: [...c.ramp] },
      },
      series: [
        {
          type: 'heatmap',
          data: hours.flatMap((row, month) => row.map((value, hour) => [hour, month, value])),
          itemStyle: { borderColor: c.panel, borderWidth: 0.5 },
        },
      ],
    }),
    [hours, largest, format],
  );
  return (
    <Chart
      title={t('fit.glareTitle')}
      height={250}
      option={option}
      table={{
        head: ['', ...Array.from({ length: 24 }, (_, hour) => clock(hour))],
        rows: hours.map((row, month) => [format.month(month), ...row]),
      }}
    />
  );
}
