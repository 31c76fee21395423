import { rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { Encoding } from '../../shared/import.ts';
import { type Gdal, loadGdal } from '../formats/gdal/module.ts';
import { type Source, stageSource } from '../formats/gdal/source.ts';
import type { StatedCrs } from '../formats/import/layer-crs.ts';

/** A planner's file, opened. */
export interface OpenFile {
  gdal: Gdal;
  dataset: number;
  source: Source;
  driver: string;
  name: string;
  layers: DescribedLayer[];
}

export interface DescribedLayer {
  name: string;
  index: number;
  fields: { name: string; type: string }[];
  crs: StatedCrs | null;
  hasGeometry: boolean;
}

/** Parts of what `ogrinfo -json` says. */
interface Described {
  layers?: {
    name: string;
    fields?: { name: string; type: string }[];
    geometryFields?: {
      coordinateSystem?: {
        wkt?: string;
        projjson?: { name?: string; id?: { authority: string; code: number } };
      };
    }[];
  }[];
}

/**
 * Copies a file into the scratch folder and opens it there.
 *
 * @param onRead called with the share of the file read so far
 * @throws PlannerError see {@link stageSource}; `import.unreadable`, `import.no-layers`
 */
export async function openFile(
  path: string,
  scratch: string,
  encoding: Encoding,
  onRead: (share: number) => void = () => {},
): Promise<OpenFile> {
  const folder = join(scratch, 'in');
  const source = stageSource(path, folder, encoding);
  const name = basename(path);
  let read = 0;
  const gdal = await loadGdal();
  gdal.mount(scratch, (bytes) => {
    read += bytes;
    onRead(Math.min(1, read / sizeOf(join(folder, source.path), source.bytes)));
  });
  const dataset = gdal.open(`in/${source.path}`, source.openOptions);
  if (!dataset) throw unreadable(gdal, name, path);
  const layers = describe(gdal, dataset);
  if (layers.length === 0) throw new PlannerError('import.no-layers', { name }, { file: path });
  return { gdal, dataset, source, driver: gdal.driverOf(dataset), name, layers };
}

let lastSize: { path: string; bytes: number } | null = null;
function sizeOf(path: string, fallback: number): number {
  if (lastSize?.path !== path) {
    const stat = statSync(path, { throwIfNoEntry: false });
    lastSize = { path, bytes: Math.max(1, stat?.isFile() ? stat.size : fallback) };
  }
  return lastSize.bytes;
}

function unreadable(gdal: Gdal, name: string, path: string): PlannerError {
  const reason = gdal
    .messages()
    .filter((line) => /^ERROR/.test(line))
    .map((line) => line.replace(/^ERROR \d+: /, '').replaceAll('/work/in/', ''))
    .at(-1);
  return new PlannerError('import.unreadable', { name, reason: reason ?? '—' }, { file: path });
}

function describe(gdal: Gdal, dataset: number): DescribedLayer[] {
  const described = gdal.describe(dataset) as Described | null;
  return (described?.layers ?? []).map(({ name, fields = [], geometryFields = [] }, index) => {
    const system = geometryFields[0]?.coordinateSystem;
    const id = system?.projjson?.id;
    return {
      name,
      index,
      fields: fields.map(({ name: field, type }) => ({ name: field, type })),
      hasGeometry: geometryFields.length > 0,
      crs: system?.wkt
        ? {
            epsg: id?.authority === 'EPSG' ? `EPSG:${id.code}` : null,
            name: system.projjson?.name ?? '',
            wkt: system.wkt,
          }
        : null,
    };
  });
}

/** Names of columns that no file's own attribute has. */
export const FID = 'planner_fid';
export const GEOM = 'planner_geom';

/**
 * Copies layers, at most `limit` features of each, into a GeoPackage and opens it.
 * @throws PlannerError `import.unreadable`
 */
export function copyLayers(
  file: OpenFile,
  scratch: string,
  names: string[],
  limit?: number,
): Database.Database {
  const { gdal, dataset } = file;
  const output = limit === undefined ? 'all.gpkg' : 'sample.gpkg';
  const options = [
    ...['-f', 'GPKG', '-nlt', 'CONVERT_TO_LINEAR'],
    ...['-lco', 'SPATIAL_INDEX=NO', '-lco', `FID=${FID}`, '-lco', `GEOMETRY_NAME=${GEOM}`],
    ...(limit === undefined ? [] : ['-limit', String(limit)]),
    ...(file.driver === 'OSM' ? ['-oo', 'INTERLEAVED_READING=YES'] : []),
  ];
  let done = gdal.translate(dataset, output, [...options, '-gt', '65536', ...names]);
  if (!done) {
    // A feature cannot be read. Going on without it takes a transaction for each, so it is only tried now.
    rmSync(join(scratch, output), { force: true });
    done = gdal.translate(dataset, output, [...options, '-skipfailures', ...names]);
  }
  if (!done) throw unreadable(gdal, file.name, file.name);
  const db = new Database(join(scratch, output), { readonly: true });
  return db;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Rows of a copied layer. */
export function countRows(db: Database.Database, layer: string): number {
  const made = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(layer);
  return made
    ? (db
        .prepare(`SELECT count(*) FROM ${quoted(layer)}`)
        .pluck()
        .get() as number)
    : 0;
}

/** Every row of a copied layer, with its number in the file. */
export function* rowsOf(db: Database.Database, layer: string): Generator<Record<string, unknown>> {
  if (countRows(db, layer) === 0) return;
  yield* db.prepare(`SELECT * FROM ${quoted(layer)}`).iterate() as Iterable<Record<string, unknown>>;
}
