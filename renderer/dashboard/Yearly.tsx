import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import { scaleEnergy } from '../base/format.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import { HEIGHT } from './size.ts';

/** Energy of the county's sites in each year of their life, as they age. */
export function Yearly() {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, retry } = useQuery('carbon.outlook', {});
  const years = read && 'value' in read ? read.value.years : [];
  const largest = Math.max(...years.map(({ energyKwh }) => energyKwh), 1);
  const { value, unit } = scaleEnergy(largest);
  const divisor = largest / value;
  const option = useCallback(
    (c: ChartLook) => ({
      ...barChart(c, {
        labels: years.map(({ year }) => String(year)),
        bars: { unit, values: years.map(({ energyKwh }) => energyKwh / divisor) },
      }),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const row = years[first!.dataIndex]!;
          return `${row.year} <b>${format.energy(row.energyKwh)}</b>`;
        },
      },
    }),
    [years, divisor, unit, format],
  );
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  return (
    <Chart
      title={t('dashboard.yearly')}
      height={HEIGHT}
      option={option}
      table={{ head: [t('carbon.year'), 'kWh'], rows: years.map((row) => [row.year, row.energyKwh]) }}
    />
  );
}
