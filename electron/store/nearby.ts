import type { Database, Statement } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { RuleLayer } from '../../shared/land-rules.ts';
import type { Document } from './document.ts';
import { decodeGeometry, envelopeOf, type StoredGeometry } from './geometry-blob.ts';
import { boxesOf, fromEach, rowsOf, tablesOf } from './layer-tables.ts';
import { storedJson } from './stored.ts';

/** Layers that are looked at around a site: feeders count by their voltage. */
type NearLayer = ContextLayerName | RuleLayer;

/** Class of a feeder: the step of voltage whose protection zone it has; none below 1 kV. */
const LINE_CLASS = `CASE WHEN f.voltage_kv < 1 THEN NULL WHEN f.voltage_kv <= 20 THEN '1-10kV' WHEN f.voltage_kv <= 110 THEN '35-110kV'
  WHEN f.voltage_kv <= 330 THEN '154-330kV' ELSE '500kV' END`;

/** A feature of a context layer as the land rules and the fit score read it. */
export interface NearFeature {
  id: number;
  name: string | null;
  class: string | null;
  geometry: StoredGeometry;
  bounds: Bounds;
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
  some: Statement;
}
const prepared = new WeakMap<Database, Map<string, Statements>>();

function statementsFor(db: Database, layer: NearLayer): Statements {
  let known = prepared.get(db);
  if (!known) {
    known = new Map();
    prepared.set(db, known);
  }
  let found = known.get(layer);
  if (!found) {
    const within = 'r.minx <= :east AND r.maxx >= :west AND r.miny <= :north AND r.maxy >= :south';
    const columns =
      layer === 'feeders'
        ? `f.id, f.name, ${LINE_CLASS} AS class, f.geom, '{}' AS properties`
        : 'f.id, f.name, f.class, f.geom, f.properties';
    const from = layer === 'feeders' ? layer : rowsOf(layer);
    found = {
      ids: db.prepare(`SELECT r.id FROM ${boxesOf(layer)} r WHERE ${within}`).pluck(),
      rows: db.prepare(
        fromEach(
          layer,
          (table) =>
            `SELECT ${columns} FROM rtree_${table}_geom r JOIN ${table} f ON f.id = r.id WHERE ${within}`,
        ),
      ),
      one: db.prepare(`SELECT ${columns} FROM ${from} f WHERE f.id = ?`),
      some: db.prepare(`SELECT ${columns} FROM ${from} f WHERE f.geom IS NOT NULL LIMIT ?`),
    };
    known.set(layer, found);
  }
  return found;
}

/** Features read before, by layer; of use while the layers stay as they are. */
export type FeatureCache = Map<NearLayer, CachedLayer>;

interface CachedLayer {
  /** Every feature of a small layer; null of a large one, of which each feature is kept once it is read. */
  all: readonly NearFeature[] | null;
  known: Map<number, NearFeature | null>;
}

/** Features of a layer that is held whole: going through them costs less than asking its R*Tree. */
const SMALL_LAYER = 2000;

/**
 * Features of a layer whose boxes meet `[west, south, east, north]`, found through the layer's R*Tree.
 * @param cache keeps what is read for the next asking
 */
export function featuresIn(
  { db }: Document,
  layer: NearLayer,
  box: Bounds,
  cache?: FeatureCache,
): NearFeature[] {
  const [west, south, east, north] = box;
  const { ids, rows, one, some } = statementsFor(db, layer);
  if (!cache) return (rows.all({ west, south, east, north }) as Raw[]).map(asFeature);
  let cachedLayer = cache.get(layer);
  if (!cachedLayer) {
    const few = some.all(SMALL_LAYER + 1) as Raw[];
    cachedLayer = { all: few.length > SMALL_LAYER ? null : few.map(asFeature), known: new Map() };
    cache.set(layer, cachedLayer);
  }
  const { all, known } = cachedLayer;
  if (all) {
    return all.filter(({ bounds: [w, s, e, n] }) => w <= east && e >= west && s <= north && n >= south);
  }
  const found: NearFeature[] = [];
  for (const id of ids.all({ west, south, east, north }) as number[]) {
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
  bounds: envelopeOf(geom),
  properties: storedJson(properties, 'properties') as Record<string, unknown>,
});

/** Classes of the features of a layer; a feature without one counts as ''. */
export function classesIn({ db }: Document, layer: NearLayer): Set<string> {
  const names = db
    .prepare(
      `SELECT DISTINCT ${layer === 'feeders' ? LINE_CLASS : 'class'} FROM ${layer === 'feeders' ? layer : rowsOf(layer)} f`,
    )
    .pluck()
    .all() as (string | null)[];
  return new Set(names.map((name) => name ?? ''));
}

/** Whether a layer holds nothing. */
export function isEmptyLayer({ db }: Document, layer: NearLayer): boolean {
  return tablesOf(layer).every((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined);
}
