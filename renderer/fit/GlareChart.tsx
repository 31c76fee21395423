import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { heatmapChart } from '../../shared/charts/heatmap.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** When a site's reflection reaches an observer: hours by month and hour of Beijing time. */
export function GlareChart({ hours }: { hours: readonly (readonly number[])[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(...hours.flat(), 1e-9);
  const option = useCallback(
    (c: ChartLook) => ({
      ...heatmapChart(c, {
        values: hours,
        rows: hours.map((_, month) => format.month(month)),
        columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
        columnStep: 2,
        scale: { most: largest, texts: [`${format.number(largest, 1)} h`, '0'] },
      }),
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [hour, month, value] }: { value: [number, number, number] }) =>
          `${format.month(month)} ${clock(hour)}–${clock(hour + 1)}<br/><b>${format.number(value, 2)} h</b>`,
      },
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
