import { Button, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Roadmap } from '../../shared/portfolio.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useYuan } from '../base/use-yuan.ts';
import classes from './portfolio.module.css';

/** The active scenario's sites by year. */
export function RoadmapTable({ roadmap }: { roadmap: Roadmap }) {
  const { phases, yearlyYuan, equal, larger } = roadmap;
  const nameOf = (id: number) => siteById.get(id)?.name ?? String(id);
  const siteById = useStore((state) => state.siteById);
  const readOnly = useStore((state) => state.project?.readOnly ?? true);
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  return (
    <>
      <Table
        fz="xs"
        className={classes.roadmap}
        verticalSpacing={3}
        captionSide="top"
        data={{
          caption: t('portfolio.roadmap'),
          head: [
            t('portfolio.year'),
            t('portfolio.sites'),
            t('portfolio.built'),
            t('portfolio.investment'),
            t('portfolio.offShare'),
            t('portfolio.cumulative'),
            t('portfolio.annual'),
          ],
          body: phases.map((phase) => [
            String(phase.year),
            phase.stores.length > 0
              ? t('portfolio.withBatteries', { sites: phase.siteIds.length, stores: phase.stores.length })
              : phase.siteIds.length,
            format.power(phase.capacityKwp),
            yuan(phase.investmentYuan),
            `${phase.offYuan < 0 ? '−' : '+'}${yuan(Math.abs(phase.offYuan))}`,
            format.power(phase.cumulativeKwp),
            format.energy(phase.annualKwh),
          ]),
        }}
      />
      <Button
        size="xs"
        variant="default"
        disabled={readOnly || phases.length === 0}
        onClick={() =>
          void run('portfolio.schedule', { phases: phases.map(({ year, siteIds }) => ({ year, siteIds })) })
        }
      >
        {t('portfolio.schedule')}
      </Button>
      <Text fz={11.5} c="var(--muted)">
        {t('portfolio.roadmapNote')} {t('portfolio.yearlyShareIs', { share: yuan(yearlyYuan) })}{' '}
        {!equal && t('portfolio.notEqual')}{' '}
        {larger.length > 0 &&
          t('portfolio.largerThanShareAre', { sites: larger.slice(0, 5).map(nameOf).join(', ') })}
      </Text>
    </>
  );
}
