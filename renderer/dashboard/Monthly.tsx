import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleEnergy } from '../app/format.ts';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { HEIGHT } from './size.ts';

/** Energy of the county's sites by month. */
export function Monthly({ monthlyKwh }: { monthlyKwh: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(...monthlyKwh, 1);
  const { value, unit } = scaleEnergy(largest);
  const divisor = largest / value;
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 46, right: 8, top: 26, bottom: 22 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) =>
          `${format.month(first!.dataIndex)} <b>${format.energy(monthlyKwh[first!.dataIndex]!)}</b>`,
      },
      xAxis: {
        type: 'category',
        data: monthlyKwh.map((_, index) => format.month(index)),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 0, fontSize: 10.5 },
      },
      yAxis: { type: 'value', name: unit, ...axisStyle(c), splitNumber: 4 },
      series: [
        {
          type: 'bar',
          data: monthlyKwh.map((each) => each / divisor),
          itemStyle: { color: c.main, borderRadius: [2, 2, 0, 0] },
          barCategoryGap: '32%',
        },
      ],
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
