import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../../shared/portfolio.ts';
import { useFormat } from '../app/use-format.ts';
import { useYuan } from '../money/use-yuan.ts';
import classes from './portfolio.module.css';

/** The active scenario's sites by year. */
export function RoadmapTable({ phases }: { phases: readonly Phase[] }) {
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
            t('portfolio.cumulative'),
            t('portfolio.annual'),
          ],
          body: phases.map((phase) => [
            String(phase.year),
            phase.siteIds.length,
            format.power(phase.capacityKwp),
            yuan(phase.investmentYuan),
            format.power(phase.cumulativeKwp),
            format.energy(phase.annualKwh),
          ]),
        }}
      />
      <Text fz={11.5} c="var(--muted)">
        {t('portfolio.roadmapNote')}
      </Text>
    </>
  );
}
