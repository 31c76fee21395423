import { centroid } from '@turf/turf';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Area } from '../../shared/geometry.ts';
import type { SiteRow } from '../base/state.ts';

const WHOLE = 2000;

/** What the map needs to know about a site. */
function featureOf(site: SiteRow, geometry: Area): GeoJSON.Feature {
  return {
    type: 'Feature',
    id: site.id,
    geometry,
    properties: {
      id: site.id,
      name: site.name,
      kind: site.kind,
      included: site.included,
      land: site.land,
      capacity: site.capacityKwp,
      specificYield: site.estimate?.specificYieldKwhPerKwp ?? null,
      avoided: site.estimate?.avoidedTco2 ?? null,
    },
  };
}

const pointOf = (feature: GeoJSON.Feature): GeoJSON.Feature => ({
  ...feature,
  geometry: centroid(feature.geometry as Area).geometry,
});

/** Keeps the map's sites in step with the document: a small change sends a small difference. */
export function siteSource(map: MapLibre) {
  let shown = new Map<number, { row: SiteRow; geometry: Area }>();
  let rows: readonly SiteRow[] = [];
  let preview: ReadonlyMap<number, Area> = new Map();

  const push = () => {
    const next = new Map<number, { row: SiteRow; geometry: Area }>();
    const changed: GeoJSON.Feature[] = [];
    for (const row of rows) {
      const geometry = preview.get(row.id) ?? row.geometry;
      next.set(row.id, { row, geometry });
      const before = shown.get(row.id);
      if (before?.row !== row || before.geometry !== geometry) changed.push(featureOf(row, geometry));
    }
    const removed = [...shown.keys()].filter((id) => !next.has(id));
    const first = shown.size === 0;
    shown = next;
    if (changed.length === 0 && removed.length === 0) return;
    const polygons = map.getSource<GeoJSONSource>('sites');
    const points = map.getSource<GeoJSONSource>('site-points');
    if (first || changed.length + removed.length > WHOLE) {
      const features = rows.map((row) => featureOf(row, next.get(row.id)!.geometry));
      polygons?.setData({ type: 'FeatureCollection', features });
      points?.setData({ type: 'FeatureCollection', features: features.map(pointOf) });
    } else {
      polygons?.updateData({ remove: removed, add: changed });
      points?.updateData({ remove: removed, add: changed.map(pointOf) });
    }
  };

  return {
    setRows(value: readonly SiteRow[]) {
      rows = value;
      push();
    },
    /** Shows other geometries than the document's while the planner drags or nudges. */
    setPreview(value: ReadonlyMap<number, Area>) {
      preview = value;
      push();
    },
  };
}

export type SiteSource = ReturnType<typeof siteSource>;
