import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import { scaleEnergy } from '../base/format.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { HEIGHT } from './size.ts';

/** Energy of the county's sites by month. */
export function Monthly({ monthlyKwh }: { monthlyKwh: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(...monthlyKwh, 1);
  const { value, unit } = scaleEnergy(largest);
  const divisor = largest / value;
  const option = useCallback(
    (c: ChartLook) => ({
      ...barChart(c, {
        labels: monthlyKwh.map((_, index) => format.month(index)),
        everyLabel: true,
        bars: { unit, values: monthlyKwh.map((each) => each / divisor) },
      }),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) =>
          `${format.month(first!.dataIndex)} <b>${format.energy(monthlyKwh[first!.dataIndex]!)}</b>`,
      },
    }),
    [monthlyKwh, divisor, unit, format],
  );
  return (
    <Chart
      title={t('dashboard.monthly')}
      height={HEIGHT}
      option={option}
      table={{ head: ['', 'kWh'], rows: monthlyKwh.map((each, index) => [format.month(index), each]) }}
    />
  );
}
