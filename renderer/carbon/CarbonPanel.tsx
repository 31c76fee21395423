import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { useWhereItGoes } from '../grid/use-where-it-goes.ts';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import classes from './carbon.module.css';
import { YearlyChart } from './YearlyChart.tsx';

function Rows({ title, head, body }: { title: string; head: string[]; body: string[][] }) {
  return <Table fz="xs" verticalSpacing={3} captionSide="top" data={{ caption: title, head, body }} />;
}

/** The active scenario's carbon: years, payback, methods, claims and the county's targets. */
export function CarbonPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = useStore((state) => state.summary);
  const { read, retry } = useQuery('carbon.outlook', {});
  const goes = useWhereItGoes();
  if (!summary?.annualKwh) return <State kind="empty" title={t('carbon.empty')} />;
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { value } = read;
  const payback = (years: number | null) =>
    years === null ? t('carbon.never') : t('carbon.paybackYears', { n: format.number(years, 1) });
  const maybe = (amount: number | null, show: (amount: number) => string) =>
    amount === null ? '—' : show(amount);
  return (
    <div className={classes.panel}>
      <YearlyChart years={value.years} />
      <div>
        <Facts
          rows={[
            [t('carbon.lifetime'), format.carbon(value.lifetimeTco2)],
            [t('carbon.embodied'), format.carbon(value.embodiedTco2)],
            [t('carbon.net'), format.carbon(value.netTco2)],
            [t('carbon.payback'), payback(value.paybackYears)],
          ]}
        />
        {goes && (
          <Text fz={11.5} c="var(--muted)" mt={6}>
            {[goes.said, ...goes.cautions].join(' ')}
          </Text>
        )}
        <Rows
          title={t('carbon.methodsTitle')}
          head={[
            t('carbon.method'),
            'kg/kWh',
            t('carbon.firstYear', { year: value.headlineYear }),
            t('carbon.lifetime'),
            t('carbon.payback'),
          ]}
          body={value.methods.map((row) => [
            t(`carbon.methods.${row.method}`),
            format.number(row.factorKgKwh, 4),
            format.carbon(row.firstYearTco2),
            format.carbon(row.lifetimeTco2),
            payback(row.paybackYears),
          ])}
        />
      </div>
      <div>
        <Rows
          title={t('carbon.ledgerTitle')}
          head={[t('carbon.scope'), t('carbon.share'), 't']}
          body={[
            ...value.ledger.entries.map(({ scope, share, grams }) => [
              t(`carbon.scopes.${scope}`),
              format.percent(share),
              format.number(grams / 1e6, 1),
            ]),
            [t('carbon.total'), format.percent(1), format.number(value.ledger.totalG / 1e6, 1)],
          ]}
        />
        <Certificates />
        <Rows
          title={t('carbon.targetsTitle')}
          head={[
            t('carbon.targetsTitle'),
            t('carbon.year'),
            t('carbon.avoided'),
            t('carbon.cumulative'),
            t('carbon.gap'),
            t('carbon.covered'),
          ]}
          body={value.targets.map((row) => [
            t(`carbon.targets.${row.target}`),
            String(row.year),
            format.carbon(row.avoidedTco2),
            format.carbon(row.cumulativeTco2),
            maybe(row.gapTco2, format.carbon),
            maybe(row.coveredShare, (share) => format.percent(share)),
          ])}
        />
        <Text fz={11.5} c="var(--muted)">
          {t('carbon.note')}
        </Text>
      </div>
    </div>
  );
}

/** Who may sell or claim each delivered megawatt-hour, by owner class. */
function Certificates() {
  const { t } = useTranslation();
  const format = useFormat();
  const { read } = useQuery('carbon.certificates', { limit: 0 });
  if (!read || 'failure' in read) return null;
  const { year, owners, factors, mechanismAssumed } = read.value;
  const mwh = (kwh: number) => format.number(kwh / 1000, 1);
  return (
    <>
      <Rows
        title={t('carbon.certificates.title', { year })}
        head={[
          t('carbon.certificates.owner'),
          t('carbon.certificates.selfUsed'),
          t('carbon.certificates.shared'),
          t('carbon.certificates.provincial'),
          t('carbon.certificates.owners'),
          t('carbon.certificates.certificates'),
        ]}
        body={owners.map((row) => [
          t(`siteTerms.owners.${row.ownerClass}`),
          mwh(row.selfUsedKwh),
          mwh(row.sharedKwh),
          mwh(row.provincialKwh),
          mwh(row.ownersKwh),
          format.integer(row.certificates),
        ])}
      />
      <Text fz={11.5} c="var(--muted)">
        {mechanismAssumed && t('carbon.certificates.assumed')}{' '}
        {factors.residual &&
          t('carbon.certificates.factors', {
            average: format.number(factors.average.kgKwh, 4),
            residual: format.number(factors.residual.kgKwh, 4),
            source: factors.residual.source,
          })}
      </Text>
    </>
  );
}
