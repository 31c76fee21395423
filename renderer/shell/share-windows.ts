import { changeLanguage } from '../base/i18n.ts';
import { update, useStore } from '../base/store.ts';
import { listenToWindows, ownPanel, shareState } from '../base/windows.ts';
import { useCompare } from '../compare/state.ts';
import { openPanel, PANELS, setDock } from '../dashboard/drawer-state.ts';
import { useGrid } from '../grid/state.ts';
import { showBounds } from '../map/actions.ts';
import { useSupply } from '../supply/state.ts';

/** Lets a panel in a window of its own and the map beside it act as one. */
export function shareWindows(): void {
  shareState('view', useStore, ['selected', 'colourBy', 'language']);
  useStore.subscribe((now, before) => {
    if (now.language !== before.language) void changeLanguage(now.language);
  });
  shareState('compare', useCompare, ['onMap']);
  shareState('supply', useSupply, ['placing', 'kind']);
  shareState('grid', useGrid, [
    'check',
    'open',
    'transformers',
    'existing',
    'connections',
    'chosen',
    'opening',
    'drawing',
    'placing',
  ]);
  const main = ownPanel() === null;
  if (!main) {
    // No map is waited for here.
    update({ mapDrawn: true });
    // What the panel drew on the map, and what it let the next click do, goes with its window.
    window.addEventListener('pagehide', () => {
      useGrid.setState(useGrid.getInitialState());
      useSupply.setState({ placing: null });
    });
  }
  listenToWindows({
    look: (bounds, maxZoom) => main && showBounds(bounds, maxZoom),
    dock(panel, side) {
      const known = PANELS.find((each) => each === panel);
      if (!main || !known) return;
      setDock(side);
      openPanel(known);
    },
  });
}
