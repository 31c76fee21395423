import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { boxesOf, fromEach, rowsOf } from './layer-tables.ts';
import { prepared } from './prepared.ts';
import { type BoxMiddle, boxMiddles, rtreeTable } from './rtree.ts';

/** A row as the map draws it, with the middle of its box. */
export interface TileRow extends BoxMiddle {
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
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${boxesOf(table)} r WHERE ${WITHIN} LIMIT :most + 1)`;
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
    fromEach(
      layer,
      (table) => `SELECT f.id, f.geom, f.name, f.class, f.synthetic, ${MIDDLE} FROM ${rtreeTable(table)} r
       JOIN ${table} f ON f.id = r.id WHERE ${WITHIN}`,
    ),
  ).all(asBox(bounds)) as ContextTileRow[];
}

/** Which shapes of a context layer are of each class, the commonest first. */
export function contextClasses(db: Database, layer: ContextLayerName): { class: string; ids: number[] }[] {
  const rows = db
    .prepare(`SELECT class, json_group_array(id) FROM ${rowsOf(layer)} GROUP BY class ORDER BY count(*) DESC`)
    .raw()
    .all() as [string | null, string][];
  return rows.map(([kind, ids]) => ({ class: kind ?? '', ids: JSON.parse(ids) as number[] }));
}

export const hasSynthetic = (db: Database, layer: ContextLayerName): boolean =>
  db
    .prepare(`SELECT EXISTS (SELECT 1 FROM ${rowsOf(layer)} WHERE synthetic = 1)`)
    .pluck()
    .get() === 1;

const CAPACITY = 's.capacity_kwp * CASE WHEN o.built > 0 AND o.built < 1 THEN o.built ELSE 1 END';
const SITE_FACTS = `s.id, s.name, s.kind, ${CAPACITY} AS capacity,
  o.id IS NULL OR o.built > 0 AS included,
  e.specific_yield_kwh_per_kwp AS specificYield, e.avoided_tco2 AS avoided, ${MIDDLE}`;
const BUILT = `LEFT JOIN planner_scenarios c ON c.active = 1
  LEFT JOIN planner_left_out o ON o.site_id = s.id AND o.scenario_id = c.id`;
const SITES = `${rtreeTable('sites')} r JOIN sites s ON s.id = r.id ${BUILT}
  LEFT JOIN site_estimates e ON e.site_id = s.id AND e.scenario_id = c.id`;

/** Sites in some bounds with what they are coloured by, their figures those of the active scenario. */
export function siteRows(db: Database, bounds: Bounds): SiteTileRow[] {
  return prepared(db, `SELECT s.geom, ${SITE_FACTS} FROM ${SITES} WHERE ${WITHIN}`).all(
    asBox(bounds),
  ) as SiteTileRow[];
}

/** Where each site is and how much power it has, in the active scenario. */
export interface SiteSpot extends BoxMiddle {
  capacity: number;
}

export function siteSpots(db: Database): SiteSpot[] {
  // All rows folded into one: handing over each of a hundred thousand takes far longer.
  const [ids, capacities] = (
    db
      .prepare(`SELECT json_group_array(s.id), json_group_array(${CAPACITY}) FROM sites s ${BUILT}`)
      .raw()
      .get() as [string, string]
  ).map((list) => JSON.parse(list) as number[]) as [number[], number[]];
  const capacityOf = new Map(ids.map((id, i) => [id, capacities[i]!]));
  return [...boxMiddles(db, 'sites')].map((spot) => ({ ...spot, capacity: capacityOf.get(spot.id) ?? 0 }));
}

/** {@link siteRows} of some sites, without outlines. */
export function siteFacts(db: Database, ids: readonly number[]): SiteTileFacts[] {
  return prepared(
    db,
    `SELECT ${SITE_FACTS} FROM ${SITES} WHERE r.id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids)) as SiteTileFacts[];
}
