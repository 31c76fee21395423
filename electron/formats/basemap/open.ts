import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Basemap, Offset, RowOrder } from '../../../shared/basemap.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { TileArchive } from './archive.ts';
import { openFolder } from './folder.ts';
import { type DatabaseChecks, openMbtiles } from './mbtiles.ts';
import { openPmtiles } from './pmtiles.ts';
import { layersOfTile } from './tile-layers.ts';

/** An opened basemap with what the window is told of it. */
export interface OpenBasemap {
  basemap: Basemap;
  archive: TileArchive;
}

/** How the planner marked a file or folder of tiles. */
export interface Marks {
  offset: Offset;
  rows: RowOrder;
}

/**
 * Opens a folder of map tiles, or a file of them, told by its first bytes.
 * @param checks of a file that is a database
 * @throws PlannerError `basemap.missing`, `basemap.unsupported`, `basemap.damaged`, `basemap.no-index`,
 *   `basemap.no-tiles`, `basemap.vector-offset`
 */
export function openBasemap(
  path: string,
  checks: DatabaseChecks,
  { offset, rows }: Marks = { offset: 'none', rows: 'auto' },
): OpenBasemap {
  const fileName = basename(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() && !stats?.isDirectory()) {
    throw new PlannerError('basemap.missing', { name: fileName }, { file: path });
  }
  const archive = stats.isDirectory() ? openFolder(path, rows) : openFile(path, fileName, checks);
  if (offset !== 'none' && archive.info.tiles === 'mvt') {
    archive.close();
    throw new PlannerError('basemap.vector-offset', { name: fileName }, { file: path });
  }
  const key = createHash('sha256')
    .update([path, stats.size, stats.mtimeMs, offset, rows].join('\0'))
    .digest('hex')
    .slice(0, 16);
  return {
    archive,
    basemap: { ...archive.info, layers: layersOf(archive), offset, labels: false, fileName, key },
  };
}

function openFile(path: string, fileName: string, checks: DatabaseChecks): TileArchive {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(16);
  readSync(file, head);
  closeSync(file);
  const magic = head.toString('latin1');
  const archive = magic.startsWith('PMTiles')
    ? openPmtiles(path, fileName)
    : magic === 'SQLite format 3\0'
      ? openMbtiles(path, fileName, checks)
      : null;
  if (!archive) throw new PlannerError('basemap.unsupported', { name: fileName }, { file: path });
  return archive;
}

/** Layers as the metadata lists them, else as a tile in the middle of the lowest level has them. */
function layersOf({ info, tile }: TileArchive): string[] {
  if (info.tiles !== 'mvt' || info.layers.length > 0) return info.layers;
  const { minZoom: z, bounds } = info;
  const [west, south, east, north] = bounds ?? [-180, -85, 180, 85];
  const latitude = (((south + north) / 2) * Math.PI) / 180;
  const x = Math.floor((((west + east) / 2 + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * 2 ** z);
  const bytes = tile(z, x, y);
  return bytes ? layersOfTile(bytes) : [];
}
