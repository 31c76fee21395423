import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { listZip } from '../zip.ts';

const SQLITE = ['gpkg', 'sqlite', 'db'];

/** Endings of files with features that stand for themselves in an archive, too. */
export const FEATURES = [
  ...[
    'shp',
    'gpkg',
    'geojson',
    'json',
    'topojson',
    'geojsonl',
    'geojsons',
    'ndjson',
    'kml',
    'gml',
    'gpx',
    'dxf',
  ],
  ...['fgb', 'tab', 'mif', 'csv', 'tsv', 'xlsx', 'xls', 'ods', 'sqlite', 'db', 'pbf'],
];

/** Endings of files that hold heights on a grid. */
export const RASTERS = ['tif', 'tiff', 'asc', 'hgt', 'img', 'dem'];

/** Endings of files that hold others. */
export const ARCHIVES = ['zip', 'kmz'];

/** Endings an import takes. */
export const IMPORT_ENDINGS = [...ARCHIVES, ...FEATURES, 'txt', ...RASTERS] as const;

/** What to save a file as that is not read, by its ending. */
export const SAVE_AS: Record<string, string> = {
  ...{ dwg: 'import.save-as-dxf', dgn: 'import.save-as-dxf', dwt: 'import.save-as-dxf' },
  ...Object.fromEntries(
    ['rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz'].map((ending) => [ending, 'import.save-as-zip']),
  ),
  ...Object.fromEntries(['et', 'xlsb', 'xlsm', 'wps'].map((ending) => [ending, 'import.save-as-xlsx'])),
  ...Object.fromEntries(
    ['mdb', 'accdb', 'mpk', 'lpk', 'wl', 'wt', 'wp'].map((ending) => [ending, 'import.save-as-shp']),
  ),
};

const SQLITE_BEGINS = 'SQLite format 3\0';

/** Whether GDAL takes a file for an SQLite database: by its ending or, whatever it is called, by how it begins. */
export function isDatabase(path: string): boolean {
  if (SQLITE.includes(endingOf(path))) return true;
  if (!isPlainFile(path)) return false;
  const file = openSync(path, 'r');
  try {
    const begins = Buffer.alloc(SQLITE_BEGINS.length);
    readSync(file, begins);
    return begins.toString('latin1') === SQLITE_BEGINS;
  } finally {
    closeSync(file);
  }
}

/** The ending of a path, without its dot and in small letters. */
export const endingOf = (path: string) => extname(path).slice(1).toLowerCase();

/** Whether a name is that of a file geodatabase, which is a folder. */
export const isGeodatabase = (name: string) => /\.gdb$/i.test(name);

/** Whether a path leads to a file. */
export const isPlainFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Whether a path leads to a folder. */
export const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Whether a file, or an archive without any features, holds heights on a grid. */
export function isRaster(path: string): boolean {
  const ending = endingOf(path);
  if (ending !== 'zip' || !existsSync(path) || isFolder(path)) return RASTERS.includes(ending);
  const inside = listZip(path, basename(path)).map(endingOf);
  return (
    !inside.some((each) => FEATURES.includes(each) || ARCHIVES.includes(each)) &&
    inside.some((each) => RASTERS.includes(each))
  );
}
