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
  const defined = db
    .prepare(`SELECT type, sql FROM sqlite_master WHERE name = 'tiles' AND type IN ('table', 'view')`)
    .get() as { type: string; sql: string | null } | undefined;
  if (!defined) damaged(name, 'tiles');
  // A view joins two tables in the common layout; one that counts to a billion has no business here.
  if (/\b(WITH|RECURSIVE|VIRTUAL)\b/i.test(defined.sql ?? '')) damaged(name, 'tiles');
  const stored = new Map<string, string>();
  if (db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'metadata'`).get()) {
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
