import { ActionIcon, Button } from '@mantine/core';
import { IconChartBar, IconChevronDown, IconChevronUp, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { SiteTable } from '../sites/SiteTable.tsx';
import { State } from '../ui/State.tsx';
import classes from './dashboard.module.css';

const CountyCharts = lazy(() =>
  import('./CountyCharts.tsx').then(({ CountyCharts: component }) => ({ default: component })),
);

/** The table of sites and the county's charts under the map, folded away until wanted. */
export function Drawer() {
  const { t } = useTranslation();
  const open = useStore((state) => state.drawerOpen);
  const [view, setView] = useState<'table' | 'charts'>('table');
  const show = (next: 'table' | 'charts') => {
    useStore.setState({ drawerOpen: !open || view !== next });
    setView(next);
  };
  return (
    <section className={classes.drawer} aria-label={t('panes.drawer')}>
      <div className={classes.drawerHead}>
        {(['table', 'charts'] as const).map((each) => (
          <Button
            key={each}
            size="compact-sm"
            fz={12.5}
            variant={open && view === each ? 'light' : 'subtle'}
            color={open && view === each ? undefined : 'gray'}
            leftSection={each === 'table' ? <IconTable size={15} /> : <IconChartBar size={15} />}
            aria-expanded={open && view === each}
            onClick={() => show(each)}
          >
            {t(`dashboard.${each}`)}
          </Button>
        ))}
        <span style={{ flex: 1 }} />
        <ActionIcon
          aria-label={`${t(open ? 'app.collapse' : 'app.expand')} ${t('panes.drawer')}`}
          onClick={() => useStore.setState({ drawerOpen: !open })}
        >
          {open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
        </ActionIcon>
      </div>
      {open && (
        <div className={classes.drawerBody}>
          {view === 'table' ? (
            <SiteTable />
          ) : (
            <Suspense fallback={<State kind="loading" />}>
              <CountyCharts />
            </Suspense>
          )}
        </div>
      )}
    </section>
  );
}
