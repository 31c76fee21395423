import { create } from 'zustand';
import type { GridCheck, OpenCapacity } from '../../shared/grid.ts';
import type { Transformer } from '../../shared/transformers.ts';

interface GridState {
  /** What the grid panel shows; null while it is closed. */
  check: GridCheck | null;
  /** Grades by DL/T 2041—2025, by which objects are coloured once they are known, and the transformers to draw. */
  open: OpenCapacity | null;
  transformers: readonly Transformer[];
  chosen: { level: 'station' | 'feeder'; id: number } | null;
  /** Whether clicks on the map draw a feeder. */
  drawing: boolean;
  /** What the next click on the map places: a new substation, or one that is moved; null for none. */
  placing: { moved: { id: number; name: string } | null } | null;
}

export const useGrid = create<GridState>()(() => ({
  check: null,
  open: null,
  transformers: [],
  chosen: null,
  drawing: false,
  placing: null,
}));

/** Lets the next clicks on the map draw a feeder. */
export const startDrawing = (): void => useGrid.setState({ drawing: true, placing: null });

/** Lets the next click on the map place a substation, or move the given one. */
export const startPlacing = (moved: { id: number; name: string } | null = null): void =>
  useGrid.setState({ placing: { moved }, drawing: false });
