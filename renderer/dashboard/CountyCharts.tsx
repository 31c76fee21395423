import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleEnergy } from '../app/format.ts';
import { select, useStore } from '../app/store.ts';
import { FONT, KIND_COLOUR } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { fitSelection } from '../map/actions.ts';
import { type Metric, metricOf } from '../map/palette.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import classes from './dashboard.module.css';

const HEIGHT = 200;
const RANKED = 12;
const METRICS: readonly Metric[] = ['capacity', 'specificYield', 'avoided'];

function Monthly({ monthlyKwh }: { monthlyKwh: readonly number[] }) {
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

function ByKind() {
  const { t } = useTranslation();
  const format = useFormat();
  const byKind = useStore((state) => state.summary?.byKind) ?? [];
  const option = useCallback(
    (c: ChartColours) => {
      const share = (key: 'capacityKwp' | 'annualKwh') => {
        const sum = byKind.reduce((total, row) => total + row[key], 0) || 1;
        return byKind.map((row) => row[key] / sum);
      };
      const [capacity, annual] = [share('capacityKwp'), share('annualKwh')];
      return {
        grid: { left: 10, right: 10, top: 40, bottom: 8 },
        legend: {
          top: 4,
          left: 0,
          textStyle: { color: c.muted, fontSize: 11, fontFamily: FONT },
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
          axisLabel: {
            ...axisStyle(c).axisLabel,
            inside: true,
            padding: [0, 0, 52, -8],
            verticalAlign: 'bottom',
          },
          z: 10,
        },
        series: byKind.map((row, index) => ({
          name: t(`kinds.${row.kind}`),
          type: 'bar',
          stack: 'share',
          barWidth: 26,
          data: [capacity[index], annual[index]],
          itemStyle: { color: KIND_COLOUR[row.kind] },
          label: {
            show: true,
            color: row.kind === 'rooftop' ? '#1f1600' : '#ffffff',
            fontSize: 11,
            fontFamily: FONT,
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

function Ranking() {
  const { t } = useTranslation();
  const format = useFormat();
  const sites = useStore((state) => state.sites);
  const [metric, setMetric] = useState<Metric>('capacity');
  const top = useMemo(
    () =>
      sites
        .flatMap((site) => {
          const value = metricOf(site, metric);
          return value === null ? [] : [{ site, value }];
        })
        .sort((a, b) => b.value - a.value)
        .slice(0, RANKED),
    [sites, metric],
  );
  const show = useCallback(
    (value: number) =>
      metric === 'capacity'
        ? format.power(value)
        : metric === 'avoided'
          ? format.carbon(value)
          : format.specific(value),
    [metric, format],
  );
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 96, right: 86, top: 2, bottom: 2 },
      xAxis: { type: 'value', show: false, min: 0 },
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
          cursor: 'pointer',
          data: top.map(({ site, value }) => ({
            value,
            itemStyle: { color: KIND_COLOUR[site.kind], borderRadius: 2 },
          })),
          label: {
            show: true,
            position: 'right',
            color: c.muted,
            fontSize: 11,
            fontFamily: FONT,
            formatter: ({ value }: { value: number }) => show(value),
          },
        },
      ],
    }),
    [top, show],
  );
  return (
    <Chart
      title={t('dashboard.ranking')}
      height={HEIGHT}
      option={option}
      table={{
        head: [t('sites.name'), t(`map.colour.${metric}`)],
        rows: top.map(({ site, value }) => [site.name, value]),
      }}
      aside={
        <NativeSelect
          size="xs"
          w={150}
          mr={4}
          aria-label={t('dashboard.rankingBy')}
          value={metric}
          onChange={(event) => setMetric(event.currentTarget.value as Metric)}
          data={METRICS.map((value) => ({ value, label: t(`map.colour.${value}`) }))}
        />
      }
      onPick={(index) => {
        select([top[index]!.site.id]);
        fitSelection();
      }}
    />
  );
}

/** The county's months, kinds and best sites; a click on a bar shows the site on the map. */
export function CountyCharts() {
  const { t } = useTranslation();
  const summary = useStore((state) => state.summary);
  if (!summary || summary.siteCount === 0) return <State kind="empty" title={t('dashboard.empty')} />;
  return (
    <div className={classes.charts}>
      <Monthly monthlyKwh={summary.monthlyKwh} />
      <ByKind />
      <Ranking />
    </div>
  );
}
