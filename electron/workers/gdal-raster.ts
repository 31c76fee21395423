import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FILE_CRS } from '../../shared/crs.ts';
import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { GridShape, HeightUnit } from '../../shared/terrain.ts';
import type { Gdal } from '../formats/gdal/library.ts';
import { loadGdal } from '../formats/gdal/module.ts';
import { type LeftOut, type StagedPart, stageParts } from '../formats/gdal/parts.ts';
import { type LayerCrs, settleCrs } from '../formats/import/layer-crs.ts';
import { unreadableCompression } from '../formats/terrain/tiff-compression.ts';

/** Drivers that may read heights; those that follow links to other files or places are not among them. */
const DRIVERS = ['GTiff', 'AAIGrid', 'SRTMHGT', 'HFA', 'USGSDEM'];
/** Resampled heights where the file has none: a number of single precision that no program writes. */
const NO_HEIGHT = -(2 ** 100);

/** A raster file of heights, opened. */
export interface OpenRaster {
  gdal: Gdal;
  dataset: number;
  source: StagedPart;
  /** What else an archive or a folder holds. */
  leftOut: LeftOut[];
  name: string;
  columns: number;
  rows: number;
  type: string;
  driver: string;
  declaredNone: boolean;
  /** Heights are the file's numbers times the one and plus the other, where it declares that. */
  scale: number;
  offset: number;
  unit: HeightUnit | null;
  crs: LayerCrs;
  /** System that the file does not name itself; null where it does. */
  assigned: string | null;
  /** WGS84; null while the system is not known. */
  bounds: Bounds | null;
  resolutionM: number | null;
}

/** Parts of what `gdalinfo -json` says. */
interface Described {
  driverShortName: string;
  size: [number, number];
  coordinateSystem?: { wkt?: string };
  geoTransform?: number[];
  wgs84Extent?: { coordinates: number[][][] };
  bands?: {
    type: string;
    unit?: string;
    scale?: number | null;
    offset?: number | null;
    colorInterpretation?: string;
    noDataValue?: unknown;
  }[];
}

/**
 * Copies a raster file into the scratch folder and opens it there.
 *
 * @param chosen coordinate system, `auto` for the file's own
 * @throws PlannerError see `stageParts`; `import.unreadable`, `terrain.bands`, `terrain.codec`, `terrain.not-heights`,
 *   `terrain.no-place`, `terrain.shifted-crs`
 */
export async function openRaster(
  path: string,
  scratch: string,
  chosen: string,
  county: Bounds,
): Promise<OpenRaster> {
  const { parts, leftOut } = stageParts(path, scratch);
  const source = parts[0]!;
  const name = basename(path);
  const codec = unreadableCompression(join(scratch, source.path));
  if (codec) throw new PlannerError('terrain.codec', { name, codec }, { file: name });
  const gdal = await loadGdal();
  gdal.mount(scratch);
  const dataset = gdal.openRaster(source.path, DRIVERS);
  if (!dataset) throw unreadable(gdal, name);
  const described = gdal.describeRaster(dataset) as Described | null;
  if (!described) throw unreadable(gdal, name);
  const { bands = [], geoTransform, size } = described;
  const [band] = bands;
  if (!band || bands.length !== 1)
    throw new PlannerError('terrain.bands', { name, n: bands.length }, { file: name });
  if (/^C/.test(band.type) || band.colorInterpretation === 'Palette') {
    throw new PlannerError('terrain.not-heights', { name }, { file: name });
  }
  if (!geoTransform) throw new PlannerError('terrain.no-place', { name }, { file: name });
  const corners = [[0, 0], [size[0], 0], size, [0, size[1]]].map(([x, y]) => [
    geoTransform[0]! + geoTransform[1]! * x! + geoTransform[2]! * y!,
    geoTransform[3]! + geoTransform[4]! * x! + geoTransform[5]! * y!,
  ]);
  const middle = [0, 1].map((axis) => corners.reduce((sum, at) => sum + at[axis]! / 4, 0));
  const wkt = described.coordinateSystem?.wkt ?? '';
  const crs = settleRasterCrs(chosen, wkt, middle, county);
  if (crs.code === 'GCJ-02' || crs.code === 'BD-09') throw new PlannerError('terrain.shifted-crs', { name });
  const own = chosen === 'auto' && wkt ? described.wgs84Extent?.coordinates[0] : undefined;
  const placed = own ?? (crs.toWgs84 && corners.map((at) => crs.toWgs84!(at)));
  const bounds = placed ? boxOf(placed) : null;
  return {
    ...{ gdal, dataset, source, leftOut, name, crs, bounds },
    assigned: chosen !== 'auto' ? chosen : crs.origin === 'guessed' ? crs.code : null,
    columns: size[0],
    rows: size[1],
    type: band.type,
    driver: described.driverShortName,
    declaredNone: band.noDataValue !== undefined,
    scale: band.scale || 1,
    offset: band.offset ?? 0,
    unit: unitOf(band.unit ?? '', wkt),
    resolutionM: bounds && resolutionOf(bounds, size),
  };
}

function settleRasterCrs(chosen: string, wkt: string, middle: number[], county: Bounds): LayerCrs {
  const epsg = /ID\["EPSG",(\d+)\]\s*\]\s*$/.exec(wkt)?.[1];
  const name = /^\s*\w+\["([^"]+)"/.exec(wkt)?.[1] ?? '';
  const stated = wkt ? { wkt, name, epsg: epsg ? `EPSG:${epsg}` : null } : null;
  const settled = settleCrs(chosen, stated, middle, county);
  // Rows of a raster that run east cannot be turned, nor its numbers read otherwise: nothing is guessed then.
  if (settled.swapped || settled.written) return { ...settled, code: null, origin: 'unknown', toWgs84: null };
  // GDAL knows more systems than the catalogue does: what the file states is left to it.
  return chosen === 'auto' && stated
    ? { ...settled, code: stated.epsg ?? FILE_CRS, name: name || settled.name, origin: 'file' }
    : settled;
}

function boxOf(positions: readonly number[][]): Bounds | null {
  const xs = positions.map(([x]) => x!);
  const ys = positions.map(([, y]) => y!);
  const box: Bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return box.every(Number.isFinite) ? box : null;
}

function resolutionOf([west, south, east, north]: Bounds, [columns, rows]: [number, number]): number {
  const per = metresPerDegree((south + north) / 2);
  return Math.min(((east - west) * per.east) / columns, ((north - south) * per.north) / rows);
}

/** Unit of heights as the band or the vertical system names it. */
function unitOf(band: string, wkt: string): HeightUnit | null {
  const vertical = /VERTCRS\[.*?(?:LENGTHUNIT|UNIT)\["([^"]+)"/s.exec(wkt)?.[1];
  const name = (band || vertical || '').toLowerCase();
  if (/us.?(survey)?.?f(oo|ee)?t|us survey/.test(name)) return 'us-ft';
  if (/foot|feet|^ft$/.test(name)) return 'ft';
  if (/^(m|metre|meter|metres|meters)$/.test(name)) return 'm';
  if (/^(cm|centimet)/.test(name)) return 'cm';
  return /^(dm|decimet)/.test(name) ? 'dm' : null;
}

let pieces = 0;

/**
 * Heights of a file on part of a grid, in the file's unit.
 *
 * @param none value that stands for no height although the file does not say so; null without one
 * @param fine whether the grid is as fine as the file: then heights are interpolated, else averaged
 * @returns one per cell; NaN where there is none
 * @throws PlannerError `import.unreadable`
 */
export function resample(
  raster: OpenRaster,
  scratch: string,
  { west, north, stepLonDeg, stepLatDeg, columns, rows }: GridShape,
  method: 'near' | 'bilinear' | 'average',
  none: number | null,
): Float32Array {
  const { gdal, dataset, assigned, name } = raster;
  // The library keeps what it saw under a name: every piece gets its own.
  const target = `heights-${pieces++}.img`;
  const extent = [west, north - rows * stepLatDeg, west + columns * stepLonDeg, north];
  gdal.messages();
  const done = gdal.warp(dataset, target, [
    ...['-q', '-of', 'ENVI', '-ot', 'Float32', '-t_srs', 'EPSG:4326', '-novshift'],
    ...(assigned === null ? [] : ['-s_srs', assigned]),
    ...['-te', ...extent.map(String), '-ts', String(columns), String(rows)],
    ...['-r', method, '-dstnodata', String(NO_HEIGHT)],
    ...(none === null ? [] : ['-srcnodata', String(none)]),
  ]);
  const failed = gdal.messages().filter((line) => /^ERROR/.test(line) && !/PROJ/.test(line));
  if (!done || failed.length > 0) throw unreadable(gdal, name, failed);
  const bytes = readFileSync(join(scratch, target));
  const heights = new Float32Array(bytes.buffer, bytes.byteOffset, columns * rows).slice();
  for (let i = 0; i < heights.length; i++) {
    heights[i] = heights[i] === NO_HEIGHT ? Number.NaN : heights[i]! * raster.scale + raster.offset;
  }
  return heights;
}

function unreadable(gdal: Gdal, name: string, lines: readonly string[] = gdal.messages()): PlannerError {
  const reason = lines
    .filter((line) => /^ERROR/.test(line))
    .map((line) => line.replace(/^ERROR \d+: /, '').replaceAll(/\/work\/(in\/)?/g, ''))
    .at(0);
  return new PlannerError('import.unreadable', { name, reason: reason ?? '—' }, { file: name });
}
