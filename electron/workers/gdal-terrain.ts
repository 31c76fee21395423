import { booleanPointInPolygon } from '@turf/turf';
import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import {
  type GridShape,
  type HeightTile,
  type HeightUnit,
  METRES_IN,
  type TerrainMeta,
} from '../../shared/terrain.ts';
import { targetGrid } from '../formats/terrain/target-grid.ts';
import { packingFor, packTiles } from '../formats/terrain/tiles.ts';
import type { GdalResult, GdalTask, StagedTerrain } from './gdal-protocol.ts';
import { type OpenRaster, openRaster, resample } from './gdal-raster.ts';

/** Ground of this Earth, metres: the shore of the Dead Sea and the top of Qomolangma, with room. */
const [LOWEST_M, HIGHEST_M] = [-500, 9000];
/** Cells on the longer side of a preview. */
const PREVIEW = 96;
/** Rows resampled between two words about progress. */
export const STRIP = 256;
/** A grid whose cells are larger than the file's by this factor takes their mean. */
export const COARSER = 1.5;

/** Says what a raster file of heights holds of the county. */
export async function inspectRaster(
  task: Extract<GdalTask, { type: 'inspect' }>,
): Promise<GdalResult['inspect']> {
  const { county, scratch } = task;
  const raster = await openRaster(task.path, scratch, task.crs ?? 'auto', county.bounds);
  const look = raster.bounds ? lookAt(raster, scratch, county) : null;
  raster.gdal.close(raster.dataset);
  const { crs, columns, rows, type, unit, resolutionM, bounds } = raster;
  return {
    format: raster.driver,
    fileName: raster.name,
    bytes: raster.source.bytes,
    encoding: null,
    ...{ layers: [], incoming: [] },
    skipped: raster.leftOut,
    dropped: {},
    raster: {
      ...{ columns, rows, type, unit, resolutionM, bounds },
      crs: { code: crs.code, name: crs.name, origin: crs.origin },
      countyShare: look?.countyShare ?? 0,
      lowest: look?.lowest ?? null,
      highest: look?.highest ?? null,
      preview: {
        columns: look?.shape.columns ?? 0,
        rows: look?.shape.rows ?? 0,
        heights: look ? Array.from(look.heights, (height) => (Number.isNaN(height) ? null : height)) : [],
      },
    },
  };
}

/** The county's box in few cells of the file's heights, with what stands for none in them found out. */
export function lookAt(raster: OpenRaster, scratch: string, { bounds, boundary }: GdalTaskCounty) {
  const [west, south, east, north] = bounds;
  const step = Math.max(east - west, north - south) / PREVIEW;
  const shape: GridShape = {
    ...{ west, north, stepLonDeg: step, stepLatDeg: step },
    columns: Math.max(1, Math.ceil((east - west) / step)),
    rows: Math.max(1, Math.ceil((north - south) / step)),
  };
  const heights = resample(raster, scratch, shape, 'near', null);
  const none = raster.declaredNone ? null : undeclared(heights, raster);
  const hidden = none === null ? null : asHeight(none, raster);
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [inside, known] = [0, 0];
  heights.forEach((height, i) => {
    if (height === hidden) heights[i] = Number.NaN;
    const at = [
      west + ((i % shape.columns) + 0.5) * step,
      north - (Math.floor(i / shape.columns) + 0.5) * step,
    ];
    const here = booleanPointInPolygon(at, boundary);
    if (here) inside++;
    if (Number.isNaN(heights[i]!)) return;
    if (here) known++;
    lowest = Math.min(lowest, height);
    highest = Math.max(highest, height);
  });
  return {
    ...{ shape, heights, none },
    countyShare: inside > 0 ? known / inside : 0,
    lowest: Number.isFinite(lowest) ? lowest : null,
    highest: Number.isFinite(highest) ? highest : null,
  };
}

export type GdalTaskCounty = GdalTask extends infer T ? (T extends { county: infer C } ? C : never) : never;

/** Numbers that programs write for no height and may forget to declare. */
const USUAL_NONE = [-9999, -32_768, -32_767, 32_767, -99_999, -3.4028234663852886e38, 1e20];

/** A number of the file as the height it stands for, as precise as heights are kept. */
const asHeight = (value: number, { scale, offset }: OpenRaster) =>
  Math.fround(Math.fround(value) * scale + offset);

/**
 * The usual number for no height among heights; else the most usual one where no ground is that low, as a few such cells
 * may lie between those looked at.
 */
function undeclared(heights: Float32Array, raster: OpenRaster): number | null {
  const found = USUAL_NONE.find((value) => heights.includes(asHeight(value, raster)));
  if (found !== undefined) return found;
  const [usual] = USUAL_NONE;
  return asHeight(usual!, raster) * METRES_IN[raster.unit ?? 'm'] < LOWEST_M ? usual! : null;
}

const isGround = (metres: number) => Number.isNaN(metres) || (metres >= LOWEST_M && metres <= HIGHEST_M);

/** The number in the file that most of the heights stand for that no ground has, and of how many cells. */
function usualOutlier(heights: Float32Array, { scale, offset }: OpenRaster, metresIn: number) {
  const seen = new Map<number, number>();
  for (const height of heights) {
    if (!isGround(height * metresIn)) seen.set(height, (seen.get(height) ?? 0) + 1);
  }
  const [usual] = [...seen].toSorted(([, a], [, b]) => b - a);
  if (!usual) return null;
  const [height, cells] = usual;
  // Where heights are scaled, the file holds whole numbers.
  return { number: scale === 1 && offset === 0 ? height : Math.round((height - offset) / scale), cells };
}

/**
 * Reads a file's heights on the county's grid and packs them into tiles.
 *
 * @param tell called with rows done and in all
 * @throws PlannerError see `openRaster`; `import.crs-needed`, `terrain.outside`, `terrain.empty`, `terrain.implausible`
 */
export async function stageTerrain(
  task: Extract<GdalTask, { type: 'terrain' }>,
  tell: (done: number, total: number) => void,
): Promise<StagedTerrain> {
  const { county, scratch } = task;
  const raster = await openRaster(task.path, scratch, task.crs, county.bounds);
  const { name, bounds, resolutionM, crs } = raster;
  if (!bounds || resolutionM === null) throw new PlannerError('import.crs-needed', { name });
  const shape = targetGrid(county.bounds, bounds, resolutionM);
  if (!shape) throw new PlannerError('terrain.outside', { name }, { file: name });
  const { none, countyShare } = lookAt(raster, scratch, county);
  const coarser = shape.stepLatDeg * metresPerDegree(shape.north).north > COARSER * resolutionM;
  const unit = task.unit ?? raster.unit ?? 'm';
  const read = (method: 'near' | 'bilinear' | 'average', without: number | null) => {
    const heights = new Float32Array(shape.columns * shape.rows);
    for (let row = 0; row < shape.rows; row += STRIP) {
      const rows = Math.min(STRIP, shape.rows - row);
      const strip = { ...shape, rows, north: shape.north - row * shape.stepLatDeg };
      heights.set(resample(raster, scratch, strip, method, without), row * shape.columns);
      tell(row + rows, shape.rows);
    }
    return heights;
  };
  const method = coarser ? 'average' : 'bilinear';
  let elevationM = read(method, none);
  let outliers = 0;
  if (!raster.declaredNone && elevationM.some((height) => !isGround(height * METRES_IN[unit]))) {
    // Mixed with the heights about it, a number for none would pass for a mountain: it is left out before.
    const other = usualOutlier(read('near', none), raster, METRES_IN[unit]);
    if (other && other.number !== none && other.cells < elevationM.length / 2) {
      elevationM = read(method, other.number);
      outliers = other.cells;
    }
  }
  raster.gdal.close(raster.dataset);
  const { found, packing, tiles } = settled(name, { ...shape, elevationM }, unit);
  const meta: TerrainMeta = {
    ...{ unit, countyShare, lowestM: found.lowestM, highestM: found.highestM },
    crs: crs.code === 'file' || !crs.code ? crs.name : crs.code,
    sourceResolutionM: resolutionM,
    implausible: found.implausible + outliers,
  };
  return { name, meta, shape, packing, tiles };
}

/**
 * A file's heights in metres and packed into tiles, those that cannot be taken out.
 * @throws PlannerError `terrain.empty`, `terrain.implausible`
 */
export function settled(name: string, grid: GridShape & { elevationM: Float32Array }, unit: HeightUnit) {
  const found = settleHeights(grid.elevationM, METRES_IN[unit]);
  if (found.known === 0 && found.implausible === 0)
    throw new PlannerError('terrain.empty', { name }, { file: name });
  if (found.implausible > found.known) {
    const { lowest, highest } = found;
    throw new PlannerError('terrain.implausible', { name, lowest, highest }, { file: name });
  }
  const packing = packingFor(found.lowestM, found.highestM);
  const tiles: HeightTile[] = [...packTiles(grid, packing)];
  return { found, packing, tiles };
}

/** Turns heights into metres, takes out those that cannot be, and says how they range. */
function settleHeights(heights: Float32Array, metresIn: number) {
  const found = {
    ...{ known: 0, implausible: 0 },
    ...{ lowestM: Number.POSITIVE_INFINITY, highestM: Number.NEGATIVE_INFINITY },
    ...{ lowest: Number.POSITIVE_INFINITY, highest: Number.NEGATIVE_INFINITY },
  };
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i]! * metresIn;
    heights[i] = height;
    if (Number.isNaN(height)) continue;
    found.lowest = Math.min(found.lowest, height);
    found.highest = Math.max(found.highest, height);
    if (!isGround(height)) {
      heights[i] = Number.NaN;
      found.implausible++;
      continue;
    }
    found.known++;
    found.lowestM = Math.min(found.lowestM, height);
    found.highestM = Math.max(found.highestM, height);
  }
  return found;
}
