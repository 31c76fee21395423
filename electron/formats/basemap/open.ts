import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Basemap } from '../../../shared/basemap.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { TileArchive } from './archive.ts';
import { openMbtiles } from './mbtiles.ts';
import { openPmtiles } from './pmtiles.ts';

/** An opened basemap with what the window is told of it. */
export interface OpenBasemap {
  basemap: Basemap;
  archive: TileArchive;
}

/**
 * Opens a file of map tiles, told by its first bytes.
 * @throws PlannerError `basemap.missing`, `basemap.unsupported`, `basemap.damaged`
 */
export function openBasemap(path: string): OpenBasemap {
  const fileName = basename(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new PlannerError('basemap.missing', { name: fileName }, { file: path });
  const file = openSync(path, 'r');
  const head = Buffer.alloc(16);
  readSync(file, head);
  closeSync(file);
  const magic = head.toString('latin1');
  const archive = magic.startsWith('PMTiles')
    ? openPmtiles(path, fileName)
    : magic === 'SQLite format 3\0'
      ? openMbtiles(path, fileName)
      : null;
  if (!archive) throw new PlannerError('basemap.unsupported', { name: fileName }, { file: path });
  const key = createHash('sha256')
    .update(`${path}\0${stats.size}\0${stats.mtimeMs}`)
    .digest('hex')
    .slice(0, 16);
  return { archive, basemap: { ...archive.info, fileName, key } };
}
