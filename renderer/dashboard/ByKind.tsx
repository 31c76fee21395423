import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, KIND_COLOUR, quietText } from '../../shared/charts/look.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { HEIGHT } from './size.ts';

/** Shares of the kinds of site in capacity and energy. */
export function ByKind() {
  const { t } = useTranslation();
  const format = useFormat();
  const byKind = useStore((state) => state.summary?.byKind) ?? [];
  const option = useCallback(
    (c: ChartLook) => {
      const share = (key: 'capacityKwp' | 'annualKwh') => {
        const sum = byKind.reduce((total, row) => total + row[key], 0) || 1;
        return byKind.map((row) => row[key] / sum);
      };
      const [capacity, annual] = [share('capacityKwp'), share('annualKwh')];
      return {
        grid: { left: 84, right: 10, top: 40, bottom: 8 },
        legend: {
          top: 4,
          left: 0,
          textStyle: quietText(c),
          itemWidth: 12,
          itemHeight: 9,
          icon: 'rect',
        },
        tooltip: {
          ...tooltipStyle(c),
          formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
            const row = byKind[seriesIndex]!;
            return `${t(`kinds.${row.kind}`)} · ${t('dashboard.sitesCount', { n: row.siteCount })}<br/><b>${dataIndex === 0 ? format.power(row.capacityKwp) : format.energy(row.annualKwh)}</b>`;
          },
        },
        xAxis: { type: 'value', max: 1, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: [t('dashboard.capacity'), t('dashboard.annual')],
          ...axisStyle(c),
          axisLine: { show: false },
        },
        series: byKind.map((row, index) => ({
          name: t(`kinds.${row.kind}`),
          type: 'bar',
          stack: 'share',
          barWidth: 26,
          data: [capacity[index], annual[index]],
          itemStyle: { color: KIND_COLOUR[row.kind] },
          label: {
            ...quietText(c),
            show: true,
            color: row.kind === 'rooftop' ? '#1f1600' : '#ffffff',
            formatter: ({ value }: { value: number }) => (value < 0.12 ? '' : format.percent(value, 0)),
          },
        })),
      };
    },
    [byKind, format, t],
  );
  return (
    <Chart
      title={t('dashboard.byKind')}
      height={HEIGHT}
      option={option}
      table={{
        head: ['', t('summary.sites'), 'kWp', 'kWh'],
        rows: byKind.map((row) => [t(`kinds.${row.kind}`), row.siteCount, row.capacityKwp, row.annualKwh]),
      }}
    />
  );
}
