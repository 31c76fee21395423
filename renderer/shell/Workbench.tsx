import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useDrawer } from '../dashboard/drawer-state.ts';
import { SummaryBar } from '../dashboard/SummaryBar.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { MergeDialog } from '../field/MergeDialog.tsx';
import { OnlineDialog } from '../ground/OnlineDialog.tsx';
import { Tour } from '../habits/Tour.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { CoordinatesDialog } from '../map/CoordinatesDialog.tsx';
import { PlanDialog } from '../report/PlanDialog.tsx';
import { RoofsDialog } from '../roofs/RoofsDialog.tsx';
import { useRuleNotice } from '../rules/RulesDialog.tsx';
import { ScenarioList } from '../scenarios/ScenarioList.tsx';
import { DistanceDialog } from '../shapes/DistanceDialog.tsx';
import { SketchList } from '../shapes/SketchList.tsx';
import { SiteList } from '../sites/SiteList.tsx';
import { readChartsWhenIdle } from '../ui/Chart.tsx';
import { WeatherPanel } from '../weather/WeatherPanel.tsx';
import { AssumptionsEditor } from './AssumptionsEditor.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { Drawer } from './Drawer.tsx';
import { Inspector } from './Inspector.tsx';
import { Jobs } from './Jobs.tsx';
import { LayerPanel } from './LayerPanel.tsx';
import { MapView } from './MapView.tsx';
import { SiteMenu } from './SiteMenu.tsx';
import { TopBar } from './TopBar.tsx';
import classes from './workbench.module.css';

/** The window with a project open: layers, map, inspector, and what the county adds up to. */
export function Workbench() {
  const { t } = useTranslation();
  const leftOpen = useStore((state) => state.leftOpen);
  const rightOpen = useStore((state) => state.rightOpen);
  const drawerOpen = useStore((state) => state.drawerOpen);
  const beside = useDrawer((state) => state.dock === 'right') && drawerOpen;
  const connected = useStore((state) => state.connected);
  const drawn = useStore((state) => state.mapDrawn);
  useRuleNotice();
  useEffect(() => (drawn ? readChartsWhenIdle() : undefined), [drawn]);
  return (
    <div className={classes.window}>
      <a className="skip" href="#map-canvas">
        {t('app.skipToMap')}
      </a>
      <TopBar />
      {!connected && (
        <Text role="alert" className={classes.offline} size="xs">
          {t('app.offline')}
        </Text>
      )}
      <SummaryBar />
      <div
        className={classes.panes}
        data-left={leftOpen || undefined}
        data-right={rightOpen || undefined}
        data-beside={beside || undefined}
      >
        <aside className={classes.left} aria-label={t('panes.left')} hidden={!leftOpen}>
          <LayerPanel />
          <ScenarioList />
          <WeatherPanel />
          <SketchList />
          <SiteList />
        </aside>
        <main className={classes.centre} aria-label={t('panes.map')}>
          <CrashGuard>
            <MapView />
          </CrashGuard>
        </main>
        <aside className={classes.right} aria-label={t('panes.right')} hidden={!rightOpen}>
          <CrashGuard>
            <Inspector />
          </CrashGuard>
        </aside>
        <Drawer />
      </div>
      <AssumptionsEditor />
      <PlanDialog />
      <CoordinatesDialog />
      <DistanceDialog />
      <ImportDialog />
      <OnlineDialog />
      <RoofsDialog />
      <ExportDialog />
      <MergeDialog />
      <SiteMenu />
      <Tour />
      <CommandPalette />
      <Jobs />
    </div>
  );
}
