import { metresPerDegree } from '../../../shared/geodesy.ts';
import { type Area, type Bounds, boxesOverlap } from '../../../shared/geometry.ts';
import { liesWithin, shapeAwayM } from '../../engine/near/away.ts';
import { ringsInBoxDeg2 } from '../../engine/near/clip.ts';
import { shapeOf } from '../../engine/near/nearest.ts';
import { type Outline, widenedBox } from '../../engine/near/outline.ts';
import { plotOf, unionSharedM2, unionWithinM2 } from '../../engine/rules/check-rule.ts';
import { featuresIn, type NearFeature } from '../../store/nearby.ts';
import type { Parcel, Survey, Vicinity } from './survey.ts';
import { FARMLAND_REACH_M } from './vicinity.ts';

const PROTECTED = ['protected', '永久基本农田', '基本农田'];

/** Of so little of a site it may stay open what it stands on: less than drawing is true to. */
const LEAST_OPEN = 0.005;

/** Share of a site on protected farmland; null where some of it is on fields of which the layer does not say what they are. */
export function protectedShare(
  { known }: Survey,
  { fields }: Vicinity,
  outline: Outline,
  area: () => Area,
  areaM2: number,
): number | null {
  const isOpen = ({ class: name }: NearFeature) => name === null || !known.farmland.has(name);
  const isProtected = ({ class: name }: NearFeature) => name !== null && PROTECTED.includes(name);
  const under: NearFeature[] = [];
  for (let i = 0; i < fields.members.length; i++) {
    const field = fields.members[i]!;
    if (!boxesOverlap(field.bounds, outline.bounds)) continue;
    if (shapeAwayM(outline, fields.shapes[i]!, 0) === 0) under.push(field);
  }
  const open = under.filter(isOpen);
  const ofProtected = under.filter(isProtected);
  if (open.length === 0 && ofProtected.length === 0) return 0;
  const covered = (field: NearFeature) => liesWithin(outline, shapeOf(field.geometry));
  if (open.some(covered)) return null;
  if (open.length === 0 && ofProtected.some(covered)) return 1;
  const plot = plotOf(area(), areaM2);
  const shareOf = (of: readonly NearFeature[]) =>
    of.length === 0 ? 0 : Math.min(1, unionSharedM2(plot, of.map(geometryOf)) / plot.areaM2);
  if (open.length > 0 && shareOf(open) > LEAST_OPEN) return null;
  return shareOf(ofProtected);
}

/**
 * Farmland within {@link FARMLAND_REACH_M} of a site, square metres: what several parcels cover counts once. Parcels
 * that lie on no other are added up, which is quick; they are most.
 */
export function farmlandAround(shared: Survey, { fields }: Vicinity, outline: Outline): number {
  const box = widenedBox(outline, FARMLAND_REACH_M);
  const [west, south, east, north] = box;
  const { members, boxes } = fields;
  const meeting: NearFeature[] = [];
  let alone = 0;
  let cutDeg2 = 0;
  for (let i = 0; i < members.length; i++) {
    const w = boxes[4 * i]!;
    const s = boxes[4 * i + 1]!;
    const e = boxes[4 * i + 2]!;
    const n = boxes[4 * i + 3]!;
    if (w > east || e < west || s > north || n < south) continue;
    const parcel = parcelOf(shared, members[i]!);
    if (parcel.under.some((bounds) => touch(bounds, box))) meeting.push(parcel.feature);
    else if (w >= west && s >= south && e <= east && n <= north) alone += parcel.areaM2;
    else if (parcel.isPlain) cutDeg2 += ringsInBoxDeg2(parcel.shape, box);
    else alone += unionWithinM2([parcel.feature.geometry], box);
  }
  const { perEastDeg, perNorthDeg } = outline;
  const together = meeting.length > 0 ? unionWithinM2(meeting.map(geometryOf), box) : 0;
  return alone + cutDeg2 * perEastDeg * perNorthDeg + together;
}

/** Less than this is two parcels drawn along each other, square metres. */
const DRAWN_ALONG_M2 = 1;
/** An area by its corners that is this near to the swept one is the same. */
const SAME_AREA = 1e-9;

function parcelOf(shared: Survey, feature: NearFeature): Parcel {
  const known = shared.parcels.get(feature.id);
  if (known) return known;
  const { geometry, bounds } = feature;
  const shape = shapeOf(geometry);
  const areaM2 = unionWithinM2([geometry], bounds);
  const { east, north } = metresPerDegree((bounds[1] + bounds[3]) / 2);
  const byCornersM2 = ringsInBoxDeg2(shape, null) * east * north;
  const isPlain = Math.abs(byCornersM2 - areaM2) <= SAME_AREA * areaM2;
  // Another program may have left points or lines there, which cover nothing.
  const under = areaM2 > 0 ? boxesOn(shared, feature, areaM2) : [];
  const parcel = { feature, shape, areaM2, isPlain, under };
  shared.parcels.set(feature.id, parcel);
  return parcel;
}

/** Boxes of the parcels that lie on one. */
function boxesOn({ db, read }: Survey, { id, geometry, bounds }: NearFeature, areaM2: number): Bounds[] {
  const plot = plotOf(geometry as Area, areaM2);
  return featuresIn({ db }, 'farmland', bounds, read)
    .filter((other) => other.id !== id && boxesOverlap(bounds, other.bounds))
    .filter((other) => unionSharedM2(plot, [other.geometry]) > DRAWN_ALONG_M2)
    .map((other) => other.bounds);
}

const geometryOf = ({ geometry }: NearFeature) => geometry;
const touch = (a: Bounds, b: Bounds) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
