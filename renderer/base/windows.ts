import type { StoreApi } from 'zustand';
import type { Bounds } from '../../shared/geometry.ts';

/** The panel this window is for, as its address says; null in the planner's main window. */
export const ownPanel = (): string | null => new URLSearchParams(window.location.search).get('panel');

/** What windows of one document tell each other. */
type Message =
  | { what: 'hello' }
  | { what: 'state'; store: string; part: object }
  | { what: 'look'; bounds: Bounds; maxZoom: number }
  | { what: 'dock'; panel: string; side: 'bottom' | 'right' };

const channel = new BroadcastChannel('planner.windows');
const tell = (message: Message): void => channel.postMessage(message);

/** Has the map of the main window show a place. */
export const lookFromAfar = (bounds: Bounds, maxZoom: number): void =>
  tell({ what: 'look', bounds, maxZoom });

/** Gives a panel back to the main window. */
export const dockAgain = (panel: string, side: 'bottom' | 'right'): void =>
  tell({ what: 'dock', panel, side });

interface Shared {
  state: () => object;
  take: (part: object) => void;
}
const shared = new Map<string, Shared>();
let taking = false;

/**
 * Keeps parts of a store alike in all windows: what is selected, what the next click on the map does.
 *
 * @param name the same in all windows
 */
export function shareState<T extends object>(
  name: string,
  store: StoreApi<T>,
  keys: readonly (keyof T)[],
): void {
  const part = (state: T) => Object.fromEntries(keys.map((key) => [key, state[key]])) as Partial<T>;
  shared.set(name, {
    state: () => part(store.getState()),
    take: (given) => store.setState(given as Partial<T>),
  });
  store.subscribe((now, before) => {
    if (taking) return;
    const changed = keys.filter((key) => now[key] !== before[key]);
    if (changed.length === 0) return;
    tell({ what: 'state', store: name, part: Object.fromEntries(changed.map((key) => [key, now[key]])) });
  });
}

/** Takes part in what windows tell each other; a panel's window asks for how things stand. */
export function listenToWindows(heard: {
  look(bounds: Bounds, maxZoom: number): void;
  dock(panel: string, side: 'bottom' | 'right'): void;
}): void {
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.what) {
      case 'hello':
        if (ownPanel() !== null) return;
        for (const [store, { state }] of shared) tell({ what: 'state', store, part: state() });
        break;
      case 'state':
        taking = true;
        shared.get(data.store)?.take(data.part);
        taking = false;
        break;
      case 'look':
        heard.look(data.bounds, data.maxZoom);
        break;
      case 'dock':
        heard.dock(data.panel, data.side);
        break;
    }
  };
  if (ownPanel() !== null) tell({ what: 'hello' });
}

const OWN_WINDOW = 'popup,width=1100,height=780';

/** Opens a panel in a window of its own, or brings it to the one that is open. */
export function openOwnWindow(panel: string): void {
  window.open(`/?${new URLSearchParams({ panel })}`, 'planner-panel', OWN_WINDOW)?.focus();
}
