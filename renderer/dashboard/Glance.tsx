import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../shared/summary.ts';
import { scaleEnergy, scalePower } from '../base/format.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer, useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { scoreRange } from '../fit/texts.ts';
import { useWhereItGoes } from '../grid/use-where-it-goes.ts';
import { Stat } from '../ui/Stat.tsx';
import { Term } from '../ui/Term.tsx';
import { CarbonTargets } from './CarbonTargets.tsx';
import classes from './dashboard.module.css';

/** The county's answer in a few figures, and how near it is to the pilot's targets. */
export function Glance({ summary }: { summary: Summary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const money = useQuery('money.outlook', { limit: 0 });
  const fit = useQuery('fit.scores', { limit: 0 });
  const blank = t('app.none');
  const total = money.read && 'value' in money.read ? money.read.value.total : null;
  const scores = fit.read && 'value' in fit.read ? fit.read.value : null;
  const power = scalePower(summary.capacityKwp);
  const energy = scaleEnergy(summary.deliveredKwh);
  const goes = useWhereItGoes();
  const cut = scaleEnergy(summary.curtailedKwh);
  const carbon = format.scaleCarbon(summary.avoidedTco2);
  return (
    <section aria-label={t('dashboard.glance')} className={classes.glance}>
      <dl className={classes.figures}>
        <Stat label={t('summary.capacity')} value={format.number(power.value)} unit={power.unit} />
        <Stat label={t('summary.delivered')} value={format.number(energy.value)} unit={energy.unit} />
        {goes && (
          <Stat
            label={t('grid.curtailed')}
            value={format.number(cut.value)}
            unit={cut.unit}
            help={[goes.said, ...goes.cautions].join('\n')}
          />
        )}
        <Stat label={t('summary.avoided')} value={format.number(carbon.value)} unit={carbon.unit} />
        <Stat
          label={t('dashboard.homes')}
          value={format.integer(summary.homes)}
          unit={t('dashboard.homesUnit')}
          help={t('dashboard.homesHelp')}
        />
        <Stat
          label={t('money.firstRevenue', { year: summary.year })}
          value={total ? yuan(total.firstYearRevenueYuan) : blank}
        />
        <Stat
          label={t('dashboard.householdIncome')}
          value={total ? yuan(total.householdYuanPerYear) : blank}
        />
        <Stat
          label={t('dashboard.fit')}
          value={
            scores?.countyLow == null || scores.countyHigh === null
              ? blank
              : scoreRange(format, scores.countyLow, scores.countyHigh)
          }
          help={t('dashboard.fitHelp')}
          term={<Term name="fit" />}
        />
      </dl>
      <Targets />
      <CarbonTargets />
    </section>
  );
}

/** Roofs developed against the least shares that the whole-county pilot asks for. */
function Targets() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAnswer('roofs.progress', {});
  const rows = answer?.classes.filter(({ buildings }) => buildings > 0) ?? [];
  if (rows.length === 0) return null;
  return (
    <div>
      <Text size="xs" fw={600} mb={4}>
        {t('dashboard.roofTargets')}
      </Text>
      {rows.map((row) => {
        const name = t(`imports.classNames.${row.class}`);
        const said = t('dashboard.targetRow', {
          done: format.percent(row.share, 1),
          target: format.percent(row.leastShare, 0),
        });
        return (
          <div key={row.class} className={classes.target}>
            <span>{name}</span>
            <Progress
              value={Math.min(100, (100 * row.share) / row.leastShare)}
              color={row.share >= row.leastShare ? 'teal' : undefined}
              aria-label={`${name}: ${said}`}
            />
            <span className="num">{said}</span>
          </div>
        );
      })}
    </div>
  );
}
