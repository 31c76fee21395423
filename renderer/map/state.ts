import type { Map as MapLibre } from 'maplibre-gl';
import { create } from 'zustand';
import type { DrawTools } from './draw.ts';
import type { Measure } from './draw-measure.ts';

interface MapState {
  map: MapLibre | null;
  draw: DrawTools | null;
  /** Set by the pointer; null while it is not over the map. */
  cursor: [number, number] | null;
  measure: Measure | null;
  drawing: boolean;
  creating: boolean;
  /** Inner limits of the classes that colour the sites. */
  breaks: readonly number[];
}

/** Fast-changing state of the map alone, kept away from the document's view. */
export const useMap = create<MapState>()(() => ({
  map: null,
  draw: null,
  cursor: null,
  measure: null,
  drawing: false,
  creating: false,
  breaks: [],
}));
