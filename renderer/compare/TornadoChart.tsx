import { NativeSelect } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, legendStyle } from '../../shared/charts/look.ts';
import { MEASURES, type Measure, type Tornado } from '../../shared/compare.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import { useFigure } from './use-figure.ts';

const SHARE = 0.2;

function Bars({ tornado, onMeasure }: { tornado: Tornado; onMeasure(measure: Measure): void }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { bars, base, measure } = tornado;
  const n = SHARE * 100;
  const option = useCallback(
    (c: ChartLook) => {
      const shown = [...bars].reverse();
      const around = (value: number | null) => (value === null || base === null ? 0 : value - base);
      const series = (['low', 'high'] as const).map((side) => ({
        name: t(side === 'low' ? 'compare.lower' : 'compare.higher', { n }),
        type: 'bar',
        stack: 'turned',
        data: shown.map((bar) => around(bar[side])),
        itemStyle: { color: side === 'low' ? c.second : c.main },
      }));
      return {
        grid: { left: 96, right: 18, top: 30, bottom: 24 },
        legend: legendStyle(c),
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: ([first]: { dataIndex: number }[]) => {
            const bar = shown[first!.dataIndex]!;
            return `${t(`compare.turned.${bar.turned}`)}<br/>${t('compare.lower', { n })} <b>${figure(measure, bar.low)}</b><br/>${t('compare.higher', { n })} <b>${figure(measure, bar.high)}</b>`;
          },
        },
        xAxis: {
          type: 'value',
          ...axisStyle(c),
          splitNumber: 3,
          axisLabel: {
            ...axisStyle(c).axisLabel,
            hideOverlap: true,
            formatter: (value: number) => figure(measure, value + (base ?? 0)),
          },
        },
        yAxis: {
          type: 'category',
          data: shown.map(({ turned }) => t(`compare.turned.${turned}`)),
          ...axisStyle(c),
          axisLine: { onZero: false, lineStyle: { color: c.line } },
        },
        series,
      };
    },
    [bars, base, measure, figure, n, t],
  );
  return (
    <Chart
      title={t('compare.tornado', { n })}
      height={270}
      option={option}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('compare.measure')}
          value={measure}
          data={MEASURES.map((each) => ({ value: each, label: t(`compare.figures.${each}`) }))}
          onChange={({ currentTarget }) => onMeasure(currentTarget.value as Measure)}
        />
      }
      table={{
        head: [t('compare.figure'), t('compare.lower', { n }), t('compare.higher', { n })],
        rows: bars.map(({ turned, low, high }) => [t(`compare.turned.${turned}`), low ?? '', high ?? '']),
      }}
    />
  );
}

/** What the active scenario's money rests on most. */
export function TornadoChart() {
  const { t } = useTranslation();
  const estimated = useStore((state) => (state.summary?.estimatedCount ?? 0) > 0);
  const [measure, setMeasure] = useState<Measure>('npvYuan');
  const { read, retry } = useQuery('scenario.tornado', { measure, share: SHARE });
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  if (!estimated) return <State kind="empty" title={t('money.empty')} />;
  return <Bars tornado={read.value} onMeasure={setMeasure} />;
}
