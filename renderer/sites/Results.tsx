import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteRow } from '../base/state.ts';
import { useQuery } from '../base/use-query.ts';
import classes from '../ui/blocks.module.css';
import { State } from '../ui/State.tsx';
import { DayChart, MonthChart } from './EnergyCharts.tsx';
import { LossChart } from './LossChart.tsx';
import { OptimumHint } from './OptimumHint.tsx';
import { RiskChart, YearsChart } from './RiskCharts.tsx';
import { WhyPanel } from './WhyPanel.tsx';

const VIEWS = ['month', 'day', 'losses', 'risk', 'years', 'why'] as const;

/** Charts and explanations behind one site's number. */
export function Results({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const [view, setView] = useState<string | null>('month');
  const { read, retry } = useQuery('estimate.explain', { siteId: site.id }, false);
  return (
    <section className={classes.part} aria-label={t('results.title')}>
      <Tabs value={view} onChange={setView} keepMounted={false} aria-label={t('results.chooseView')}>
        <Tabs.List mb="sm">
          {VIEWS.map((each) => (
            <Tabs.Tab key={each} value={each} px={8} py={6} fz={12.5}>
              {t(`results.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div style={{ minHeight: 224 }}>
          {!read && <State kind="loading" title={t('results.loading')} />}
          {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
          {read && 'value' in read && (
            <>
              <Tabs.Panel value="month">
                <MonthChart result={read.value} />
              </Tabs.Panel>
              <Tabs.Panel value="day">
                <DayChart result={read.value} />
              </Tabs.Panel>
              <Tabs.Panel value="losses">
                <LossChart result={read.value} />
              </Tabs.Panel>
              <Tabs.Panel value="risk">
                <RiskChart result={read.value} />
              </Tabs.Panel>
              <Tabs.Panel value="years">
                <YearsChart result={read.value} />
              </Tabs.Panel>
              <Tabs.Panel value="why">
                <WhyPanel site={site} result={read.value} />
              </Tabs.Panel>
            </>
          )}
        </div>
      </Tabs>
      {read && 'value' in read && <OptimumHint site={site} optimum={read.value.analysis.optimum} />}
    </section>
  );
}
