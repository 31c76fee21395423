import type { Database } from 'better-sqlite3';
import { decodeGeometry, envelopeOf } from './geometry-blob.ts';
import { columnsOf } from './journal-rows.ts';
import { tablesOf } from './layer-tables.ts';
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

/** Of a column that names features most values are one feature's; codes of a district or a kind are many features'. */
const MOST_PER_VALUE = 2;

/** Which of what {@link lastingId} finds names single features, told by how often each value of its column comes. */
function namingColumns(all: Iterable<{ properties: string }>): (lasting: string) => boolean {
  const columns = new Map<string, { rows: number; values: Set<string> }>();
  for (const { properties } of all) {
    const lasting = lastingId(properties);
    if (lasting === null) continue;
    const column = columnOf(lasting);
    const known = columns.get(column) ?? { rows: 0, values: new Set() };
    known.rows++;
    known.values.add(lasting);
    columns.set(column, known);
  }
  return (lasting) => {
    const known = columns.get(columnOf(lasting));
    return !known || known.rows <= MOST_PER_VALUE * known.values.size;
  };
}

const columnOf = (lasting: string) => lasting.slice(0, lasting.indexOf(' '));
/** Codes that features share even where few of them are in a file. */
const SHARED = /^(编码|编号|行政区划代码|村代码|要素代码)$/;

/** What a feature's properties call it for good; null where they do not. */
function lastingId(properties: string): string | null {
  if (!/"[^"]*(id|码|号|bsm)"/i.test(properties)) return null;
  const found = Object.entries(JSON.parse(properties) as Record<string, unknown>).find(
    ([key, value]) => ID_WORDS.test(key) && ID_VALUE.test(String(value)),
  );
  return found ? `${found[0].toLowerCase()} ${found[1]}` : null;
}

/** The mean of a shape's corners, the one that closes a ring left out: the same wherever a ring begins. */
function meanCorner(blob: Uint8Array): [number, number] {
  let [x, y, count] = [0, 0, 0];
  const visit = (coordinates: unknown): void => {
    const list = coordinates as unknown[];
    if (typeof list[0] === 'number') {
      x += list[0];
      y += list[1] as number;
      count++;
    } else {
      const closes = list.length > 3 && String(list[0]) === String(list.at(-1));
      for (const each of closes ? list.slice(1) : list) visit(each);
    }
  };
  visit(decodeGeometry(blob).coordinates);
  return [x / count, y / count];
}

const sameMean = (a: readonly number[], b: readonly number[]) =>
  a.every((value, i) => Math.abs(value - b[i]!) <= SAME_DEG);

/** A feature of a file that is ready to be brought in. */
export interface Incoming {
  /** Its number among those that come with it. */
  id: number;
  geom: Uint8Array;
  name: string | null;
  /** JSON of what the file says of it. */
  properties: string;
  /** Not mended yet: what is there is known by its box alone. */
  rough?: boolean;
}

/**
 * Features to come that the document already has, by shape or by what names them for good, each with the feature it is.
 * Sites exported with their ids are found by id and name.
 */
export function alreadyThere(
  db: Database,
  target: string,
  incoming: () => Iterable<Incoming>,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const table of tablesOf(target)) findIn(db, table, incoming, found);
  return found;
}

/** Plants and transformers of one village are often known by its one place: those of other names are others. */
const SHARING_PLACES: ReadonlySet<string> = new Set(['existing_pv', 'transformers']);

/** Adds to what was found the features to come that one table has. */
function findIn(
  db: Database,
  table: string,
  incoming: () => Iterable<Incoming>,
  found: Map<number, number>,
): void {
  if (!db.prepare(`SELECT 1 FROM main.${table} LIMIT 1`).get()) return;
  const byShape = duplicateFinder(db, table);
  const isNaming = namingColumns(incoming());
  const byId = table === 'sites' ? siteById(db) : featureById(db, table, isNaming);
  const geometry = db.prepare(`SELECT geom FROM main.${table} WHERE id = ?`).pluck();
  const name = SHARING_PLACES.has(table)
    ? db.prepare(`SELECT name FROM main.${table} WHERE id = ?`).pluck()
    : null;
  for (const row of incoming()) {
    const [west, south, east, north] = envelopeOf(row.geom);
    const isThis = (id: number) =>
      (row.rough === true || sameMean(meanCorner(geometry.get(id) as Uint8Array), meanCorner(row.geom))) &&
      (row.name === null || !name || name.get(id) === row.name);
    const same = byId(row) ?? byShape([west, east, south, north], isThis);
    if (same !== null && !found.has(row.id)) found.set(row.id, same);
  }
}

/** Features to come that their own file has before, each with the first one; see {@link seenBefore}. */
export function comingTwice(incoming: () => Iterable<Incoming>): Map<number, number> {
  const seen = seenBefore(namingColumns(incoming()));
  const found = new Map<number, number>();
  for (const row of incoming()) {
    const first = seen(row);
    if (first !== null) found.set(row.id, first);
  }
  return found;
}

/**
 * Tells for one feature after another which earlier one it is again, by what names it for good or by shape. Points and
 * lines are the same only where they have the same name: places known no better than their village share one.
 */
function seenBefore(isNaming: (lasting: string) => boolean): (row: Incoming) => number | null {
  const byId = new Map<string, number>();
  const byShape = new Map<string, { id: number; mean: number[] }[]>();
  return ({ id, geom, name, properties }) => {
    const box = envelopeOf(geom);
    const isArea = box[0] < box[2] && box[1] < box[3] && decodeGeometry(geom).type.endsWith('Polygon');
    const key = [...box.map((side) => side.toFixed(7)), isArea ? '' : name].join(' ');
    const there = byShape.get(key) ?? [];
    const mean = meanCorner(geom);
    const given = lastingId(properties);
    const names = given !== null && isNaming(given) && !SHARED.test(columnOf(given));
    const lasting = names ? given : null;
    const first =
      (lasting === null ? undefined : byId.get(lasting)) ??
      there.find((other) => sameMean(other.mean, mean))?.id;
    if (first !== undefined) return first;
    if (lasting !== null) byId.set(lasting, id);
    byShape.set(key, [...there, { id, mean }]);
    return null;
  };
}

function siteById(db: Database) {
  const known = db.prepare('SELECT id FROM main.sites WHERE id = ? AND name = ?').pluck();
  return ({ name, properties }: Incoming): number | null => {
    const id = Number((JSON.parse(properties) as Record<string, unknown>).id);
    return name !== null && Number.isSafeInteger(id)
      ? ((known.get(id, name) as number | undefined) ?? null)
      : null;
  };
}

/** Reads what names the features there only once one that comes is named so: few files do, and layers are large. */
function featureById(db: Database, table: string, isNaming: (lasting: string) => boolean) {
  if (!columnsOf(db, table).includes('properties')) return () => null;
  let known: ReadonlyMap<string, number | null> | null = null;
  return ({ properties }: Incoming): number | null => {
    const lasting = lastingId(properties);
    if (lasting === null || !isNaming(lasting)) return null;
    known ??= namedIn(db, table);
    return known.get(lasting) ?? null;
  };
}

/** Features of a table by what names them for good; null where two share that, which names neither. */
function namedIn(db: Database, table: string): ReadonlyMap<string, number | null> {
  const named = new Map<string, number | null>();
  const all = db.prepare(`SELECT id, properties FROM main.${table} WHERE properties IS NOT NULL`);
  for (const { id, properties } of all.iterate() as Iterable<{ id: number; properties: string }>) {
    const lasting = lastingId(properties);
    if (lasting !== null) named.set(lasting, named.has(lasting) ? null : id);
  }
  return named;
}
