import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { Gdal } from '../formats/gdal/library.ts';
import { DIGITS_FOLLOW } from '../formats/gdal/long-numbers.ts';
import type { Source } from '../formats/gdal/source.ts';
import { decodeBytes } from '../formats/import/dbf.ts';
import type { StatedCrs } from '../formats/import/layer-crs.ts';
import { quoteName } from '../store/sql-text.ts';
import { countIn } from './gdal-database.ts';
import { FID, GEOM, type LayerReader, REPAIRED, type Row } from './layer-reader.ts';

/** Parts of what `ogrinfo -json` says. */
export interface Described {
  layers?: {
    name: string;
    fields?: { name: string; type: string }[];
    geometryFields?: {
      type?: string;
      coordinateSystem?: {
        wkt?: string;
        projjson?: { name?: string; id?: { authority: string; code: number } };
      };
    }[];
  }[];
}

/** A layer as GDAL has it. */
export interface GdalLayer {
  name: string;
  index: number;
  fields: { name: string; type: string }[];
  crs: StatedCrs | null;
  hasGeometry: boolean;
  curved: boolean;
}

let outputs = 0;

/** One file that GDAL has open, with what was made of it. */
export interface Part {
  gdal: Gdal;
  dataset: number;
  source: Source;
  scratch: string;
  driver: string;
  name: string;
  /** Copies made, with the layers in each. */
  databases: { db: Database.Database; layers: string[] }[];
}

/** The last error of the library as the reason, without the places it knows only itself. */
export function unreadable(gdal: Gdal, name: string): PlannerError {
  const reason = gdal
    .messages()
    .filter((line) => /^ERROR/.test(line))
    .map((line) => line.replace(/^ERROR \d+: /, '').replaceAll(/\/work\/(in\/|text\/[^/]+\/in\/)?/g, ''))
    .at(-1);
  return new PlannerError('import.unreadable', { name, reason: reason ?? '—' }, { file: name });
}

/**
 * Copies layers, at most `limit` features of each, into a GeoPackage and opens it.
 * @throws PlannerError `import.unreadable`
 */
export function copy(part: Part, names: string[], limit?: number): Database.Database {
  const { gdal, dataset, driver, scratch, name } = part;
  const output = `copy-${outputs++}.gpkg`;
  const options = [
    ...['-f', 'GPKG', '-nlt', 'CONVERT_TO_LINEAR'],
    ...['-lco', 'SPATIAL_INDEX=NO', '-lco', `FID=${FID}`, '-lco', `GEOMETRY_NAME=${GEOM}`],
    ...(limit === undefined ? [] : ['-limit', String(limit)]),
    ...(driver === 'OSM' ? ['-oo', 'INTERLEAVED_READING=YES'] : []),
  ];
  let done = gdal.translate(dataset, output, [...options, '-gt', '65536', ...names]);
  if (!done) {
    // A feature cannot be read. Going on without it takes a transaction for each, so it is only tried now.
    rmSync(join(scratch, output), { force: true });
    done = gdal.translate(dataset, output, [...options, '-skipfailures', ...names]);
  }
  if (!done) throw unreadable(gdal, name);
  const db = new Database(join(scratch, output), { readonly: true });
  db.defaultSafeIntegers(true);
  part.databases.unshift({ db, layers: names });
  return db;
}

/** Every row of a copied layer, with its number in the file. */
export function* copiedRows(part: Part, layer: string): Generator<Row> {
  const db = part.databases.find(({ layers }) => layers.includes(layer))?.db;
  const made = db?.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(layer);
  if (!db || !made) return;
  yield* db.prepare(`SELECT * FROM ${quoteName(layer)}`).iterate() as Iterable<Row>;
}

/** Reads the rows of a layer, from a copy of it as a database. */
export function reader(part: Part, layer: GdalLayer): LayerReader {
  const { asBytes, encoding } = part.source;
  const text = (bytes: string) =>
    asBytes ? decodeBytes(bytes, encoding ?? 'UTF-8') : { text: bytes, cut: false };
  const names = new Map<string, string>();
  for (const { name } of layer.fields) {
    const decoded = text(name).text.trim() || name;
    names.set(name, [...names.values()].includes(decoded) ? `${decoded}_${names.size + 1}` : decoded);
  }
  // GML and the like guess a number from digits and lose the zeros before them: they are read as texts.
  const loose = part.driver === 'GML';
  return {
    name: layer.name,
    fields: layer.fields.map(({ name, type }) => ({ name: names.get(name)!, type })),
    crs: layer.crs,
    hasGeometry: layer.hasGeometry,
    curved: layer.curved,
    count: (force) =>
      part.driver === 'GPKG'
        ? countIn(join(part.scratch, part.source.path), layer.name)
        : part.gdal.count(part.dataset, layer.index, force),
    *rows() {
      for (const given of copiedRows(part, layer.name)) {
        const row: Row = {};
        for (const [key, value] of Object.entries(given)) {
          if (typeof value === 'bigint') row[names.get(key) ?? key] = exact(value);
          else if (typeof value !== 'string') row[names.get(key) ?? key] = value;
          else {
            const decoded = text(value);
            if (decoded.cut) row[REPAIRED] = [...((row[REPAIRED] as string[]) ?? []), 'text-cut'];
            const said = decoded.text.replace(DIGITS_FOLLOW, '');
            row[names.get(key) ?? key] = asBytes || loose ? numberOf(said) : said;
          }
        }
        yield row;
      }
    },
  };
}

/** A whole number as such where a double holds it, else its digits. */
const exact = (value: bigint): number | string => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
};

/** Digits of a field that was read as text so that none is lost, as the number they are where that is the same. */
function numberOf(text: string): string | number {
  if (!/^\s*-?\d+(\.\d+)?\s*$/.test(text)) return text;
  const bare = text.trim();
  return String(Number(bare)) === bare && Math.abs(Number(bare)) <= Number.MAX_SAFE_INTEGER
    ? Number(bare)
    : bare;
}
