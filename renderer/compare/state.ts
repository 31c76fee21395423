import { create } from 'zustand';

interface CompareState {
  /** Scenarios beside each other on the map, left and right; null while the map is the plan's own. */
  onMap: readonly [number, number] | null;
  /** Where the two meet, percent of the width from the left. */
  split: number;
}

export const useCompare = create<CompareState>()(() => ({ onMap: null, split: 50 }));
