import type { Database, Statement } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import { type Bounds, boxesMeet } from '../../shared/geometry.ts';
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
    };
    known.set(layer, found);
  }
  return found;
}

/** Features read before, by layer; of use while the layers stay as they are. */
export type FeatureCache = Map<NearLayer, CachedLayer>;

interface CachedLayer {
  known: Map<number, NearFeature | null>;
  /** The features whose boxes meet a square of the map, once it was asked for. */
  squares: Map<number, readonly NearFeature[]>;
}

/** Side of the squares of which the features are found together, degrees. */
const SQUARE_DEG = 0.01;
/** Boxes over more squares than this ask the R*Tree themselves. */
const MOST_SQUARES = 4;

/**
 * Features of a layer whose boxes meet `[west, south, east, north]`, found through the layer's R*Tree.
 * @param cache keeps what is read for the next asking, so that neighbours find it together
 */
export function featuresIn(
  { db }: Pick<Document, 'db'>,
  layer: NearLayer,
  box: Bounds,
  cache?: FeatureCache,
): NearFeature[] {
  const statements = statementsFor(db, layer);
  if (!cache) return (statements.rows.all(sides(box)) as Raw[]).map(asFeature);
  const cached = cache.get(layer) ?? { known: new Map(), squares: new Map() };
  cache.set(layer, cached);
  const [left, low, right, high] = box.map((degrees) => Math.floor(degrees / SQUARE_DEG)) as Bounds;
  if ((right - left + 1) * (high - low + 1) > MOST_SQUARES) {
    return readIn(statements, cached.known, box);
  }
  const found = new Set<NearFeature>();
  for (let column = left; column <= right; column++) {
    for (let row = low; row <= high; row++) {
      const key = column * 1e5 + row;
      let square = cached.squares.get(key);
      if (!square) {
        const [x, y] = [column * SQUARE_DEG, row * SQUARE_DEG];
        square = readIn(statements, cached.known, [x, y, x + SQUARE_DEG, y + SQUARE_DEG]);
        cached.squares.set(key, square);
      }
      for (const feature of square) if (boxesMeet(feature.bounds, box)) found.add(feature);
    }
  }
  return [...found];
}

const sides = ([west, south, east, north]: Bounds) => ({ west, south, east, north });

function readIn({ ids, one }: Statements, known: CachedLayer['known'], box: Bounds): NearFeature[] {
  const found: NearFeature[] = [];
  for (const id of ids.all(sides(box)) as number[]) {
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
export function isEmptyLayer({ db }: Pick<Document, 'db'>, layer: NearLayer): boolean {
  return tablesOf(layer).every((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined);
}
