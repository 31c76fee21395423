import { ActionIcon, Button } from '@mantine/core';
import { IconChartBar, IconChevronDown, IconChevronUp, IconLeaf, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { SiteTable } from '../sites/SiteTable.tsx';
import { State } from '../ui/State.tsx';
import classes from './dashboard.module.css';

const CountyCharts = lazy(() =>
  import('./CountyCharts.tsx').then(({ CountyCharts: component }) => ({ default: component })),
);

const CarbonPanel = lazy(() =>
  import('../carbon/CarbonPanel.tsx').then(({ CarbonPanel: component }) => ({ default: component })),
);

const TABS = { table: IconTable, charts: IconChartBar, carbon: IconLeaf } as const;
type Tab = keyof typeof TABS;

/** The table of sites and the county's charts and carbon under the map, folded away until wanted. */
export function Drawer() {
  const { t } = useTranslation();
  const open = useStore((state) => state.drawerOpen);
  const [view, setView] = useState<Tab>('table');
  const show = (next: Tab) => {
    useStore.setState({ drawerOpen: !open || view !== next });
    setView(next);
  };
  return (
    <section className={classes.drawer} aria-label={t('panes.drawer')}>
      <div className={classes.drawerHead}>
        {Object.entries(TABS).map(([key, Icon]) => {
          const each = key as Tab;
          return (
            <Button
              key={each}
              size="compact-sm"
              fz={12.5}
              variant={open && view === each ? 'light' : 'subtle'}
              color={open && view === each ? undefined : 'gray'}
              leftSection={<Icon size={15} />}
              aria-expanded={open && view === each}
              onClick={() => show(each)}
            >
              {each === 'carbon' ? t('carbon.tab') : t(`dashboard.${each}`)}
            </Button>
          );
        })}
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
              {view === 'carbon' ? <CarbonPanel /> : <CountyCharts />}
            </Suspense>
          )}
        </div>
      )}
    </section>
  );
}
