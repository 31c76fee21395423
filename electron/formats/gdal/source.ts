import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { PlannerError } from '../../../shared/errors.ts';
import type { Encoding } from '../../../shared/import.ts';
import { listZip, unpackZip } from '../zip.ts';

/** A file of the planner's, copied to where GDAL may read it. */
export interface Source {
  /** Path under the scratch folder. */
  path: string;
  openOptions: string[];
  /** Encoding its text is read in; null where the format fixes it. */
  encoding: string | null;
  bytes: number;
}

/** Files that go with a main file, by its ending. */
const SIBLINGS: Record<string, string[]> = {
  shp: ['shx', 'dbf', 'prj', 'cpg', 'qix'],
  tab: ['dat', 'map', 'id', 'ind'],
  mif: ['mid'],
  gml: ['xsd'],
  ...Object.fromEntries(['tif', 'tiff'].map((ending) => [ending, ['tfw', 'prj']])),
  asc: ['prj'],
  img: ['ige'],
};
const LARGEST_BYTES = 4 * 1024 ** 3;
const INSIDE_ARCHIVES = ['shp', 'gpkg', 'geojson', 'json', 'kml', 'gml', 'dxf', 'fgb', 'tab', 'mif', 'csv'];

/** Endings of files that hold heights on a grid. */
const RASTERS = ['tif', 'tiff', 'asc', 'hgt', 'img', 'dem'];

/** Endings an import takes. */
export const IMPORT_ENDINGS = [
  ...['zip', 'kmz', 'xlsx', 'pbf', 'txt'],
  ...INSIDE_ARCHIVES,
  ...RASTERS,
] as const;

/** Whether a file, or an archive without any features, holds heights on a grid. */
export function isRaster(path: string): boolean {
  const ending = endingOf(path);
  if (ending !== 'zip' || !existsSync(path)) return RASTERS.includes(ending);
  const inside = listZip(path, basename(path)).map(endingOf);
  return (
    !inside.some((each) => INSIDE_ARCHIVES.includes(each)) && inside.some((each) => RASTERS.includes(each))
  );
}

/**
 * Copies a file (with what belongs to it, or unpacked) into a scratch folder, so that nothing is ever written
 * beside the planner's own files, and settles how its text is read.
 *
 * @throws PlannerError `import.missing`, `import.too-large`, `import.empty-file`, `import.unsupported`,
 *   `import.bad-zip`, `import.zip-without-data`, `import.xml-entities`, `import.parts-missing`
 */
export function stageSource(path: string, folder: string, encoding: Encoding): Source {
  const name = basename(path);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new PlannerError('import.missing', {}, { file: path });
  const { size } = statSync(path);
  if (size === 0) throw new PlannerError('import.empty-file', { name }, { file: path });
  if (size > LARGEST_BYTES) throw new PlannerError('import.too-large', { name }, { file: path });
  const ending = endingOf(path);
  if (!IMPORT_ENDINGS.some((known) => known === ending)) {
    throw new PlannerError('import.unsupported', { name }, { file: path });
  }
  mkdirSync(folder, { recursive: true });
  const main =
    ending === 'zip' || ending === 'kmz' ? fromArchive(path, folder, name) : copyWithSiblings(path, folder);
  if (ending === 'xlsx') listZip(path, name);
  return { ...readable(join(folder, main), folder, encoding, name), bytes: size };
}

const endingOf = (path: string) => extname(path).slice(1).toLowerCase();

function copyWithSiblings(path: string, folder: string): string {
  const main = basename(path);
  copyFileSync(path, join(folder, main), constants.COPYFILE_FICLONE);
  const stem = path.slice(0, -extname(path).length);
  const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  for (const ending of SIBLINGS[endingOf(path)] ?? []) {
    const wanted = `${basename(stem)}.${ending}`.toLowerCase();
    const found = beside.find((entry) => entry.toLowerCase() === wanted);
    if (found) copyFileSync(join(dirname(path), found), join(folder, `${basename(stem)}.${ending}`));
  }
  return main;
}

function fromArchive(path: string, folder: string, name: string): string {
  const files = unpackZip(path, folder, name);
  const database = files.map((file) => /^(.*\.gdb)\//i.exec(file)?.[1]).find(Boolean);
  if (database) return database;
  for (const ending of [...INSIDE_ARCHIVES, ...RASTERS]) {
    const found = files.find((file) => endingOf(file) === ending);
    if (found) return found;
  }
  throw new PlannerError('import.zip-without-data', { name }, { file: path });
}

function readable(path: string, folder: string, encoding: Encoding, name: string): Omit<Source, 'bytes'> {
  const under = relative(folder, path).replaceAll('\\', '/');
  const stem = path.slice(0, -extname(path).length);
  const plain = { path: under, openOptions: [], encoding: null };
  switch (endingOf(path)) {
    case 'shp': {
      const missing = ['shx', 'dbf'].filter((ending) => !findSibling(stem, ending));
      if (!findSibling(stem, 'shx')) {
        throw new PlannerError('import.parts-missing', { name, parts: missing.join(', ') }, { file: name });
      }
      const used = encoding === 'auto' ? dbfEncoding(stem) : encoding;
      return { ...plain, openOptions: [`ENCODING=${GDAL_ENCODINGS[used] ?? used}`], encoding: used };
    }
    case 'csv':
    case 'txt': {
      const bytes = readFileSync(path);
      const used = encoding === 'auto' ? (isUtf8(bytes) ? 'UTF-8' : 'GB18030') : encoding;
      writeFileSync(path, decodeText(bytes, used));
      const asCsv = endingOf(path) === 'txt' ? `${under}.csv` : under;
      if (asCsv !== under) copyFileSync(path, join(folder, asCsv));
      return {
        path: asCsv,
        openOptions: ['AUTODETECT_TYPE=NO', 'HEADERS=YES'],
        encoding: used,
      };
    }
    case 'kml':
    case 'gml':
      assertNoEntities(path, name);
      return plain;
    default:
      return plain;
  }
}

/** Names of encodings as GDAL's converter knows them. */
const GDAL_ENCODINGS: Record<string, string> = { GB18030: 'CP936', BIG5: 'CP950' };

function findSibling(stem: string, ending: string): string | null {
  const wanted = `${basename(stem)}.${ending}`.toLowerCase();
  const found = readdirSync(dirname(stem)).find((entry) => entry.toLowerCase() === wanted);
  return found ? join(dirname(stem), found) : null;
}

/** What a Shapefile's attribute table is written in: what the .cpg says, else what its bytes look like. */
function dbfEncoding(stem: string): string {
  const cpg = findSibling(stem, 'cpg');
  const said = cpg ? readFileSync(cpg, 'latin1').trim().toUpperCase() : '';
  if (/UTF-?8|65001/.test(said)) return 'UTF-8';
  if (/GB|936|54936/.test(said)) return 'GB18030';
  if (/BIG5|950/.test(said)) return 'BIG5';
  const dbf = findSibling(stem, 'dbf');
  return dbf && !isUtf8(dbfText(readHead(dbf))) ? 'GB18030' : 'UTF-8';
}

/** The text of a dBASE file: names of its fields, then its records. */
function dbfText(bytes: Buffer): Buffer {
  if (bytes.length < 33) return Buffer.alloc(0);
  const headerBytes = bytes.readUInt16LE(8);
  const names: Buffer[] = [];
  for (let at = 32; at + 32 < headerBytes; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    names.push(name.subarray(0, end < 0 ? 11 : end), Buffer.from(' '));
  }
  return Buffer.concat([...names, bytes.subarray(headerBytes)]);
}

const HEAD_BYTES = 4 * 1024 * 1024;

function readHead(path: string): Buffer {
  const bytes = Buffer.alloc(Math.min(statSync(path).size, HEAD_BYTES));
  const file = openSync(path, 'r');
  readSync(file, bytes);
  closeSync(file);
  return bytes;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // A cut inside the last character is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function decodeText(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding.toLowerCase()).decode(bytes);
}

/** Entities are how a small XML file swells to gigabytes or reads other files; map data needs none. */
function assertNoEntities(path: string, name: string): void {
  if (/<!ENTITY|<!DOCTYPE/i.test(readHead(path).toString('latin1'))) {
    throw new PlannerError('import.xml-entities', { name }, { file: name });
  }
}
