import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { TileKind } from '../../../shared/basemap.ts';
import { PlannerError } from '../../../shared/errors.ts';
import {
  boundsIn,
  damaged,
  isGzip,
  LARGEST_TILE_BYTES,
  layersIn,
  pictureKind,
  plainText,
  type TileArchive,
  unpack,
} from './archive.ts';

const DEEPEST = 24;
/** Larger than any text of a basemap's metadata that is of use. */
const LONGEST_VALUE_BYTES = 4 * 2 ** 20;
/** A file whose tiles no index leads to is read through for every tile: larger ones would be of no use. */
const LARGEST_WITHOUT_INDEX_BYTES = 256 * 2 ** 20;

/** How a database from a stranger is looked at before and while it is opened; each throws `document.damaged`. */
export interface DatabaseChecks {
  /** What lies beside it, and the size of its schema: before it is opened. */
  before(path: string): void;
  /** Whether its pages come round. Takes as long as reading the file. */
  pages(db: Database.Database, path: string): void;
}

/**
 * Opens an MBTiles file (MBTiles 1.3). Where indexes lead to every tile no question goes from row to row, so that it
 * ends whatever the file's pages lead to; else the pages are looked through. A view of the file is never run: it says
 * which tables hold the tiles.
 *
 * @throws PlannerError `basemap.damaged`, `basemap.no-index`
 */
export function openMbtiles(path: string, name: string, checks: DatabaseChecks): TileArchive {
  let db: Database.Database | undefined;
  try {
    checks.before(path);
    db = new Database(path, { readonly: true, fileMustExist: true });
    const opened = db;
    return read(opened, name, () => {
      if (statSync(path).size > LARGEST_WITHOUT_INDEX_BYTES) {
        throw new PlannerError('basemap.no-index', { name }, { file: path });
      }
      checks.pages(opened, path);
    });
  } catch (error) {
    db?.close();
    const { code, params, message } = error as Partial<PlannerError> & Error;
    if (code === 'document.damaged') damaged(name, String(params?.reason));
    if (code?.startsWith('SQLITE')) damaged(name, message);
    throw error;
  }
}

/** @param lookThrough called where rows are gone through; may refuse */
function read(db: Database.Database, name: string, lookThrough: () => void): TileArchive {
  db.pragma('trusted_schema = OFF');
  const definition = db
    .prepare(`SELECT sql FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')`)
    .pluck();
  const steps = stepsOf(db, String(definition.get('tiles')));
  if (!steps?.every(({ table }) => isPlainTable(definition.get(table)))) damaged(name, 'tiles');
  const places = quoted(steps[0]!.table);
  const byZoom = (order: 'ASC' | 'DESC') =>
    `SELECT zoom_level FROM ${places} ORDER BY zoom_level ${order} LIMIT 1`;
  const metadata = metadataIn(db, definition.get('metadata'), name);
  const zooms = ['minzoom', 'maxzoom'].map((key) => Number(metadata.get(key) ?? Number.NaN));
  const missing = !zooms.every(Number.isInteger);
  if (!steps.every((step) => isSought(db, step)) || (missing && sorts(db, byZoom('ASC')))) lookThrough();

  const statements = steps.map((step) => db.prepare(sqlOf(step)).pluck());
  const one = (place: readonly unknown[]): unknown => {
    let found = place;
    for (const statement of statements) found = [statement.get(...found) ?? null];
    return found[0];
  };
  const somewhere = `SELECT ${PLACES} FROM ${places} LIMIT 1`;
  const first = one((db.prepare(somewhere).raw().get() as unknown[] | undefined) ?? [null, null, null]);
  if (!(first instanceof Uint8Array)) damaged(name, 'tile_data');
  const tiles = kindOf(first, metadata.get('format') ?? '', name);
  const zoom = (said: number, order: 'ASC' | 'DESC') => {
    const found = Number.isInteger(said) ? said : (db.prepare(byZoom(order)).pluck().get() as number);
    return Number.isInteger(found) && found >= 0 && found <= DEEPEST ? found : damaged(name, 'zoom_level');
  };
  const [minZoom, maxZoom] = [zoom(zooms[0]!, 'ASC'), zoom(zooms[1]!, 'DESC')];
  if (minZoom > maxZoom) damaged(name, 'minzoom');
  return {
    info: {
      name: plainText(metadata.get('name')) || name,
      format: 'mbtiles',
      fromSouth: false,
      ...{ tiles, minZoom, maxZoom },
      bounds: boundsIn((metadata.get('bounds') ?? '').split(',').map(Number)),
      attribution: plainText(metadata.get('attribution')),
      layers: layersIn(parsed(metadata.get('json'))),
    },
    tile(z, x, y) {
      // Rows of MBTiles are counted from the south.
      const bytes = one([z, x, 2 ** z - 1 - y]);
      if (!(bytes instanceof Uint8Array)) return null;
      return isGzip(bytes) ? unpack(bytes, 'gzip', name) : bytes;
    },
    close: () => db.close(),
  };
}

function metadataIn(db: Database.Database, sql: unknown, name: string): Map<string, string> {
  if (sql === undefined) return new Map();
  if (!isPlainTable(sql)) damaged(name, 'metadata');
  const short = (column: string) =>
    `CASE WHEN octet_length(${column}) <= ${LONGEST_VALUE_BYTES} THEN ${column} END`;
  const rows = db
    .prepare(`SELECT ${short('name')}, ${short('value')} FROM metadata LIMIT 1000`)
    .raw()
    .all() as unknown[][];
  return new Map(rows.map(([key, value]) => [String(key), String(value ?? '')]));
}

const quoted = (table: string): string => `"${table.replaceAll('"', '""')}"`;
const PLACES = ['zoom_level', 'tile_column', 'tile_row'];

/** One question on the way to a tile: a column of the row that some columns lead to. */
interface Step {
  table: string;
  column: string;
  by: readonly string[];
}

/** The signs keep SQLite from choosing another way by the numbers asked for and what the file says of its rows. */
const sqlOf = ({ table, column, by }: Step): string =>
  `SELECT CASE WHEN octet_length(${quoted(column)}) <= ${LARGEST_TILE_BYTES} THEN ${quoted(column)} END
   FROM ${quoted(table)} WHERE ${by.map((each) => `${quoted(each)} = +?`).join(' AND ')} LIMIT 1`;

/** Whether an index leads to the rows asked for, the first of which is the answer. */
function isSought(db: Database.Database, step: Step): boolean {
  const plan = planOf(db, sqlOf(step), ...step.by.map(() => 0));
  const terms = (/^SEARCH .*\(([^()]*)\)$/.exec(plan[0] ?? '')?.[1] ?? '').toLowerCase().split(' and ');
  const isFound = (column: string) => terms.includes(`${column.toLowerCase()}=?`);
  return plan.length === 1 && (step.by.every(isFound) || (step.by.length === 1 && isFound('rowid')));
}

/** Whether all rows are sorted to tell the first. */
const sorts = (db: Database.Database, sql: string): boolean =>
  planOf(db, sql).some((step) => step.includes('TEMP B-TREE'));

const planOf = (db: Database.Database, sql: string, ...values: number[]): string[] =>
  (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(
    ({ detail }) => detail,
  );

const NAME = '(\\w+|"[^"]+"|`[^`]+`|\\[[^\\]]+\\])';
/** A view of two tables joined by one column, as MBTiles Map tools write it to keep equal tiles once. */
const JOINED = new RegExp(
  `^CREATE VIEW \\S+ (?:\\([^()]*\\) )?AS SELECT [^();]+? FROM ${NAME} (?:(?:INNER|LEFT|LEFT OUTER) )?JOIN ${NAME} ` +
    `(?:ON \\(? ?${NAME} ?\\. ?${NAME} ?= ?${NAME} ?\\. ?${NAME} ?\\)?|USING ?\\( ?${NAME} ?\\)) ?;?$`,
  'i',
);

/**
 * How a tile is found: in the table that is called so, or by the two that a view of that name joins, one of places and
 * one of pictures. Null where it is neither, as any other view could be made to compute for ever.
 */
function stepsOf(db: Database.Database, sql: string): Step[] | null {
  const places = { by: PLACES, column: 'tile_data' };
  if (/^\s*CREATE\s+TABLE\b/i.test(sql)) return [{ table: 'tiles', ...places }];
  const names = JOINED.exec(sql.trim().replace(/\s+/g, ' '))
    ?.slice(1)
    .map((each) => each?.replace(/^["`[]|["`\]]$/g, '').toLowerCase());
  if (!names) return null;
  const [first, second, table, column, otherTable, otherColumn, both] = names as string[];
  const keys = both
    ? new Map([first, second].map((each) => [each!, both]))
    : new Map([
        [table!, column!],
        [otherTable!, otherColumn!],
      ]);
  const map = [first!, second!].find((each) => hasPlaces(db, each));
  const images = map === first ? second! : first!;
  const [mapKey, imageKey] = [keys.get(map ?? ''), keys.get(images)];
  if (map === undefined || mapKey === undefined || imageKey === undefined) return null;
  return [
    { table: map, column: mapKey, by: PLACES },
    { table: images, column: 'tile_data', by: [imageKey] },
  ];
}

/** Whether a table says where tiles lie. */
function hasPlaces(db: Database.Database, table: string): boolean {
  const columns = (db.pragma(`table_info(${quoted(table)})`) as { name: string }[]).map((column) =>
    column.name.toLowerCase(),
  );
  return PLACES.every((place) => columns.includes(place));
}

/** Whether a table holds rows and computes nothing. */
const isPlainTable = (sql: unknown): boolean =>
  typeof sql === 'string' && /^\s*CREATE\s+TABLE\b/i.test(sql) && !/\b(AS|GENERATED|VIRTUAL)\b/i.test(sql);

function kindOf(first: Uint8Array, format: string, name: string): TileKind {
  const picture = pictureKind(first);
  if (picture) return picture;
  return format === 'pbf' || format === 'mvt' || isGzip(first) ? 'mvt' : damaged(name, `format ${format}`);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
