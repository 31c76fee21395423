import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { State } from '../ui/State.tsx';
import { AccountCheck } from './AccountCheck.tsx';
import { ByKind } from './ByKind.tsx';
import classes from './dashboard.module.css';
import { Glance } from './Glance.tsx';
import { Monthly } from './Monthly.tsx';
import { Ranking } from './Ranking.tsx';
import { Yearly } from './Yearly.tsx';

/** What the county adds up to, how near its targets are, its months and years, kinds and best sites. */
export function CountyCharts() {
  const { t } = useTranslation();
  const summary = useStore((state) => state.summary);
  if (!summary || summary.siteCount === 0) return <State kind="empty" title={t('dashboard.empty')} />;
  return (
    <div className={classes.charts}>
      <Glance summary={summary} />
      <Monthly monthlyKwh={summary.monthlyKwh} />
      <Ranking />
      <ByKind />
      <Yearly />
      <AccountCheck />
    </div>
  );
}
