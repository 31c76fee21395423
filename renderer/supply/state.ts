import { create } from 'zustand';
import type { ConsumerKind } from '../../shared/consumers.ts';

interface SupplyState {
  /** The kind a click on the map places; null while clicks are the map's own. */
  placing: ConsumerKind | null;
  kind: ConsumerKind;
  /** A file of measured load of which the planner has to say which column it is; null while there is none. */
  asking: { id: number; path: string; columns: readonly string[] } | null;
}

/** What the planner is doing with consumers. */
export const useSupply = create<SupplyState>()(() => ({ placing: null, kind: 'household', asking: null }));
