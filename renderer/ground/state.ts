import { create } from 'zustand';
import type { BasemapState } from '../../shared/basemap.ts';
import type { Terrain } from '../../shared/terrain.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { on } from '../base/events.ts';
import { peek } from '../base/store.ts';

/** How one layer of the ground is drawn. */
export interface Look {
  shown: boolean;
  opacity: number;
}
export type GroundLayerName = 'relief' | 'basemap';

interface GroundState extends Record<GroundLayerName, Look> {
  terrain: Terrain | null;
  chosen: BasemapState;
  /** Whether the dialog of online basemaps is open. */
  connecting: boolean;
}

const KEY = 'planner.ground';

/** How the planner last looked at the ground, on this computer. */
function remembered(): Record<GroundLayerName, Look> {
  const looks = { relief: { shown: true, opacity: 0.7 }, basemap: { shown: true, opacity: 1 } };
  try {
    return { ...looks, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<typeof looks>) };
  } catch {
    return looks;
  }
}

export const useGround = create<GroundState>()(() => ({
  terrain: null,
  chosen: { basemap: null, problem: null, online: null },
  connecting: false,
  ...remembered(),
}));

export function setLook(layer: GroundLayerName, change: Partial<Look>): void {
  useGround.setState((state) => ({ [layer]: { ...state[layer], ...change } }));
  const { relief, basemap } = useGround.getState();
  localStorage.setItem(KEY, JSON.stringify({ relief, basemap }));
}

export async function refreshTerrain(): Promise<void> {
  try {
    useGround.setState({ terrain: (await invoke('terrain.info', {})).terrain });
  } catch (error) {
    notifyError(error);
  }
}

export async function refreshBasemap(): Promise<void> {
  try {
    useGround.setState({ chosen: await invoke('basemap.info', {}) });
  } catch (error) {
    notifyError(error);
  }
}

on('terrain.changed', () => peek().project && refreshTerrain());
on('basemap.changed', refreshBasemap);
