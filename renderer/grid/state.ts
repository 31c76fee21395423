import { create } from 'zustand';
import type { Station } from '../../shared/grid.ts';

/** The substations the grid panel shows; empty while it is closed. */
export const useGrid = create<{ stations: readonly Station[]; chosen: number | null }>()(() => ({
  stations: [],
  chosen: null,
}));
