import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { envelopeOf, hasEnvelope } from './geometry-blob.ts';
import { prepared } from './prepared.ts';
import { rtreeTable } from './rtree.ts';

/** A row as the map draws it. */
export interface TileRow {
  id: number;
  /** Middle of its box. */
  x: number;
  y: number;
  geom: Uint8Array;
  name: string | null;
}

export interface ContextTileRow extends TileRow {
  class: string | null;
  synthetic: number;
}

/** What the map shows of a site beside its outline. */
export interface SiteTileFacts extends Omit<TileRow, 'geom'> {
  kind: string;
  included: number;
  capacity: number;
  specificYield: number | null;
  avoided: number | null;
}

export interface SiteTileRow extends SiteTileFacts {
  geom: Uint8Array;
}

const WITHIN = 'r.minx <= :east AND r.maxx >= :west AND r.miny <= :north AND r.maxy >= :south';
const MIDDLE = '(r.minx + r.maxx) / 2 AS x, (r.miny + r.maxy) / 2 AS y';
const asBox = ([west, south, east, north]: Bounds) => ({ west, south, east, north });

/** Whether more than so many rows of a table have boxes that meet some bounds. */
export function hasMoreThan(db: Database, table: string, bounds: Bounds, most: number): boolean {
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${rtreeTable(table)} r WHERE ${WITHIN} LIMIT :most + 1)`;
  return (
    (prepared(db, sql)
      .pluck()
      .get({ ...asBox(bounds), most }) as number) > most
  );
}

/** Features of a context layer in some bounds. */
export function contextRows(db: Database, layer: ContextLayerName, bounds: Bounds): ContextTileRow[] {
  return prepared(
    db,
    `SELECT f.id, f.geom, f.name, f.class, f.synthetic, ${MIDDLE} FROM ${rtreeTable(layer)} r JOIN ${layer} f ON f.id = r.id
     WHERE ${WITHIN}`,
  ).all(asBox(bounds)) as ContextTileRow[];
}

/** Bytes of a blob's header with its envelope, which the shapes we write ourselves have. */
const HEAD = 40;
const NO_HEAD = '00'.repeat(HEAD);
const SLICE = 5000;

/** The middle of every shape of a context layer, with its class. */
export function* contextMiddles(
  db: Database,
  layer: ContextLayerName,
): Generator<{ at: [number, number]; class: string; synthetic: boolean }> {
  // Thousands of rows folded into one: handing over each of half a million takes four times as long.
  const folded = db
    .prepare(
      `SELECT json_group_array(id), json_group_array(ifnull(class, '')), max(synthetic),
         unhex(group_concat(CASE WHEN length(geom) < ${HEAD} THEN '${NO_HEAD}' ELSE hex(substr(geom, 1, ${HEAD})) END, ''))
       FROM (SELECT id, class, synthetic, geom FROM ${layer} WHERE id > ? ORDER BY id LIMIT ${SLICE})`,
    )
    .raw();
  const whole = db.prepare(`SELECT geom FROM ${layer} WHERE id = ?`).pluck();
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const [idList, classList, synthetic, heads] = folded.get(after) as [string, string, number, Uint8Array];
    const [ids, classes] = [JSON.parse(idList) as number[], JSON.parse(classList) as string[]];
    for (const [i, id] of ids.entries()) {
      const head = heads.subarray(i * HEAD, (i + 1) * HEAD);
      const [west, south, east, north] = envelopeOf(hasEnvelope(head) ? head : (whole.get(id) as Uint8Array));
      yield { at: [(west + east) / 2, (south + north) / 2], class: classes[i]!, synthetic: synthetic === 1 };
    }
    if (ids.length < SLICE) return;
    after = Math.max(...ids);
  }
}

const SITE_FACTS = `s.id, s.name, s.kind,
  s.capacity_kwp * CASE WHEN o.built > 0 AND o.built < 1 THEN o.built ELSE 1 END AS capacity,
  o.id IS NULL OR o.built > 0 AS included,
  e.specific_yield_kwh_per_kwp AS specificYield, e.avoided_tco2 AS avoided, ${MIDDLE}`;
const SITES = `${rtreeTable('sites')} r JOIN sites s ON s.id = r.id
  LEFT JOIN planner_scenarios c ON c.active = 1
  LEFT JOIN planner_left_out o ON o.site_id = s.id AND o.scenario_id = c.id
  LEFT JOIN site_estimates e ON e.site_id = s.id AND e.scenario_id = c.id`;

/** Sites in some bounds with what they are coloured by, their figures those of the active scenario. */
export function siteRows(db: Database, bounds: Bounds): SiteTileRow[] {
  return prepared(db, `SELECT s.geom, ${SITE_FACTS} FROM ${SITES} WHERE ${WITHIN}`).all(
    asBox(bounds),
  ) as SiteTileRow[];
}

/** {@link siteRows} of the whole document, without outlines. */
export function allSiteFacts(db: Database): SiteTileFacts[] {
  return prepared(db, `SELECT ${SITE_FACTS} FROM ${SITES}`).all() as SiteTileFacts[];
}
