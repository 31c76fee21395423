import { Table } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, legendStyle } from '../../shared/charts/look.ts';
import type { StorageCurve as Curve } from '../../shared/consumers.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';

function CurveChart({ points }: { points: Curve['points'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartLook) => ({
      grid: { left: 44, right: 16, top: 48, bottom: 36 },
      legend: legendStyle(c),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const point = points[first!.dataIndex]!;
          return `${format.energy(point.energyKwh)}<br/>${t('supply.selfConsumption')} <b>${format.percent(point.selfConsumption)}</b><br/>${t('supply.selfSufficiency')} <b>${format.percent(point.selfSufficiency)}</b>`;
        },
      },
      xAxis: { type: 'value', name: 'MWh', nameLocation: 'middle', nameGap: 22, ...axisStyle(c) },
      yAxis: { type: 'value', name: '%', max: 100, ...axisStyle(c), splitNumber: 4 },
      series: (['selfConsumption', 'selfSufficiency'] as const).map((key, i) => ({
        name: t(`supply.${key}`),
        type: 'line',
        symbolSize: 4,
        data: points.map((point) => [point.energyKwh / 1000, point[key] * 100]),
        lineStyle: { color: i ? c.second : c.main, width: 2 },
        itemStyle: { color: i ? c.second : c.main },
      })),
    }),
    [points, format, t],
  );
  return (
    <Chart
      title={t('supply.curve')}
      height={190}
      option={option}
      table={{
        head: [`${t('supply.capacity')} kWh`, t('supply.selfConsumption'), t('supply.selfSufficiency')],
        rows: points.map((point) => [point.energyKwh, point.selfConsumption, point.selfSufficiency]),
      }}
    />
  );
}

/** What storage of growing size does, and how little reaches a target. */
export function StorageCurve({ community }: { community: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, retry } = useQuery('storage.curve', { community });
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  return (
    <>
      <CurveChart points={read.value.points} />
      <Table
        fz="xs"
        verticalSpacing={2}
        captionSide="top"
        data={{
          caption: t('supply.curveTargets'),
          head: [t('supply.target'), t('supply.smallest')],
          body: read.value.targets.map(({ selfConsumption, energyKwh }) => [
            format.percent(selfConsumption, 0),
            energyKwh === null ? t('supply.unreachable') : format.energy(energyKwh),
          ]),
        }}
      />
    </>
  );
}
