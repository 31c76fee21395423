import { ActionIcon, NativeSelect, Text, Tooltip } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, KIND_COLOUR, quietText } from '../../shared/charts/look.ts';
import { type Ranking as Measure, RANKINGS } from '../../shared/site-ranking.ts';
import { select } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { fitSelection } from '../map/actions.ts';
import { Chart } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import { written } from './measures.ts';
import { HEIGHT } from './size.ts';

const RANKED = 12;

/** The best or least sites of all by a measure; a click on a bar shows the site on the map. */
export function Ranking() {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const [measure, setMeasure] = useState<Measure>('capacity');
  const [order, setOrder] = useState<'best' | 'least'>('best');
  const { read, retry } = useQuery('site.ranking', { measure, order, limit: RANKED });
  const answer = read && 'value' in read ? read.value : null;
  // Until the next answer is there the last one stays, in the unit of its own measure.
  const shown = answer?.measure ?? measure;
  const option = useCallback(
    (c: ChartLook) => {
      const rows = answer?.rows ?? [];
      return {
        grid: { left: 96, right: 86, top: 2, bottom: 2 },
        xAxis: { type: 'value', show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: rows.map(({ name }) => name),
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
            data: rows.map(({ kind, value }) => ({
              value,
              itemStyle: { color: KIND_COLOUR[kind], borderRadius: 2 },
            })),
            label: {
              show: true,
              position: 'right',
              ...quietText(c),
              formatter: ({ value }: { value: number }) => written(shown, value, format, yuan),
            },
          },
        ],
      };
    },
    [answer, shown, format, yuan],
  );
  const turned = t(order === 'best' ? 'dashboard.best' : 'dashboard.least');
  const picker = (
    <>
      {answer && (
        <Text size="xs" c="var(--muted)" mr={4} style={{ whiteSpace: 'nowrap' }}>
          {t('dashboard.sitesCount', { n: format.integer(answer.total) })}
        </Text>
      )}
      <Tooltip label={turned}>
        <ActionIcon
          size="sm"
          aria-label={turned}
          onClick={() => setOrder(order === 'best' ? 'least' : 'best')}
        >
          {order === 'best' ? <IconSortDescending size={15} /> : <IconSortAscending size={15} />}
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        size="xs"
        w={150}
        mr={4}
        aria-label={t('dashboard.rankingBy')}
        value={measure}
        onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
        data={RANKINGS.map((value) => ({ value, label: t(`dashboard.measures.${value}`) }))}
      />
    </>
  );
  if (read && 'failure' in read) {
    return (
      <State kind="error" text={read.failure} onRetry={retry}>
        {picker}
      </State>
    );
  }
  if (answer?.total === 0) {
    return (
      <State kind="empty" title={t('dashboard.noMeasure')}>
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
        head: [t('sites.name'), t(`dashboard.measures.${shown}`)],
        rows: answer?.rows.map(({ name, value }) => [name, value]) ?? [],
      }}
      aside={picker}
      onPick={(index) => {
        const site = answer?.rows[index];
        if (!site) return;
        select([site.id]);
        void fitSelection();
      }}
    />
  );
}
