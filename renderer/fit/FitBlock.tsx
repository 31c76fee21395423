import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FitObserver, OBSERVER_KINDS } from '../../shared/fit.ts';
import type { SiteRow } from '../base/state.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import siteClasses from '../ui/blocks.module.css';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { GlareChart } from './GlareChart.tsx';
import { useFitFormat } from './texts.ts';

/** What one observer sees of the site, and when its reflection reaches him. */
function Sight({
  observers,
  mapped,
}: {
  observers: readonly FitObserver[];
  mapped: Record<FitObserver['kind'], boolean>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const worst = observers.toSorted((a, b) => b.glareHours - a.glareHours);
  const [chosen, setChosen] = useState(0);
  const observer = worst[chosen] ?? worst[0];
  const near = OBSERVER_KINDS.filter((kind) => mapped[kind]);
  if (!observer) {
    return (
      <Text size="xs" c="var(--muted)">
        {near.length > 0
          ? t('fit.noneNear', { kinds: near.map((kind) => t(`fit.observers.${kind}`)).join(', ') })
          : t('fit.noneMapped')}
      </Text>
    );
  }
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('fit.observer')}
        value={String(worst.indexOf(observer))}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={worst.map((each, i) => ({
          value: String(i),
          label: `${t(`fit.observers.${each.kind}`)} · ${each.name} · ${t('fit.hours', { n: format.number(each.glareHours, 1) })}`,
        }))}
      />
      <Facts
        rows={[
          [t('fit.distance'), format.length(observer.distanceM)],
          [t('fit.bearing'), format.degrees(observer.bearingDeg)],
          [
            t('fit.magnitude'),
            `${format.number(observer.magnitudeDeg2)} (${format.degrees(observer.horizontalDeg, 1)} × ${format.degrees(observer.verticalDeg, 2)})`,
          ],
          [t('fit.glareHours'), t('fit.hours', { n: format.number(observer.glareHours, 1) })],
          [t('fit.glareHoursLai'), t('fit.hours', { n: format.number(observer.glareHoursLai, 1) })],
        ]}
      />
      {observer.glareHours > 0 ? (
        <GlareChart hours={observer.glareByMonthHour} />
      ) : (
        <Text size="xs" c="var(--muted)" my={4}>
          {t('fit.noGlare')}
        </Text>
      )}
    </>
  );
}

/** Both fit scores of a site with what it looks like from around. */
export function FitBlock({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const { score } = useFitFormat();
  const { read, retry } = useQuery('fit.explain', { siteId: site.id }, false);
  return (
    <section className={siteClasses.part} aria-label={t('fit.tab')}>
      <h3 className={siteClasses.partTitle}>{t('fit.tab')}</h3>
      {!read && <State kind="loading" />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {read && 'value' in read && (
        <>
          <Facts
            rows={(['agriculture', 'tourism', 'combined'] as const).map((part) => {
              const of = read.value.site[part];
              const name =
                part === 'combined'
                  ? t('fit.combined')
                  : t(`fit.purposes.${part === 'agriculture' ? 'smart-agriculture' : 'rural-tourism'}`);
              return [
                name,
                `${t('fit.weightedSum')} ${score(of, 'weightedSum')} · ${t('fit.topsis')} ${score(of, 'topsis')}`,
              ] as const;
            })}
          />
          <Text size="xs" fw={600} mt="sm" mb={4}>
            {t('fit.sight')}
          </Text>
          <Sight key={site.id} observers={read.value.observers} mapped={read.value.mapped} />
          {read.value.observers.length > 0 && (
            <Text fz={11.5} c="var(--muted)" mt={4}>
              {t('fit.glareMethod')}{' '}
              {read.value.terrain === 'dem'
                ? t('fit.dem', { source: read.value.terrainSource })
                : t('fit.flat')}
            </Text>
          )}
        </>
      )}
    </section>
  );
}
