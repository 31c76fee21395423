import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { GridShape } from '../../shared/terrain.ts';
import { MOST_SURFACE_CELLS, surfaceGridShape } from '../formats/terrain/surface-grid.ts';
import type { GdalTask, StagedSurface } from './gdal-protocol.ts';
import { type OpenRaster, openRaster, resample } from './gdal-raster.ts';
import { COARSER, lookAt, STRIP, settled } from './gdal-terrain.ts';

/** Cells of a file larger than this show no planes of roofs, metres. */
const COARSEST_M = 2;

/**
 * Reads a file's heights of the surface where it lies in the county, and packs them into tiles.
 *
 * @param tell called with rows done and in all
 * @throws PlannerError see `openRaster`; `import.crs-needed`, `terrain.outside`, `terrain.empty`, `terrain.implausible`,
 *   `roof.surface-coarse`, `roof.surface-large`
 */
export async function stageSurface(
  task: Extract<GdalTask, { type: 'surface' }>,
  tell: (done: number, total: number) => void,
): Promise<StagedSurface> {
  const { county, scratch } = task;
  const raster = await openRaster(task.path, scratch, task.crs, county.bounds);
  const { name, bounds, resolutionM, crs } = raster;
  if (!bounds || resolutionM === null) throw new PlannerError('import.crs-needed', { name });
  const shape = shapeOf(raster, bounds, resolutionM, county.bounds);
  // Looked at over its own part of the county, so that a small survey is not missed.
  const part = { ...county, bounds: boundsOf(shape) };
  const { none } = lookAt(raster, scratch, part);
  const unit = task.unit ?? raster.unit ?? 'm';
  const elevationM = readHeights(raster, scratch, shape, none, tell);
  raster.gdal.close(raster.dataset);
  const { found, packing, tiles } = settled(name, { ...shape, elevationM }, unit);
  const meta = {
    ...{ unit, lowestM: found.lowestM, highestM: found.highestM, implausible: found.implausible },
    crs: crs.code === 'file' || !crs.code ? crs.name : crs.code,
    sourceResolutionM: resolutionM,
  };
  return { name, meta, shape, packing, tiles };
}

function shapeOf(raster: OpenRaster, bounds: Bounds, resolutionM: number, county: Bounds): GridShape {
  const { name, columns, rows, crs } = raster;
  if (resolutionM > COARSEST_M) {
    const given = { name, metres: Math.round(resolutionM * 10) / 10, most: COARSEST_M };
    throw new PlannerError('roof.surface-coarse', given, { file: name });
  }
  const shape = surfaceGridShape(county, bounds, resolutionM, isGeographic(crs) ? { columns, rows } : null);
  if (!shape) throw new PlannerError('terrain.outside', { name }, { file: name });
  const cells = shape.columns * shape.rows;
  if (cells > MOST_SURFACE_CELLS) {
    const given = { name, millions: Math.ceil(cells / 1e6), most: MOST_SURFACE_CELLS / 1e6 };
    throw new PlannerError('roof.surface-large', given, { file: name });
  }
  return shape;
}

/** Whether a file's columns and rows run along longitudes and latitudes of WGS84 or of what is the same to a metre. */
const isGeographic = ({ code }: OpenRaster['crs']) => code === 'EPSG:4326' || code === 'EPSG:4490';

const boundsOf = ({ west, north, columns, rows, stepLonDeg, stepLatDeg }: GridShape): Bounds => [
  west,
  north - rows * stepLatDeg,
  west + columns * stepLonDeg,
  north,
];

function readHeights(
  raster: OpenRaster,
  scratch: string,
  shape: GridShape,
  none: number | null,
  tell: (done: number, total: number) => void,
): Float32Array {
  const heights = new Float32Array(shape.columns * shape.rows);
  const coarser = shape.stepLatDeg * metresPerDegree(shape.north).north > COARSER * raster.resolutionM!;
  for (let row = 0; row < shape.rows; row += STRIP) {
    const rows = Math.min(STRIP, shape.rows - row);
    const strip = { ...shape, rows, north: shape.north - row * shape.stepLatDeg };
    heights.set(
      resample(
        raster,
        scratch,
        strip, // Between a roof and the ground beside it no height may be made up.
        coarser ? 'average' : 'near',
        none,
      ),
      row * shape.columns,
    );
    tell(row + rows, shape.rows);
  }
  return heights;
}
