import type { Database } from 'better-sqlite3';
import { envelopeOf } from './geometry-blob.ts';
import { rtreeTable } from './rtree.ts';

/** Sides of a box: west, east, south, north. */
type Box = readonly [number, number, number, number];

/** The index holds single precision: boxes are looked for a little about, then compared exactly. */
const ABOUT_DEG = 2e-5;
/** Two shapes with boxes as near as this, two centimetres, on every side are the same shape. */
const SAME_DEG = 2e-7;
/** Properties that name a feature for good, where their values are long enough not to be a running number. */
const ID_WORDS =
  /^(id|uid|uuid|guid|osm_?id|bsm|标识码|编码|编号|统一编码|统一编号|行政区划代码|村代码|图斑编号|要素代码)$/i;
const ID_VALUE = /^[\w-]{6,}$/;

/** Finds features of a table that a shape is again: those with its box, and of them one that will do. */
export function duplicateFinder(
  db: Database,
  table: string,
): (box: Box, willDo?: (id: number) => boolean) => number | null {
  const near = db.prepare(
    `SELECT id FROM main.${rtreeTable(table)} WHERE minx BETWEEN ? AND ? AND maxx BETWEEN ? AND ?
     AND miny BETWEEN ? AND ? AND maxy BETWEEN ? AND ?`,
  );
  const geometry = db.prepare(`SELECT geom FROM main.${table} WHERE id = ?`).pluck();
  return (box, willDo = () => true) => {
    const about = box.flatMap((side) => [side - ABOUT_DEG, side + ABOUT_DEG]);
    for (const { id } of near.all(...about) as { id: number }[]) {
      const blob = geometry.get(id) as Uint8Array | undefined;
      if (!blob) continue;
      const [west, south, east, north] = envelopeOf(blob);
      const alike = [west, east, south, north].every((side, i) => Math.abs(side - box[i]!) <= SAME_DEG);
      if (alike && willDo(id)) return id;
    }
    return null;
  };
}

/** What a feature's properties call it for good; null where they do not. */
function lastingId(properties: string): string | null {
  if (!/"[^"]*(id|码|号|bsm)"/i.test(properties)) return null;
  const found = Object.entries(JSON.parse(properties) as Record<string, unknown>).find(
    ([key, value]) => ID_WORDS.test(key) && ID_VALUE.test(String(value)),
  );
  return found ? `${found[0].toLowerCase()} ${found[1]}` : null;
}

/**
 * Staged rows that the document already has, by shape or by what names them for good, each with the feature it is.
 * Sites exported with their ids are found by id and name.
 */
export function stagedDuplicates(db: Database, table: string, layer: number): Map<number, number> {
  const found = new Map<number, number>();
  if (!db.prepare(`SELECT 1 FROM main.${table} LIMIT 1`).get()) return found;
  const byShape = duplicateFinder(db, table);
  const byId = table === 'sites' ? siteById(db) : featureById(db, table);
  const rows = db.prepare(
    'SELECT id, minx, maxx, miny, maxy, name, properties FROM stage.rows WHERE layer = ? ORDER BY id',
  );
  for (const row of rows.all(layer) as Staged[]) {
    const same = byId(row) ?? byShape([row.minx, row.maxx, row.miny, row.maxy]);
    if (same !== null) found.set(row.id, same);
  }
  return found;
}

interface Staged {
  id: number;
  minx: number;
  maxx: number;
  miny: number;
  maxy: number;
  name: string | null;
  properties: string;
}

function siteById(db: Database) {
  const known = db.prepare('SELECT id FROM main.sites WHERE id = ? AND name = ?').pluck();
  return ({ name, properties }: Staged): number | null => {
    const id = Number((JSON.parse(properties) as Record<string, unknown>).id);
    return name !== null && Number.isSafeInteger(id)
      ? ((known.get(id, name) as number | undefined) ?? null)
      : null;
  };
}

function featureById(db: Database, table: string) {
  const known = new Map<string, number>();
  const all = db.prepare(`SELECT id, properties FROM main.${table} WHERE properties IS NOT NULL`);
  for (const { id, properties } of all.iterate() as Iterable<{ id: number; properties: string }>) {
    const lasting = lastingId(properties);
    if (lasting !== null) known.set(lasting, id);
  }
  return ({ properties }: Staged): number | null => {
    const lasting = known.size > 0 ? lastingId(properties) : null;
    return lasting === null ? null : (known.get(lasting) ?? null);
  };
}
