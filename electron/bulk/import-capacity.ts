import type { Position } from 'geojson';
import type { SiteFields } from '../../shared/domain.ts';
import type { Area } from '../../shared/geometry.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { squareAbout } from '../formats/import/admit.ts';

const LEAST_SHARE = 0.001;

/**
 * Gives a site the capacity that a table says: a square drawn for it becomes as large as the way it is built needs, an
 * outline that was given keeps its size, and the share of it that is used follows.
 *
 * @param square whether the outline was drawn for the capacity
 * @param shareGiven whether the table says the usable share too; then that counts
 * @returns null where no outline or share makes that capacity
 */
export function ofCapacity(
  fields: SiteFields,
  kwp: number,
  { square, shareGiven }: { square: boolean; shareGiven: boolean },
): SiteFields | null {
  if (!(kwp > 0)) return null;
  if (square) return { ...fields, geometry: squareOf(fields, kwp) };
  if (shareGiven) return fields;
  const whole = capacityKwp({ ...fields, usableShare: 1, areaM2: geodesicAreaM2(fields.geometry) });
  const usableShare = kwp / whole;
  return usableShare >= LEAST_SHARE && usableShare <= 1 ? { ...fields, usableShare } : null;
}

function squareOf(fields: SiteFields, kwp: number): Area {
  const [ring] = fields.geometry.coordinates as Position[][];
  const [a, , c] = ring as [Position, Position, Position];
  const middle = [(a[0]! + c[0]!) / 2, (a[1]! + c[1]!) / 2];
  const areaM2 = kwp / capacityKwp({ ...fields, areaM2: 1 });
  const drawn = (m2: number): Area => ({ type: 'Polygon', coordinates: [squareAbout(middle, m2)] as never });
  // Degrees are no squares: what the first is too large or small by, the second makes up.
  return drawn((areaM2 * areaM2) / geodesicAreaM2(drawn(areaM2)));
}
