import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, barStyle, type ChartLook } from '../../shared/charts/look.ts';
import type { Station } from '../../shared/grid.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Least capacity that can be carried at each hour of the day. */
export function HourChart({ station }: { station: Pick<Station, 'name' | 'hostingByHourKwp'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartLook) => ({
      grid: { left: 52, right: 10, top: 24, bottom: 22 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const kwp = station.hostingByHourKwp[first!.dataIndex];
          return `${first!.dataIndex}:00<br/><b>${kwp == null ? t('grid.unlimited') : format.power(kwp)}</b>`;
        },
      },
      xAxis: {
        type: 'category',
        data: station.hostingByHourKwp.map((_, hour) => String(hour)),
        ...axisStyle(c),
      },
      yAxis: {
        type: 'log',
        name: 'MWp',
        min: 1,
        ...axisStyle(c),
      },
      series: [
        {
          type: 'bar',
          data: station.hostingByHourKwp.map((kwp) => (kwp === null ? null : kwp / 1000)),
          itemStyle: barStyle(c.main),
        },
      ],
    }),
    [station, format, t],
  );
  return (
    <Chart
      title={`${station.name} · ${t('grid.byHour')}`}
      height={150}
      option={option}
      table={{
        head: ['h', 'kWp'],
        rows: station.hostingByHourKwp.map((kwp, hour) => [hour, kwp ?? '']),
      }}
    />
  );
}
