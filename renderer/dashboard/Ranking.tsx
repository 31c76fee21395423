import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, KIND_COLOUR, quietText } from '../../shared/charts/look.ts';
import { select, useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import { useYuan } from '../money/use-yuan.ts';
import { Chart } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import { MEASURES, type Measure, useMeasure, written } from './measures.ts';
import { HEIGHT } from './size.ts';

const RANKED = 12;

/** The best sites by a measure; a click on a bar shows the site on the map. */
export function Ranking() {
  const { t } = useTranslation();
  const format = useFormat();
  const sites = useStore((state) => state.sites);
  const [measure, setMeasure] = useState<Measure>('capacity');
  const { values, failed, retry } = useMeasure(sites, measure);
  const yuan = useYuan();
  const top = useMemo(
    () =>
      sites
        .flatMap((site) => {
          const value = values?.get(site.id) ?? null;
          return value === null ? [] : [{ site, value }];
        })
        .sort((a, b) => b.value - a.value)
        .slice(0, RANKED),
    [sites, values],
  );
  const show = useCallback((value: number) => written(measure, value, format, yuan), [measure, format, yuan]);
  const option = useCallback(
    (c: ChartLook) => ({
      grid: { left: 96, right: 86, top: 2, bottom: 2 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: top.map(({ site }) => site.name),
        ...axisStyle(c),
        axisLine: { show: false },
        axisLabel: { ...axisStyle(c).axisLabel, width: 86, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barCategoryGap: '30%',
          barMaxWidth: 22,
          cursor: 'pointer',
          data: top.map(({ site, value }) => ({
            value,
            itemStyle: { color: KIND_COLOUR[site.kind], borderRadius: 2 },
          })),
          label: {
            show: true,
            position: 'right',
            ...quietText(c),
            formatter: ({ value }: { value: number }) => show(value),
          },
        },
      ],
    }),
    [top, show],
  );
  const picker = (
    <NativeSelect
      size="xs"
      w={150}
      mr={4}
      aria-label={t('dashboard.rankingBy')}
      value={measure}
      onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
      data={MEASURES.map((value) => ({ value, label: t(`dashboard.measures.${value}`) }))}
    />
  );
  if (failed) {
    return (
      <State kind="error" text={failed} onRetry={retry}>
        {picker}
      </State>
    );
  }
  return (
    <Chart
      title={t('dashboard.ranking')}
      height={HEIGHT}
      option={option}
      table={{
        head: [t('sites.name'), t(`dashboard.measures.${measure}`)],
        rows: top.map(({ site, value }) => [site.name, value]),
      }}
      aside={picker}
      onPick={(index) => {
        select([top[index]!.site.id]);
        fitSelection();
      }}
    />
  );
}
