import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contribution, Purpose } from '../../shared/fit.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import classes from './fit.module.css';
import { useFitFormat } from './texts.ts';

/** One purpose's score of a site, criterion by criterion: how much of its weight each earns, and what was measured. */
function Bars({ purpose, rows }: { purpose: Purpose; rows: readonly Contribution[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measured, source } = useFitFormat();
  const widest = Math.max(...rows.map(({ weight }) => weight), 0.01);
  return (
    <table className={classes.bars}>
      <caption>{t(`fit.purposes.${purpose}`)}</caption>
      <thead>
        <tr className={classes.barsHead}>
          <th scope="col">{t('fit.indicator')}</th>
          <th scope="col">{t('fit.measured')}</th>
          <th scope="col">{t('fit.contribution')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tooltip
            key={row.indicator}
            multiline
            maw={340}
            label={`${t('fit.value')} ${row.value === null ? '—' : format.number(row.value, 2)} × ${t('fit.weight')} ${format.percent(row.weight)}. ${t('fit.source')}: ${source(row)}`}
          >
            <tr>
              <th scope="row">{t(`fit.indicators.${row.indicator}`)}</th>
              <td className={`num ${classes.measured}`}>{measured(row.measured, row.unit)}</td>
              <td className={classes.barCell}>
                <span className={classes.track} style={{ width: `${(row.weight / widest) * 100}%` }}>
                  <span className={classes.bar} style={{ width: `${(row.value ?? 0) * 100}%` }} />
                </span>
                <span className="num">
                  {row.value === null
                    ? t('fit.missingWeight', { weight: format.percent(row.weight, 0) })
                    : format.number(row.contribution, 3)}
                </span>
              </td>
            </tr>
          </Tooltip>
        ))}
      </tbody>
    </table>
  );
}

/** What the selected site's scores are made of. */
export function ContributionBars() {
  const { t } = useTranslation();
  const selected = useStore((state) => state.selected);
  const [siteId] = selected;
  if (selected.size !== 1 || siteId === undefined) return <State kind="empty" title={t('fit.pick')} />;
  return <Of siteId={siteId} />;
}

function Of({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const { read, retry } = useQuery('fit.explain', { siteId }, false);
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { site, purposes } = read.value;
  return (
    <section aria-label={t('fit.contributionsOf', { name: site.name })}>
      <Text size="xs" fw={600}>
        {t('fit.contributionsOf', { name: site.name })}
      </Text>
      {purposes.map(({ purpose, contributions }) => (
        <Bars key={purpose} purpose={purpose} rows={contributions} />
      ))}
    </section>
  );
}
