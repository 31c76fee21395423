import { create } from 'zustand';
import type { ConnectionPoint } from '../../shared/connections.ts';
import type { ExistingPv } from '../../shared/existing-pv.ts';
import type { Feeder } from '../../shared/feeders.ts';
import type { GridCheck } from '../../shared/grid.ts';
import type { OpenCapacity } from '../../shared/open-capacity.ts';
import type { Transformer } from '../../shared/transformers.ts';

/** What a click on the map can place. */
export type Placed = 'station' | 'transformer' | 'existing';

interface GridState {
  /** What the grid panel shows; null while it is closed. */
  check: GridCheck | null;
  /** Grades by DL/T 2041—2025, by which objects are coloured once they are known, and the transformers to draw. */
  open: OpenCapacity | null;
  transformers: readonly Transformer[];
  /** PV that is there already or filed, to draw. */
  existing: readonly ExistingPv[];
  /** Where sites connect, to draw. */
  connections: readonly ConnectionPoint[];
  chosen: { level: 'station' | 'feeder'; id: number } | null;
  /** Object whose opening is looked at, as `grid.openCapacity` names it. */
  opening: string | null;
  /** Lines of low voltage, to draw. */
  lowLines: readonly Feeder[];
  /** What clicks on the map draw: a feeder, a line of low voltage, or nothing. */
  drawing: 'feeder' | 'low' | null;
  /** What the next click on the map places: a new object, or one that is moved; null for none. */
  placing: { what: Placed; moved: { id: number; name: string } | null } | null;
}

export const useGrid = create<GridState>()(() => ({
  check: null,
  open: null,
  transformers: [],
  existing: [],
  connections: [],
  chosen: null,
  opening: null,
  lowLines: [],
  drawing: null,
  placing: null,
}));

/** Lets the next clicks on the map draw a feeder, or a line of low voltage. */
export const startDrawing = (drawing: 'feeder' | 'low'): void => useGrid.setState({ drawing, placing: null });

/** Lets the next click on the map place an object, or move the given one. */
export const startPlacing = (what: Placed, moved: { id: number; name: string } | null = null): void =>
  useGrid.setState({ placing: { what, moved }, drawing: null });
