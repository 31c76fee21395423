import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarbonYear } from '../../shared/carbon.ts';
import { FONT } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';

/** Bars of what each year avoids, and a line of all avoided so far less what making the systems emitted. */
export function YearlyChart({ years }: { years: readonly CarbonYear[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 62, right: 66, top: 34, bottom: 22 },
      legend: { top: 0, textStyle: { color: c.muted, fontSize: 11, fontFamily: FONT } },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const row = years[first!.dataIndex]!;
          return `${row.year} · ${format.number(row.factorKgKwh, 4)} kg/kWh<br/>${t('carbon.avoided')} <b>${format.carbon(row.avoidedTco2)}</b><br/>${t('carbon.net')} <b>${format.carbon(row.netTco2)}</b>`;
        },
      },
      xAxis: { type: 'category', data: years.map(({ year }) => String(year)), ...axisStyle(c) },
      yAxis: [
        { type: 'value', name: 't/a', ...axisStyle(c), splitNumber: 4 },
        { type: 'value', name: 't', ...axisStyle(c), splitNumber: 4, splitLine: { show: false } },
      ],
      series: [
        {
          name: t('carbon.avoided'),
          type: 'bar',
          data: years.map(({ avoidedTco2 }) => avoidedTco2),
          itemStyle: { color: c.main, borderRadius: [2, 2, 0, 0] },
        },
        {
          name: t('carbon.net'),
          type: 'line',
          yAxisIndex: 1,
          symbol: 'none',
          data: years.map(({ netTco2 }) => netTco2),
          lineStyle: { color: c.second, width: 2 },
          itemStyle: { color: c.second },
        },
      ],
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
