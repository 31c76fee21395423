import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, legendStyle, valueAxis } from '../../shared/charts/look.ts';
import type { Supply } from '../../shared/consumers.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Generation, load and what passes between, for 168 hours of Beijing time. */
export function WeekChart({ week }: { week: Supply['week'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stamp = useCallback(
    (hour: number) => {
      const date = new Date(Date.parse(`${week.firstDay}T00:00:00Z`) + hour * 3_600_000);
      return `${date.toISOString().slice(5, 10)} ${date.toISOString().slice(11, 16)}`;
    },
    [week.firstDay],
  );
  const option = useCallback(
    (c: ChartLook) => {
      const series = [
        { key: 'generationKw', label: t('supply.generation'), colour: c.second, area: true },
        { key: 'loadKw', label: t('supply.load'), colour: c.main, area: false },
        { key: 'importKw', label: t('supply.import'), colour: c.loss, area: false },
        { key: 'dischargeKw', label: t('supply.discharge'), colour: c.muted, area: false },
      ] as const;
      const used = series.filter(({ key }) => key !== 'dischargeKw' || week.dischargeKw.some((kw) => kw > 0));
      return {
        grid: { left: 58, right: 12, top: 52, bottom: 22 },
        legend: legendStyle(c),
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'axis',
          formatter: ([first]: { dataIndex: number }[]) => {
            const hour = first!.dataIndex;
            const lines = used.map(
              ({ key, label }) => `${label} <b>${format.number(week[key][hour]!)}</b> kW`,
            );
            return [stamp(hour), ...lines].join('<br/>');
          },
        },
        xAxis: {
          type: 'category',
          data: week.loadKw.map((_, hour) => stamp(hour)),
          ...axisStyle(c),
          axisLabel: {
            ...axisStyle(c).axisLabel,
            interval: 23,
            formatter: (value: string) => value.slice(0, 5),
          },
        },
        yAxis: valueAxis(c, 'kW'),
        series: used.map(({ key, label, colour, area }) => ({
          name: label,
          type: 'line',
          symbol: 'none',
          data: week[key],
          lineStyle: { color: colour, width: 1.5 },
          itemStyle: { color: colour },
          ...(area && { areaStyle: { color: colour, opacity: 0.18 } }),
        })),
      };
    },
    [week, stamp, format, t],
  );
  return (
    <Chart
      title={t('supply.weekChart')}
      height={210}
      option={option}
      table={{
        head: [
          t('supply.week'),
          `${t('supply.generation')} kW`,
          `${t('supply.load')} kW`,
          `${t('supply.import')} kW`,
          `${t('supply.surplus')} kW`,
          `${t('supply.charge')} kW`,
          `${t('supply.discharge')} kW`,
          `${t('supply.stored')} kWh`,
        ],
        rows: week.loadKw.map((load, hour) => [
          stamp(hour),
          week.generationKw[hour]!,
          load,
          week.importKw[hour]!,
          week.surplusKw[hour]!,
          week.chargeKw[hour]!,
          week.dischargeKw[hour]!,
          week.storedKwh[hour]!,
        ]),
      }}
    />
  );
}
