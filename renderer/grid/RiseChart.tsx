import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, lineStyle } from '../../shared/charts/look.ts';
import type { FeederCheck } from '../../shared/grid.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Voltage over nominal along a feeder from its substation, with the limit. */
export function RiseChart({ feeder }: { feeder: FeederCheck }) {
  const { voltageLimit: limit } = feeder;
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartLook) => ({
      grid: { left: 44, right: 14, top: 24, bottom: 22 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const at = feeder.profile[first!.dataIndex]!;
          return `${format.length(at.alongM)}<br/><b>${format.percent(at.rise, 2)}</b>`;
        },
      },
      xAxis: { type: 'value', name: 'km', max: feeder.lengthM / 1000, ...axisStyle(c) },
      yAxis: {
        type: 'value',
        name: '%',
        ...axisStyle(c),
        splitNumber: 3,
        // The limit stays in view, however far below it the line is.
        max: ({ max }: { max: number }) => Math.ceil(Math.max(max, 100 * limit) * 1.1),
      },
      series: [
        {
          type: 'line',
          showSymbol: false,
          data: feeder.profile.map(({ alongM, rise }) => [alongM / 1000, 100 * rise]),
          ...lineStyle(c.main),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: c.loss, type: 'dashed' },
            label: { color: c.muted, formatter: format.percent(limit), position: 'insideEndTop' },
            data: [{ yAxis: 100 * limit }],
          },
        },
      ],
    }),
    [feeder, limit, format],
  );
  return (
    <Chart
      title={`${feeder.name} · ${t('grid.profile')}`}
      height={140}
      option={option}
      table={{
        head: ['m', '%'],
        rows: feeder.profile.map(({ alongM, rise }) => [Math.round(alongM), 100 * rise]),
      }}
    />
  );
}
