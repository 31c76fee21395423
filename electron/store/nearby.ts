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

interface Statements {
  ids: Statement;
  rows: Statement;
  one: Statement;
}
const prepared = new WeakMap<Database, Map<string, Statements>>();

function statementsFor(db: Database, layer: ContextLayerName): Statements {
  let known = prepared.get(db);
  if (!known) {
    known = new Map();
    prepared.set(db, known);
  }
  let found = known.get(layer);
  if (!found) {
    const within = 'r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?';
    const columns = 'f.id, f.name, f.class, f.geom, f.properties';
    found = {
      ids: db.prepare(`SELECT r.id FROM rtree_${layer}_geom r WHERE ${within}`).pluck(),
      rows: db.prepare(
        `SELECT ${columns} FROM rtree_${layer}_geom r JOIN ${layer} f ON f.id = r.id WHERE ${within}`,
      ),
      one: db.prepare(`SELECT ${columns} FROM ${layer} f WHERE f.id = ?`),
    };
    known.set(layer, found);
  }
  return found;
}

/** Features read before, by layer and number; of use while the layers stay as they are. */
export type FeatureCache = Map<ContextLayerName, Map<number, NearFeature | null>>;

/**
 * Features of a layer whose boxes meet `[west, south, east, north]`, found through the layer's R*Tree.
 * @param cache keeps what is read for the next asking
 */
export function featuresIn(
  { db }: Document,
  layer: ContextLayerName,
  [west, south, east, north]: Bounds,
  cache?: FeatureCache,
): NearFeature[] {
  const { ids, rows, one } = statementsFor(db, layer);
  const box = [east, west, north, south];
  if (!cache) return (rows.all(...box) as Raw[]).map(asFeature);
  const known = cache.get(layer) ?? new Map<number, NearFeature | null>();
  cache.set(layer, known);
  const found: NearFeature[] = [];
  for (const id of ids.all(...box) as number[]) {
    let feature = known.get(id);
    if (feature === undefined) {
      const row = one.get(id) as Raw | undefined;
      feature = row ? asFeature(row) : null;
      known.set(id, feature);
    }
    if (feature) found.push(feature);
  }
  return found;
}

const asFeature = ({ geom, properties, ...rest }: Raw): NearFeature => ({
  ...rest,
  geometry: decodeGeometry(geom),
  properties: storedJson(properties, 'properties') as Record<string, unknown>,
});

/** Classes of the features of a layer; a feature without one counts as ''. */
export function classesIn({ db }: Document, layer: ContextLayerName): Set<string> {
  const names = db.prepare(`SELECT DISTINCT class FROM ${layer}`).pluck().all() as (string | null)[];
  return new Set(names.map((name) => name ?? ''));
}

/** Whether a layer holds nothing. */
export function isEmptyLayer({ db }: Document, layer: ContextLayerName): boolean {
  return db.prepare(`SELECT 1 FROM ${layer} LIMIT 1`).get() === undefined;
}
