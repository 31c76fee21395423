import { create } from 'zustand';
import { update } from '../base/store.ts';
import { dockAgain, openOwnWindow, ownPanel } from '../base/windows.ts';
import { openFeatures } from '../features/state.ts';

/** What the drawer can show, from the left. */
export const PANELS = [
  'dashboard.table',
  'dashboard.charts',
  'agrivoltaic.tab',
  'carbon.tab',
  'fit.tab',
  'money.tab',
  'supply.tab',
  'grid.tab',
  'portfolio.tab',
  'compare.tab',
  'roofs.tab',
] as const;
export type Panel = (typeof PANELS)[number];

/** Where the drawer opens: under the map, or right of it. */
export type Dock = 'bottom' | 'right';
const DOCK = 'planner.dock';

export const useDrawer = create<{ panel: Panel; dock: Dock }>()(() => ({
  panel: PANELS.find((panel) => panel === ownPanel()) ?? 'dashboard.table',
  dock: localStorage.getItem(DOCK) === 'right' ? 'right' : 'bottom',
}));

/** Moves the drawer to a side of the map, open; the choice stays for the next start. */
export function setDock(dock: Dock): void {
  localStorage.setItem(DOCK, dock);
  useDrawer.setState({ dock });
  update({ drawerOpen: true });
}
export const changeDock = (): void => setDock(useDrawer.getState().dock === 'right' ? 'bottom' : 'right');

/** Opens the drawer's panel in a window of its own, and leaves the map alone with its window. */
export function moveToOwnWindow(): void {
  openOwnWindow(useDrawer.getState().panel);
  update({ drawerOpen: false });
}

/** Gives the panel of this window back to the main one, and closes this. */
export function moveBack(side: Dock): void {
  dockAgain(useDrawer.getState().panel, side);
  window.close();
}

/** Opens the drawer on a panel. */
export function openPanel(panel: Panel): void {
  openFeatures(null);
  useDrawer.setState({ panel });
  update({ drawerOpen: true });
}
