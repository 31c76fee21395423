import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RowOrder, TileKind } from '../../../shared/basemap.ts';
import { PlannerError } from '../../../shared/errors.ts';
import {
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
const ENDINGS: Record<string, TileKind> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  pbf: 'mvt',
  mvt: 'mvt',
};
const TILE = /^(\d{1,8})\.(png|jpg|jpeg|webp|pbf|mvt)$/i;
const LARGEST_TEXT_BYTES = 4 * 2 ** 20;
/** Columns of the coarsest level that are looked into for where the tiles lie. */
const MOST_COLUMNS = 2000;

/**
 * Opens a folder of tiles, `<level>/<column>/<row>.<png, jpg, webp, pbf>`, as QGIS, GDAL (gdal2tiles), mb-util and
 * tippecanoe write it. Files are opened one by one as they are asked for; links are not followed.
 *
 * @param rows from where rows are counted; `auto`: from the south where the folder holds TMS's `tilemapresource.xml` or
 *   says `"scheme": "tms"`, else from the north
 * @throws PlannerError `basemap.no-tiles`, `basemap.damaged`
 */
export function openFolder(path: string, rows: RowOrder): TileArchive {
  const name = basename(path);
  const zooms = numbersIn(path).filter((z) => z <= DEEPEST);
  const first = firstTile(path, zooms);
  if (!first) throw new PlannerError('basemap.no-tiles', { name }, { file: path });
  const metadata = textIn(join(path, 'metadata.json'));
  const fromSouth = rows === 'auto' ? isTms(path, metadata) : rows === 'south';
  const { ending } = first;
  const bytesAt = (z: number, x: number, y: number): Uint8Array | null => {
    const row = fromSouth ? 2 ** z - 1 - y : y;
    const bytes = plainBytes(join(path, String(z), String(x), `${row}.${ending}`), LARGEST_TILE_BYTES);
    if (!bytes) return null;
    return isGzip(bytes) ? unpack(bytes, 'gzip', name) : bytes;
  };
  const tiles = ENDINGS[ending.toLowerCase()]!;
  const kind = tiles === 'mvt' ? 'mvt' : (pictureKind(first.bytes) ?? damaged(name, 'picture'));
  return {
    info: {
      name: plainText(metadata.name) || name,
      format: 'folder',
      fromSouth,
      tiles: kind,
      minZoom: zooms[0]!,
      maxZoom: zooms.at(-1)!,
      bounds: boundsOf(path, zooms[0]!, fromSouth),
      attribution: plainText(metadata.attribution),
      layers: layersIn(vectorLayers(metadata)),
    },
    tile(z, x, y) {
      const bytes = bytesAt(z, x, y);
      // What stands under a picture's name may be anything.
      return bytes && (kind === 'mvt' || pictureKind(bytes)) ? bytes : null;
    },
    close() {},
  };
}

/** Whole numbers that name what is in a folder, in order. */
function numbersIn(folder: string): number[] {
  return namesIn(folder)
    .filter((name) => /^(0|[1-9]\d{0,7})$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function firstTile(path: string, zooms: readonly number[]): { ending: string; bytes: Uint8Array } | null {
  for (const z of zooms) {
    for (const x of numbersIn(join(path, String(z))).slice(0, MOST_COLUMNS)) {
      const folder = join(path, String(z), String(x));
      for (const name of namesIn(folder)) {
        const ending = TILE.exec(name)?.[2];
        const bytes = ending ? plainBytes(join(folder, name), LARGEST_TILE_BYTES) : null;
        if (ending && bytes && bytes.length > 0) return { ending, bytes };
      }
    }
  }
  return null;
}

/** Bytes of a plain file of at most so many; null for anything else, a link included. */
function plainBytes(path: string, mostBytes: number): Uint8Array | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(file) : null;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

function textIn(path: string): Record<string, unknown> {
  try {
    const bytes = plainBytes(path, LARGEST_TEXT_BYTES);
    const value: unknown = bytes ? JSON.parse(Buffer.from(bytes).toString('utf8')) : null;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** mb-util and tippecanoe keep what MBTiles calls `json` as a text inside. */
function vectorLayers(metadata: Record<string, unknown>): unknown {
  if (typeof metadata.json !== 'string') return metadata;
  try {
    return JSON.parse(metadata.json);
  } catch {
    return metadata;
  }
}

const isTms = (path: string, metadata: Record<string, unknown>): boolean =>
  metadata.scheme === 'tms' ||
  (statSync(join(path, 'tilemapresource.xml'), { throwIfNoEntry: false })?.isFile() ?? false);

/** Where the tiles of the coarsest level lie: all deeper ones are within. */
function boundsOf(path: string, z: number, fromSouth: boolean): [number, number, number, number] | null {
  const columns = numbersIn(join(path, String(z)));
  if (columns.length === 0 || columns.length > MOST_COLUMNS) return null;
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const x of columns) {
    for (const name of namesIn(join(path, String(z), String(x)))) {
      const row = TILE.exec(name)?.[1];
      if (row === undefined) continue;
      const y = fromSouth ? 2 ** z - 1 - Number(row) : Number(row);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const side = 2 ** z;
  if (top < 0 || bottom >= side || columns.at(-1)! >= side || top > bottom) return null;
  const longitude = (x: number) => (x / side) * 360 - 180;
  const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI;
  return [longitude(columns[0]!), latitude(bottom + 1), longitude(columns.at(-1)! + 1), latitude(top)];
}
