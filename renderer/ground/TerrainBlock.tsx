import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { quietText } from '../../shared/charts/look.ts';
import type { SiteTerrain } from '../../shared/terrain.ts';
import { texts } from '../base/i18n.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import siteClasses from '../ui/blocks.module.css';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { useGround } from './state.ts';

const SUN_DASH = { june: 'solid', equinox: 'dashed', december: 'dotted' } as const;

function Horizon({ ground }: { ground: SiteTerrain }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { directions } = texts[useStore((state) => state.language)].ground;
  const { horizonDeg, sunPaths } = ground;
  const step = 360 / horizonDeg.length;
  const skyline = [...horizonDeg, horizonDeg[0]!].map((height, i): [number, number] => [i * step, height]);
  const top = Math.max(
    20,
    ...horizonDeg,
    ...sunPaths.flatMap(({ points }) => points.map(({ elevationDeg }) => elevationDeg)),
  );
  return (
    <Chart
      title={t('ground.site.horizon')}
      height={190}
      table={{
        head: [t('ground.site.azimuth'), t('ground.site.skyline')],
        rows: skyline.map(([azimuth, height]) => [format.number(azimuth, 0), format.number(height, 2)]),
      }}
      option={(colours) => ({
        grid: { left: 34, right: 10, top: 28, bottom: 30 },
        legend: { top: 0, itemWidth: 16, itemHeight: 8, textStyle: quietText(colours) },
        tooltip: {
          ...tooltipStyle(colours),
          trigger: 'axis',
          valueFormatter: (value: number) => `${format.number(value, 1)}°`,
        },
        xAxis: {
          type: 'value',
          min: 0,
          max: 360,
          interval: 45,
          splitLine: { show: false },
          axisLabel: {
            ...quietText(colours),
            formatter: (azimuth: number) =>
              azimuth % 90 === 0 ? (directions[(azimuth / 45) % 8] ?? '') : '',
          },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: Math.min(90, Math.ceil(top / 10) * 10),
          splitNumber: 3,
          axisLabel: { ...quietText(colours), formatter: '{value}°' },
          splitLine: { lineStyle: { color: colours.line } },
        },
        series: [
          {
            name: t('ground.site.skyline'),
            type: 'line',
            data: skyline,
            symbol: 'none',
            lineStyle: { width: 1.4, color: colours.muted },
            itemStyle: { color: colours.muted },
            areaStyle: { color: colours.muted, opacity: 0.45 },
          },
          ...sunPaths.map(({ day, points }) => ({
            name: t(`ground.site.days.${day}`),
            type: 'line',
            symbol: 'none',
            data: points.map(({ azimuthDeg, elevationDeg }) => [azimuthDeg, elevationDeg]),
            lineStyle: { width: 1.6, type: SUN_DASH[day], color: colours.second },
            itemStyle: { color: colours.second },
          })),
        ],
      })}
    />
  );
}

/** Height, slope and skyline of a site; nothing where the document has no terrain. */
export function TerrainBlock({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const terrain = useGround((state) => state.terrain);
  const { read, retry } = useQuery('terrain.site', { siteId: site.id }, false);
  if (!terrain) return null;
  const ground = read && 'value' in read ? read.value.ground : null;
  const aspect = (deg: number | null) =>
    deg === null
      ? t('ground.site.level')
      : `${texts[language].ground.directions[Math.round(deg / 45) % 8]} · ${format.degrees(deg)}`;
  return (
    <section className={siteClasses.part} aria-label={t('ground.site.title')}>
      <h3 className={siteClasses.partTitle}>{t('ground.site.title')}</h3>
      {!read && <State kind="loading" title={t('ground.site.loading')} />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {read && 'value' in read && !ground && (
        <Text size="xs" c="var(--muted)">
          {t('ground.site.none')}
        </Text>
      )}
      {ground && (
        <>
          <Facts
            rows={[
              [t('ground.site.elevation'), format.length(ground.elevationM)],
              [t('ground.site.slope'), format.degrees(ground.meanSlopeDeg, 1)],
              [t('ground.site.steep'), format.degrees(ground.steepSlopeDeg, 1)],
              [t('ground.site.aspect'), aspect(ground.aspectDeg)],
              [t('ground.site.highest'), format.degrees(Math.max(...ground.horizonDeg), 1)],
            ]}
          />
          <Horizon ground={ground} />
        </>
      )}
    </section>
  );
}
