import Database from 'better-sqlite3';
import type { TileKind } from '../../../shared/basemap.ts';
import {
  boundsIn,
  damaged,
  isGzip,
  layersIn,
  pictureKind,
  plainText,
  type TileArchive,
  unpack,
} from './archive.ts';

const DEEPEST = 24;

/**
 * Opens an MBTiles file (MBTiles 1.3).
 * @throws PlannerError `basemap.damaged`
 */
export function openMbtiles(path: string, name: string): TileArchive {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const opened = db;
    return read(opened, name, () => opened.close());
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE')) damaged(name, (error as Error).message);
    throw error;
  }
}

function read(db: Database.Database, name: string, close: () => void): TileArchive {
  db.pragma('trusted_schema = OFF');
  const definition = db
    .prepare(`SELECT sql FROM sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')`)
    .pluck();
  const tables = tablesOf((definition.get('tiles') as string | undefined) ?? '');
  for (const table of tables) {
    if (!isPlainTable(definition.get(table))) damaged(name, 'tiles');
  }
  const stored = new Map<string, string>();
  const metadata = definition.get('metadata');
  if (metadata !== undefined) {
    if (!isPlainTable(metadata)) damaged(name, 'metadata');
    const rows = db.prepare('SELECT name, value FROM metadata LIMIT 1000').all() as Record<string, unknown>[];
    for (const row of rows) stored.set(String(row.name), String(row.value ?? ''));
  }
  const one = db.prepare(
    'SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1',
  );
  const first = db.prepare('SELECT tile_data FROM tiles LIMIT 1').pluck().get();
  if (!(first instanceof Uint8Array)) damaged(name, 'tile_data');
  const tiles = kindOf(first, stored.get('format') ?? '', name);
  const zoom = (key: string, order: 'ASC' | 'DESC') => {
    const said = Number(stored.get(key) ?? Number.NaN);
    const found = Number.isInteger(said)
      ? said
      : (db
          .prepare(`SELECT zoom_level FROM tiles ORDER BY zoom_level ${order} LIMIT 1`)
          .pluck()
          .get() as number);
    return found >= 0 && found <= DEEPEST ? found : damaged(name, key);
  };
  const [minZoom, maxZoom] = [zoom('minzoom', 'ASC'), zoom('maxzoom', 'DESC')];
  if (minZoom > maxZoom) damaged(name, 'minzoom');
  return {
    info: {
      name: plainText(stored.get('name')) || name,
      format: 'mbtiles',
      ...{ tiles, minZoom, maxZoom },
      bounds: boundsIn((stored.get('bounds') ?? '').split(',').map(Number)),
      attribution: plainText(stored.get('attribution')),
      layers: layersIn(parsed(stored.get('json'))),
    },
    tile(z, x, y) {
      // Rows of MBTiles are counted from the south.
      const bytes = (one.get(z, x, 2 ** z - 1 - y) as { tile_data: unknown } | undefined)?.tile_data;
      if (!(bytes instanceof Uint8Array)) return null;
      return isGzip(bytes) ? unpack(bytes, 'gzip', name) : bytes;
    },
    close,
  };
}

const NAME = '(?:\\w+|"[^"]+"|`[^`]+`|\\[[^\\]]+\\])';
/** A view of two tables joined by one column, as MBTiles Map tools write it to keep equal tiles once. */
const JOINED = new RegExp(
  `^CREATE VIEW \\S+ (?:\\([^()]*\\) )?AS SELECT [^();]+? FROM (${NAME}) (?:(?:INNER|LEFT|LEFT OUTER) )?JOIN (${NAME}) ` +
    `(?:ON \\(? ?${NAME} ?\\. ?${NAME} ?= ?${NAME} ?\\. ?${NAME} ?\\)?|USING ?\\( ?${NAME} ?\\)) ?;?$`,
  'i',
);

/**
 * The tables that tiles come from: the one that is called so, or the two that a view of that name joins. Any other
 * view could be made to compute for ever, with nothing to stop it.
 */
function tablesOf(sql: string): string[] {
  if (/^\s*CREATE\s+TABLE\b/i.test(sql)) return ['tiles'];
  const [, first, second] = JOINED.exec(sql.trim().replace(/\s+/g, ' ')) ?? [];
  return [first, second].map((table) => (table ?? '').replace(/^["`[]|["`\]]$/g, ''));
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
