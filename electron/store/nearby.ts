import type { Database, Statement } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry, type StoredGeometry } from './geometry-blob.ts';
import { storedJson } from './stored.ts';

/** A feature of a context layer as the land rules and the fit score read it. */
export interface NearFeature {
  id: number;
  name: string | null;
  class: string | null;
  geometry: StoredGeometry;
  properties: Record<string, unknown>;
}

interface Raw {
  id: number;
  name: string | null;
  class: string | null;
  geom: Uint8Array;
  properties: string;
}

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** Features of a layer whose boxes meet `[west, south, east, north]`, found through the layer's R*Tree. */
export function featuresIn({ db }: Document, layer: ContextLayerName, bounds: Bounds): NearFeature[] {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map();
    prepared.set(db, statements);
  }
  let statement = statements.get(layer);
  if (!statement) {
    statement = db.prepare(
      `SELECT f.id, f.name, f.class, f.geom, f.properties FROM rtree_${layer}_geom r JOIN ${layer} f ON f.id = r.id
       WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?`,
    );
    statements.set(layer, statement);
  }
  const [west, south, east, north] = bounds;
  return (statement.all(east, west, north, south) as Raw[]).map(({ geom, properties, ...rest }) => ({
    ...rest,
    geometry: decodeGeometry(geom),
    properties: storedJson(properties, 'properties') as Record<string, unknown>,
  }));
}

/** Whether a layer holds nothing. */
export function isEmptyLayer({ db }: Document, layer: ContextLayerName): boolean {
  return db.prepare(`SELECT 1 FROM ${layer} LIMIT 1`).get() === undefined;
}
