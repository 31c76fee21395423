import { area as areaOf, length as lengthOf, polygonToLine } from '@turf/turf';
import type { Area } from '../../shared/geometry.ts';
import type { Tool } from '../base/state.ts';

/** What was measured on the map. */
export interface Measure {
  lengthM: number;
  areaM2: number | null;
}

/** Tools that measure and leave nothing behind. */
export const MEASURES = new Set(['distance', 'area']);

/** Length in metres and, for a polygon, area in square metres of what is being measured. */
export function measureOf(geometry: GeoJSON.Geometry): Measure | null {
  if (geometry.type === 'LineString') {
    return {
      lengthM: lengthOf({ type: 'Feature', properties: {}, geometry }, { units: 'meters' }),
      areaM2: null,
    };
  }
  if (geometry.type !== 'Polygon') return null;
  return { lengthM: lengthOf(polygonToLine(geometry), { units: 'meters' }), areaM2: areaOf(geometry) };
}

export type Polygon = Extract<Area, { type: 'Polygon' }>;

/** Who is told of what is drawn. */
export interface DrawEvents {
  /** A new shape is finished. */
  drawn(polygon: Polygon): void;
  /** The shape of the site under edit was changed. */
  reshaped(id: number, polygon: Polygon): void;
  measured(measure: Measure | null): void;
  drawing(active: boolean): void;
}

/** Which mode of the drawing library stands behind a tool; the others are handled by the map. */
export const MODES: Record<Tool, string> = {
  select: 'select',
  box: 'static',
  polygon: 'polygon',
  rectangle: 'rectangle',
  angledRectangle: 'angled-rectangle',
  move: 'static',
  rotate: 'static',
  distance: 'distance',
  area: 'area',
};

/** Tools that make a site. */
export const CREATES = new Set(['polygon', 'rectangle', 'angled-rectangle']);

/** How near the pointer must come to a corner to take hold of it or to close on it, so that corners can lie close. */
export const REACH_PX = 12;

/** Whether the drawing library can edit a shape: one ring, no holes. */
export const isEditable = (geometry: Area): geometry is Polygon =>
  geometry.type === 'Polygon' && geometry.coordinates.length === 1;
