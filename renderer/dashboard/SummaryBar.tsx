import { useTranslation } from 'react-i18next';
import { fullLoadHours, specificYield } from '../../shared/account.ts';
import { type Scaled, scaleArea, scaleEnergy, scalePower } from '../base/format.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useWhereItGoes } from '../grid/use-where-it-goes.ts';
import { Stat } from '../ui/Stat.tsx';
import { Term } from '../ui/Term.tsx';
import type { TermKey } from '../ui/terms.ts';
import classes from './dashboard.module.css';

/** What the sites of the active scenario add up to, at a glance. */
export function SummaryBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = useStore((state) => state.summary);
  const goes = useWhereItGoes();
  const blank = t('app.none');
  const scaled = (label: string, scale: Scaled | null, term?: TermKey, help?: string) => (
    <Stat
      label={label}
      value={scale ? format.number(scale.value) : blank}
      unit={scale?.unit}
      help={help}
      term={term && <Term name={term} />}
    />
  );
  const hours = summary && fullLoadHours(summary);
  const specific = summary && specificYield(summary);
  const partly = summary && summary.estimatedCount < summary.siteCount;
  return (
    <section aria-label={t('panes.summary')} className={classes.bar} data-tour="totals">
      <dl className={classes.stats}>
        {scaled(t('summary.capacity'), summary && scalePower(summary.capacityKwp), 'capacity')}
        {scaled(
          t('summary.delivered'),
          summary && scaleEnergy(summary.deliveredKwh),
          'annual',
          goes ? [goes.said, ...goes.cautions].join('\n') : undefined,
        )}
        {scaled(t('summary.p90'), summary && scaleEnergy(summary.p90DeliveredKwh), 'p90')}
        <Stat
          label={t('summary.fullLoad')}
          value={hours ? format.integer(hours) : blank}
          unit={hours ? 'h' : ''}
          term={<Term name="fullLoad" />}
          help={specific ? `${t('sites.specific')} ${format.integer(specific)} kWh/kWp` : undefined}
        />
        {scaled(
          t('summary.avoided'),
          summary && format.scaleCarbon(summary.avoidedTco2),
          'avoided',
          summary
            ? `${t('summary.gridFactor')} ${format.number(summary.gridFactorKgKwh, 4)} kg/kWh · ${format.source(summary.gridFactorSource)}`
            : undefined,
        )}
        <Stat
          label={t('summary.sites')}
          value={summary ? format.integer(summary.siteCount) : blank}
          unit={
            partly ? t('summary.estimated', { done: summary.estimatedCount, total: summary.siteCount }) : ''
          }
          {...(summary &&
            summary.unchecked > 0 && {
              help: t('rules.uncheckedCount', { n: format.integer(summary.unchecked) }),
            })}
        />
        {scaled(t('summary.area'), summary && scaleArea(summary.areaM2))}
      </dl>
    </section>
  );
}
