import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarbonYear } from '../../shared/carbon.ts';
import { barChart } from '../../shared/charts/bars.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Bars of what each year avoids, and a line of all avoided so far less what making the systems emitted. */
export function YearlyChart({ years }: { years: readonly CarbonYear[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartLook) => ({
      ...barChart(c, {
        labels: years.map(({ year }) => String(year)),
        bars: {
          name: t('carbon.avoided'),
          unit: 't/a',
          values: years.map(({ avoidedTco2 }) => avoidedTco2),
        },
        line: { name: t('carbon.net'), unit: 't', values: years.map(({ netTco2 }) => netTco2) },
      }),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const row = years[first!.dataIndex]!;
          return `${row.year} · ${format.number(row.factorKgKwh, 4)} kg/kWh<br/>${t('carbon.avoided')} <b>${format.carbon(row.avoidedTco2)}</b><br/>${t('carbon.net')} <b>${format.carbon(row.netTco2)}</b>`;
        },
      },
    }),
    [years, format, t],
  );
  return (
    <Chart
      title={t('carbon.yearly')}
      height={220}
      option={option}
      table={{
        head: [t('carbon.year'), 'kg/kWh', 'kWh', `${t('carbon.avoided')} t`, `${t('carbon.net')} t`],
        rows: years.map((row) => [row.year, row.factorKgKwh, row.energyKwh, row.avoidedTco2, row.netTco2]),
      }}
    />
  );
}
