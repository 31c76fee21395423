import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconChartBar,
  IconChevronDown,
  IconChevronUp,
  IconCircuitGround,
  IconCoinYuan,
  IconExternalLink,
  IconHomeBolt,
  IconLayoutBottombar,
  IconLayoutSidebarRight,
  IconLeaf,
  IconPlant2,
  IconPlug,
  IconScale,
  IconStars,
  IconTable,
  IconTargetArrow,
} from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import classes from '../dashboard/dashboard.module.css';
import { moveBack, moveToOwnWindow, type Panel, setDock, useDrawer } from '../dashboard/drawer-state.ts';
import { FeatureTable } from '../features/FeatureTable.tsx';
import { openFeatures, useFeatures } from '../features/state.ts';
import { SiteTable } from '../sites/SiteTable.tsx';
import { State } from '../ui/State.tsx';

interface Tab {
  icon: Icon;
  label: Panel;
  panel: ComponentType;
  /** Needs more height than a table. */
  tall?: boolean;
}

/** What the drawer can show, from the left; all but the table load when first opened. */
const TABS: Tab[] = [
  { icon: IconTable, label: 'dashboard.table', panel: SiteTable },
  {
    icon: IconChartBar,
    label: 'dashboard.charts',
    panel: lazy(() =>
      import('../dashboard/CountyCharts.tsx').then((file) => ({ default: file.CountyCharts })),
    ),
    tall: true,
  },
  {
    icon: IconPlant2,
    label: 'agrivoltaic.tab',
    panel: lazy(() =>
      import('../agrivoltaic/AgrivoltaicPanel.tsx').then((file) => ({ default: file.AgrivoltaicPanel })),
    ),
    tall: true,
  },
  {
    icon: IconLeaf,
    label: 'carbon.tab',
    panel: lazy(() => import('../carbon/CarbonPanel.tsx').then((file) => ({ default: file.CarbonPanel }))),
  },
  {
    icon: IconStars,
    label: 'fit.tab',
    panel: lazy(() => import('../fit/FitPanel.tsx').then((file) => ({ default: file.FitPanel }))),
    tall: true,
  },
  {
    icon: IconCoinYuan,
    label: 'money.tab',
    panel: lazy(() => import('../money/MoneyPanel.tsx').then((file) => ({ default: file.MoneyPanel }))),
    tall: true,
  },
  {
    icon: IconPlug,
    label: 'supply.tab',
    panel: lazy(() => import('../supply/SupplyPanel.tsx').then((file) => ({ default: file.SupplyPanel }))),
    tall: true,
  },
  {
    icon: IconCircuitGround,
    label: 'grid.tab',
    panel: lazy(() => import('../grid/GridPanel.tsx').then((file) => ({ default: file.GridPanel }))),
    tall: true,
  },
  {
    icon: IconTargetArrow,
    label: 'portfolio.tab',
    panel: lazy(() =>
      import('../portfolio/PortfolioPanel.tsx').then((file) => ({ default: file.PortfolioPanel })),
    ),
    tall: true,
  },
  {
    icon: IconScale,
    label: 'compare.tab',
    panel: lazy(() => import('../compare/ComparePanel.tsx').then((file) => ({ default: file.ComparePanel }))),
    tall: true,
  },
  {
    icon: IconHomeBolt,
    label: 'roofs.tab',
    panel: lazy(() => import('../roofs/RoofsPanel.tsx').then((file) => ({ default: file.RoofsPanel }))),
  },
];

/**
 * The table of sites and the county's charts and carbon under the map, folded away until wanted.
 * @param apart whether it fills a window of its own
 */
export function Drawer({ apart = false }: { apart?: boolean }) {
  const { t } = useTranslation();
  const open = useStore((state) => state.drawerOpen) || apart;
  const panel = useDrawer((state) => state.panel);
  const dock = useDrawer((state) => state.dock);
  const view = TABS.find(({ label }) => label === panel) ?? TABS[0]!;
  const layer = useFeatures((state) => state.layer);
  const show = (next: Tab) => {
    useStore.setState({ drawerOpen: apart || !open || view !== next || layer !== null });
    openFeatures(null);
    useDrawer.setState({ panel: next.label });
  };
  const Shown = view.panel;
  return (
    <section className={classes.drawer} data-apart={apart || undefined} aria-label={t('panes.drawer')}>
      <div className={classes.drawerHead} data-tour="panels">
        {TABS.map((tab) => {
          const shown = open && layer === null && view === tab;
          return (
            <Button
              key={tab.label}
              className={classes.tab}
              px={7}
              size="compact-sm"
              fz={12.5}
              variant={shown ? 'light' : 'subtle'}
              color={shown ? undefined : 'gray'}
              leftSection={<tab.icon size={15} />}
              aria-expanded={shown}
              onClick={() => show(tab)}
            >
              {t(tab.label)}
            </Button>
          );
        })}
        <span style={{ flex: 1 }} />
        {(apart
          ? (['bottom', 'right'] as const)
          : [dock === 'right' ? ('bottom' as const) : ('right' as const)]
        ).map((side) => {
          const label = t(side === 'bottom' ? 'panes.dockBottom' : 'panes.dockRight');
          return (
            <Tooltip key={side} label={label}>
              <ActionIcon aria-label={label} onClick={() => (apart ? moveBack(side) : setDock(side))}>
                {side === 'bottom' ? <IconLayoutBottombar size={16} /> : <IconLayoutSidebarRight size={16} />}
              </ActionIcon>
            </Tooltip>
          );
        })}
        {!apart && (
          <>
            <Tooltip label={t('panes.ownWindow')}>
              <ActionIcon aria-label={t('panes.ownWindow')} onClick={moveToOwnWindow}>
                <IconExternalLink size={16} />
              </ActionIcon>
            </Tooltip>
            <ActionIcon
              aria-label={`${t(open ? 'app.collapse' : 'app.expand')} ${t('panes.drawer')}`}
              onClick={() => useStore.setState({ drawerOpen: !open })}
            >
              {open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
            </ActionIcon>
          </>
        )}
      </div>
      {open && (
        <div className={classes.drawerBody} data-tall={layer ? undefined : view.tall}>
          <Suspense fallback={<State kind="loading" />}>
            {layer ? <FeatureTable key={layer} layer={layer} /> : <Shown />}
          </Suspense>
        </div>
      )}
    </section>
  );
}
