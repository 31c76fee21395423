import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PlannerError } from '../../../shared/errors.ts';
import { listZip, unpackZip } from '../zip.ts';
import {
  ARCHIVES,
  endingOf,
  FEATURES,
  IMPORT_ENDINGS,
  isDatabase,
  isFolder,
  isGeodatabase,
  isPlainFile,
  RASTERS,
  SAVE_AS,
} from './endings.ts';

/** A file laid where GDAL may read it, in a folder that nothing else is in. */
export interface StagedPart {
  /** Path under the scratch folder. */
  path: string;
  /** Its name in the archive or folder it came in; empty for a file by itself. */
  inside: string;
  bytes: number;
}

/** A file of an archive or a folder that is not read, with the code of the message that says what to do. */
export interface LeftOut {
  name: string;
  reason: string;
}

/** Files that go with a main file, by its ending. */
const SIBLINGS: Record<string, string[]> = {
  shp: ['shx', 'dbf', 'prj', 'cpg', 'qix'],
  tab: ['dat', 'map', 'id', 'ind'],
  mif: ['mid'],
  gml: ['xsd', 'gfs'],
  // Beside each raster GDAL and ArcGIS keep what its format has no place for: scale, offset, unit, system.
  ...Object.fromEntries(['tif', 'tiff'].map((ending) => [ending, ['tfw', 'prj', `${ending}.aux.xml`]])),
  asc: ['prj', 'asc.aux.xml'],
  img: ['ige', 'img.aux.xml'],
  hgt: ['hgt.aux.xml'],
  dem: ['dem.aux.xml'],
  // What was written last to an SQLite file that is open elsewhere is beside it.
  ...Object.fromEntries(
    ['gpkg', 'sqlite', 'db'].map((ending) => [
      ending,
      ['-wal', '-shm', '-journal'].map((more) => ending + more),
    ]),
  ),
};

const LARGEST_BYTES = 4 * 1024 ** 3;

const MOST_FILES = 20_000;

const DEEPEST = 6;

/**
 * Copies a file (with what belongs to it), a folder or what is in an archive into `<scratch>/in`, so that nothing is
 * ever written beside the planner's own files.
 *
 * @returns every file that may hold features or heights, as many as there are, and those that are left out
 * @throws PlannerError `import.missing`, `import.too-large`, `import.empty-file`, `import.unsupported`,
 *   `import.save-as-…`, `import.bad-zip`, `import.zip-too-large`, `import.zip-without-data`
 */
export function stageParts(path: string, scratch: string): { parts: StagedPart[]; leftOut: LeftOut[] } {
  const name = basename(path);
  const where = { file: path };
  if (!existsSync(path)) throw new PlannerError('import.missing', {}, where);
  const folder = join(scratch, 'in');
  mkdirSync(folder, { recursive: true });
  if (isFolder(path)) return fromFolder(path, folder, name);
  const { size } = statSync(path);
  if (size === 0) throw new PlannerError('import.empty-file', { name }, where);
  if (size > LARGEST_BYTES) throw new PlannerError('import.too-large', { name }, where);
  const ending = endingOf(path);
  const otherwise = SAVE_AS[ending];
  if (otherwise) throw new PlannerError(otherwise, { name }, where);
  if (!IMPORT_ENDINGS.some((known) => known === ending)) {
    throw new PlannerError('import.unsupported', { name }, where);
  }
  if (ARCHIVES.includes(ending)) {
    const files = unpacked(path, folder, name);
    return withData(
      partsIn(folder, files),
      files,
      new PlannerError('import.zip-without-data', { name }, where),
    );
  }
  if (ending === 'xlsx' || ending === 'ods') listZip(path, name);
  copyWithSiblings(path, folder);
  return { parts: [{ path: `in/${name}`, inside: '', bytes: size }], leftOut: [] };
}

/**
 * Names what of an archive or a folder is left out though it holds map data.
 * @throws PlannerError where there is nothing else: what to save the first of it as, or what is given
 */
function withData(parts: StagedPart[], files: readonly string[], none: PlannerError) {
  const leftOut = files.flatMap((file): LeftOut[] => {
    const isRasterBeside =
      RASTERS.includes(endingOf(file)) && !parts.some(({ path }) => path === `in/${file}`);
    const reason = SAVE_AS[endingOf(file)] ?? (isRasterBeside ? 'import.raster-beside' : undefined);
    return reason === undefined ? [] : [{ name: nameInside(file), reason }];
  });
  if (parts.length > 0) return { parts, leftOut };
  const [first] = leftOut;
  throw first ? new PlannerError(first.reason, { name: first.name }, none.where) : none;
}

/** Name of an unpacked file as the archives that it was in have it. */
const nameInside = (file: string) => file.replaceAll('.files/', '/');

function copyWithSiblings(path: string, folder: string): void {
  const stem = path.slice(0, -extname(path).length);
  const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  const copyAll = () => {
    copyFileSync(path, join(folder, basename(path)), constants.COPYFILE_FICLONE);
    for (const ending of SIBLINGS[endingOf(path)] ?? []) {
      const wanted = `${basename(stem)}.${ending}`.toLowerCase();
      const found = beside.find((entry) => entry.toLowerCase() === wanted);
      // A pipe would never end, and a folder is no part of a file.
      if (found && isPlainFile(join(dirname(path), found)))
        copyFileSync(join(dirname(path), found), join(folder, `${basename(stem)}.${ending}`));
    }
  };
  // A database may be written to between its file and its log: then both are taken again.
  for (let tries = 0; tries < 3; tries++) {
    const before = stateOf(path);
    copyAll();
    if (!isDatabase(path) || stateOf(path) === before) return;
  }
}

const stateOf = (path: string) =>
  ['', '-wal'].map((more) => statSync(path + more, { throwIfNoEntry: false })?.mtimeMs).join();

/** Unpacks an archive and the archives in it. */
function unpacked(path: string, folder: string, name: string): string[] {
  const files = unpackZip(path, folder, name);
  return files.flatMap((file) => {
    if (!ARCHIVES.includes(endingOf(file))) return [file];
    const within = `${file}.files`;
    return unpackZip(join(folder, file), join(folder, within), basename(file)).map(
      (inner) => `${within}/${inner}`,
    );
  });
}

/** Files of a folder, with the files in its folders, as far as an import could use them. */
function filesIn(folder: string, under = '', depth = 0): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return depth < DEEPEST ? filesIn(folder, path, depth + 1) : [];
    return entry.isFile() ? [path] : [];
  });
}

const ENDINGS_COPIED = new Set<string>([...IMPORT_ENDINGS, ...Object.values(SIBLINGS).flat(), 'xml']);

function fromFolder(path: string, folder: string, name: string) {
  const whole = isGeodatabase(name);
  const found = filesIn(path);
  const files = found.filter((file) => whole || /\.gdb\//i.test(file) || ENDINGS_COPIED.has(endingOf(file)));
  const bytes = files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
  if (bytes > LARGEST_BYTES || files.length > MOST_FILES)
    throw new PlannerError('import.too-large', { name }, { file: path });
  const under = whole ? `${name}/` : '';
  for (const file of files) {
    mkdirSync(dirname(join(folder, under + file)), { recursive: true });
    copyFileSync(join(path, file), join(folder, under + file), constants.COPYFILE_FICLONE);
  }
  const all = files.flatMap((file) => {
    if (!ARCHIVES.includes(endingOf(file))) return [under + file];
    const within = `${file}.files`;
    return unpacked(join(folder, file), join(folder, within), basename(file)).map(
      (inner) => `${within}/${inner}`,
    );
  });
  const others = found.filter(
    (file) => !whole && SAVE_AS[endingOf(file)] !== undefined && !/\.gdb\//i.test(file),
  );
  const none = new PlannerError('import.folder-without-data', { name }, { file: path });
  return withData(partsIn(folder, all), [...all, ...others], none);
}

function partsIn(folder: string, files: readonly string[]): StagedPart[] {
  const databases = [
    ...new Set(files.map((file) => /^((?:.*\/)?[^/]*\.gdb)\//i.exec(file)?.[1]).filter(Boolean)),
  ];
  const outside = files.filter((file) => !/\.gdb\//i.test(file));
  const having = (endings: readonly string[]) => outside.filter((file) => endings.includes(endingOf(file)));
  const features = having(FEATURES);
  const chosen = [...(databases as string[]), ...features];
  // A text in an archive is a remark, as a rule, and is not taken for a table.
  if (chosen.length === 0) chosen.push(...having(RASTERS).slice(0, 1));
  return chosen.map((file) => ({
    path: `in/${file}`,
    inside: nameInside(file),
    bytes: statSync(join(folder, file)).size,
  }));
}

/** A file of the same name with another ending, whatever its case; null without one. */
export function findSibling(stem: string, ending: string): string | null {
  const wanted = `${basename(stem)}.${ending}`.toLowerCase();
  const found = readdirSync(dirname(stem)).find((entry) => entry.toLowerCase() === wanted);
  return found ? join(dirname(stem), found) : null;
}
