import { create } from 'zustand';
import type { GridCheck } from '../../shared/grid.ts';

interface GridState {
  /** What the grid panel shows; null while it is closed. */
  check: GridCheck | null;
  chosen: { level: 'station' | 'feeder'; id: number } | null;
  /** Whether clicks on the map draw a feeder. */
  drawing: boolean;
}

export const useGrid = create<GridState>()(() => ({ check: null, chosen: null, drawing: false }));

/** Lets the next clicks on the map draw a feeder. */
export const startDrawing = (): void => useGrid.setState({ drawing: true });
