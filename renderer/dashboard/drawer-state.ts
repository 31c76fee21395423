import { create } from 'zustand';
import { update } from '../app/store.ts';
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

export const useDrawer = create<{ panel: Panel }>()(() => ({ panel: 'dashboard.table' }));

/** Opens the drawer on a panel. */
export function openPanel(panel: Panel): void {
  openFeatures(null);
  useDrawer.setState({ panel });
  update({ drawerOpen: true });
}
