import { crsEntry, FILE_CRS } from '../../../shared/crs.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import { type ToWgs84, toWgs84 } from './crs.ts';
import { guessCrs, isSwapped } from './guess-crs.ts';

/** What a file says about a layer's coordinate system. */
export interface StatedCrs {
  /** EPSG code, when the file gives or implies one. */
  epsg: string | null;
  name: string;
  wkt: string;
}

export interface LayerCrs {
  /** Null when the planner has to choose. */
  code: string | null;
  name: string;
  origin: 'file' | 'guessed' | 'unknown';
  toWgs84: ToWgs84 | null;
  swapped: boolean;
  geographic: boolean;
}

/**
 * Settles the system of a layer: what the planner chose, else what the file says, else what puts it in the county.
 *
 * @param chosen a code of the catalogue, `file` or `auto`
 * @param middle a position typical of the layer, in the file's numbers; null when it has none
 */
export function settleCrs(
  chosen: string,
  stated: StatedCrs | null,
  middle: readonly number[] | null,
  county: Bounds,
): LayerCrs {
  const of = (code: string, name: string, origin: LayerCrs['origin'], swapped = false): LayerCrs => ({
    code,
    name,
    origin,
    swapped,
    toWgs84: toWgs84(code, stated?.wkt ?? null),
    geographic: (crsEntry(code)?.kind ?? 'geographic') === 'geographic',
  });
  if (chosen !== 'auto' && chosen !== FILE_CRS) {
    return of(chosen, chosen, 'file', middle !== null && isSwapped(middle, chosen, county));
  }
  // A format that is always in degrees, or a wrong remark: numbers beyond any angle are not degrees.
  const beyond =
    middle !== null && stated !== null && isGeographic(stated, stated.epsg ?? '') && notDegrees(middle);
  if (stated && !beyond) {
    const code = stated.epsg && crsEntry(stated.epsg) ? stated.epsg : FILE_CRS;
    const settled = of(code, stated.name || code, 'file');
    if (settled.toWgs84) return { ...settled, geographic: isGeographic(stated, code) };
  }
  const guessed = middle && guessCrs(middle, county);
  if (guessed) return of(guessed.code, guessed.code, 'guessed', guessed.swapped);
  return {
    code: null,
    name: stated?.name ?? '',
    origin: 'unknown',
    toWgs84: null,
    swapped: false,
    geographic: false,
  };
}

const notDegrees = ([x, y]: readonly number[]) => Math.abs(x!) > 360 || Math.abs(y!) > 360;

const isGeographic = ({ wkt }: StatedCrs, code: string): boolean =>
  crsEntry(code)?.kind === 'geographic' || /^\s*(GEOGCS|GEOGCRS|GEODCRS)/i.test(wkt);
