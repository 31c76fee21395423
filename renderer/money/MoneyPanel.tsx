import { Alert, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MODES, type MoneyAssumptions, OWNERS } from '../../shared/money.ts';
import { FEED_IN_TERMS, type MoneyOutlook } from '../../shared/money-figures.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { CashChart } from './CashChart.tsx';
import { MarketPrices } from './MarketPrices.tsx';
import classes from './money.module.css';
import { SiteMoneyTable } from './SiteMoneyTable.tsx';

const UNIT = {
  capexRooftopYuanKwp: 'money.units.yuanKwp',
  capexAgrivoltaicYuanKwp: 'money.units.yuanKwp',
  opexRooftopYuanKwp: 'money.units.yuanKwpYear',
  opexAgrivoltaicYuanKwp: 'money.units.yuanKwpYear',
  feedInYuanKwh: 'money.units.yuanKwh',
  retailYuanKwh: 'money.units.yuanKwh',
  farmRetailYuanKwh: 'money.units.yuanKwh',
} as const;

/** Which mode the roofs sell under, and the way to every other assumption. */
function Choices() {
  const { t } = useTranslation();
  const scenario = useStore((state) => state.scenarios.find(({ active }) => active));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  if (!scenario) return null;
  const { money } = scenario.assumptions;
  const change = (part: Partial<MoneyAssumptions>) =>
    void run('scenario.update', { id: scenario.id, assumptions: { money: part } });
  return (
    <Group gap={6} mb={6}>
      <NativeSelect
        size="xs"
        aria-label={t('money.fields.rooftopOwner')}
        value={money.rooftopOwner}
        disabled={readOnly}
        data={OWNERS.map((owner) => ({ value: owner, label: t(`money.owners.${owner}`) }))}
        onChange={({ currentTarget }) =>
          change({ rooftopOwner: currentTarget.value as (typeof OWNERS)[number] })
        }
      />
      <NativeSelect
        size="xs"
        aria-label={t('money.fields.rooftopMode')}
        value={money.rooftopMode}
        disabled={readOnly}
        data={MODES.map((mode) => ({ value: mode, label: t(`money.modes.${mode}`) }))}
        onChange={({ currentTarget }) =>
          change({ rooftopMode: currentTarget.value as (typeof MODES)[number] })
        }
      />
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconAdjustments size={14} />}
        onClick={() => useStore.setState({ editingScenario: scenario.id })}
      >
        {t('scenarios.assumptions')}
      </Button>
    </Group>
  );
}

function Figures({ figures }: { figures: MoneyOutlook['figures'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const source = (text: string) =>
    text === 'planner' ? t('money.planner') : text === 'mean' ? t('money.mean') : format.source(text);
  return (
    <Table
      fz="xs"
      verticalSpacing={3}
      captionSide="top"
      data={{
        caption: t('money.figuresTitle'),
        head: [t('money.figure'), t('money.value'), t('money.source')],
        body: (Object.keys(UNIT) as (keyof typeof UNIT)[]).map((key) => {
          const { value, approximate, source: from } = figures[key];
          const shown = `${format.number(value, value < 10 ? 4 : 0)} ${t(UNIT[key])}`;
          return [
            t(`money.figures.${key}`),
            approximate ? `${t('money.approximate')} ${shown}` : shown,
            source(from),
          ];
        }),
      }}
    />
  );
}

function Terms({ terms }: { terms: NonNullable<MoneyOutlook['terms']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      fz="xs"
      verticalSpacing={3}
      captionSide="top"
      data={{
        caption: t('money.termsTitle'),
        head: [t('money.figure'), t('money.value'), t('money.source')],
        body: FEED_IN_TERMS.map((term) => {
          const { value, low, high, source } = terms[term];
          const shown = (number: number) =>
            term === 'mechanismShare'
              ? format.percent(number, 0)
              : format.number(number, term === 'mechanismYears' ? 0 : 4);
          return [
            t(`money.fields.${term === 'mechanismYuanKwh' ? 'feedInYuanKwh' : term}`),
            value === null ? `${shown(low)} – ${shown(high)}` : shown(value),
            source === 'planner' ? t('money.planner') : format.source(source),
          ];
        }),
      }}
    />
  );
}

/** The active scenario's costs and income: years, worth, who gets what, and every site. */
export function MoneyPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const summary = useStore((state) => state.summary);
  const { read, retry } = useQuery('money.outlook', {});
  if (!summary?.annualKwh) return <State kind="empty" title={t('money.empty')} />;
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { total, years, sites, figures, notes, basis, range, terms, market, timeOfUse } = read.value;
  const rate = (value: number | null) => (value === null ? t('money.noRate') : format.percent(value, 2));
  const time = (value: number | null) =>
    value === null ? t('money.never') : t('money.years', { n: format.number(value, 1) });
  return (
    <div className={classes.panel}>
      <div>
        <Choices />
        <CashChart years={years} />
        {basis.stale > 0 && (
          <Alert color="red" p={8} mt={6}>
            <Text fz={11.5}>
              {t('summary.stale', { n: format.integer(basis.stale) })} · {t('summary.staleHelp')}
            </Text>
          </Alert>
        )}
        {notes.map((note) => (
          <Alert key={note} color={note === 'modeNotAllowed' ? 'red' : 'yellow'} p={8} mt={6}>
            <Text fz={11.5}>{t(`money.notes.${note}`)}</Text>
          </Alert>
        ))}
      </div>
      <div>
        <Facts
          rows={[
            [t('money.capex'), yuan(total.capexYuan)],
            [t('money.equity'), yuan(total.equityYuan)],
            ...(total.batteryYuan > 0 ? [[t('money.battery'), yuan(total.batteryYuan)] as const] : []),
            ...(total.gridWorksYuan > 0 ? [[t('money.gridWorks'), yuan(total.gridWorksYuan)] as const] : []),
            ...(total.gridWorksLaterYuan > 0
              ? [[t('money.gridWorksLater'), yuan(total.gridWorksLaterYuan)] as const]
              : []),
            ...(total.undeliveredKwh > 0
              ? [
                  [
                    t('money.undelivered', { year: total.headlineYear }),
                    format.energy(total.undeliveredKwh),
                  ] as const,
                ]
              : []),
            [t('money.firstRevenue', { year: total.headlineYear }), yuan(total.firstYearRevenueYuan)],
            [
              t('money.lcoe'),
              total.lcoeYuanKwh === null
                ? '—'
                : `${format.number(total.lcoeYuanKwh, 4)} ${t('money.units.yuanKwh')}`,
            ],
            [t('money.npv'), yuan(total.npvYuan)],
            ...(range
              ? [
                  [
                    t('money.npvRange'),
                    t('money.fromTo', { low: yuan(range.npvYuan.low), high: yuan(range.npvYuan.high) }),
                  ] as const,
                ]
              : []),
            [t('money.projectIrr'), rate(total.projectIrr)],
            [t('money.equityIrr'), rate(total.equityIrr)],
            [t('money.payback'), time(total.paybackYears)],
            [t('money.discountedPayback'), time(total.discountedPaybackYears)],
            [t('money.householdYear'), yuan(total.householdYuanPerYear)],
            [t('money.villageYear'), yuan(total.villageYuanPerYear)],
            ...(total.roofOwnerYuanPerYear > 0
              ? [[t('money.roofOwnerYear'), yuan(total.roofOwnerYuanPerYear)] as const]
              : []),
          ]}
        />
        <Text fz={11.5} c="var(--muted)" mt={6}>
          {t('money.basis', basis.selfUse)}{' '}
          {basis.crop.model + basis.crop.assumed > 0 && t('money.cropBasis', basis.crop)}
        </Text>
        <Text fz={11.5} c="var(--muted)" mt={6}>
          {t('money.note')}
        </Text>
      </div>
      <div className={classes.sites}>
        <SiteMoneyTable sites={sites} siteCount={basis.selfUse.balance + basis.selfUse.assumed} />
      </div>
      <div className={classes.wide}>
        <Figures figures={figures} />
        {timeOfUse && (
          <Text fz={11.5} c="var(--muted)" mt={6}>
            {t('money.timeOfUse', {
              document: format.source(timeOfUse.document),
              status: t(`rulePack.statuses.${timeOfUse.status}`),
              source: format.source(timeOfUse.source),
            })}
          </Text>
        )}
        {terms && <Terms terms={terms} />}
        <MarketPrices market={market} />
      </div>
    </div>
  );
}
