import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import { Answer } from './Answer.tsx';
import { Limits } from './Limits.tsx';
import classes from './portfolio.module.css';
import { RoadmapTable } from './RoadmapTable.tsx';
import { Solving } from './Solving.tsx';
import { usePortfolio } from './state.ts';

/** Choosing the best set of sites under limits, and the years in which to build it. */
export function PortfolioPanel() {
  const { t } = useTranslation();
  const summary = useStore((state) => state.summary);
  const sites = useStore((state) => state.sites);
  const { answer, failure, solving } = usePortfolio();
  const roadmap = useQuery('portfolio.roadmap', { goal: 'income' });
  if (!summary || !sites.some(({ estimate }) => estimate)) {
    return <State kind="empty" title={t('portfolio.empty')} />;
  }
  return (
    <div className={classes.panel}>
      <Limits />
      <div aria-busy={solving} aria-live="polite">
        <Solving />
        {failure ? (
          <Alert color="red">{failure}</Alert>
        ) : (
          answer && <Answer key={JSON.stringify(answer.asked)} {...answer} />
        )}
      </div>
      <div>{roadmap.read && 'value' in roadmap.read && <RoadmapTable roadmap={roadmap.read.value} />}</div>
    </div>
  );
}
