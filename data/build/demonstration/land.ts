import {
  bbox,
  bboxClip,
  booleanPointInPolygon,
  difference,
  feature,
  featureCollection,
  intersect,
  polygon,
  area as sphericalArea,
} from '@turf/turf';
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { CountyDetail } from '../../../shared/domain.ts';
import {
  area,
  between,
  distance,
  type Metres,
  type Plane,
  padded,
  pick,
  type Random,
  synthetic,
} from './plane.ts';
import type { Town, Village } from './settlements.ts';

const BLOCK_M = { east: 520, north: 430 };
/** Field paths around every block. */
const PATH_M = 9;
/** Permanent basic farmland is about four fifths of China's farmland: 1.546 of 1.943 thousand million mu. */
const PROTECTED_SHARE = 0.8;

/** River strip: the county less itself pushed south-east, so that only banks facing north-west remain. */
export function riverStrip(county: CountyDetail): Geometry {
  const push = 0.016;
  const own = feature(county.boundary as Polygon);
  const rings =
    county.boundary.type === 'Polygon' ? county.boundary.coordinates : county.boundary.coordinates[0];
  const moved = polygon([rings[0].map(([x, y]) => [x + push, y - push])]);
  const strip = difference(featureCollection([own, moved]));
  if (!strip) throw new Error('the county has no north-western side');
  const pieces =
    strip.geometry.type === 'Polygon' ? [strip.geometry.coordinates] : strip.geometry.coordinates;
  // The longest run of north-western bank.
  const [largest] = pieces
    .map((coordinates) => ({ coordinates, size: sphericalArea(polygon(coordinates)) }))
    .sort((a, b) => b.size - a.size);
  return { type: 'Polygon', coordinates: largest.coordinates };
}

/** Field blocks between the settlements, about four fifths of their area protected, in coherent patches. */
export function farmland(
  county: CountyDetail,
  plane: Plane,
  random: Random,
  towns: Town[],
  villages: Village[],
  river: Geometry,
): Feature[] {
  const built = [
    ...villages.map(({ at, radiusM }) => ({ at, radiusM })),
    ...towns.map(({ at, seat }) => ({ at, radiusM: seat ? 1150 : 600 })),
  ];
  const boundary = feature(county.boundary as Polygon);
  const strip = feature(river as Polygon);
  const blocks: { geometry: Polygon; calm: number; sizeM2: number }[] = [];
  const wave = noise(random);
  for (const ring of mesh(plane, random)) {
    const middle = centre(ring);
    if (built.some(({ at, radiusM }) => reaches(ring, at, radiusM))) continue;
    if (random() < 0.05) continue;
    const inner = ring.map((p): Metres => {
      const far = distance(p, middle);
      return [p[0] + ((middle[0] - p[0]) * PATH_M) / far, p[1] + ((middle[1] - p[1]) * PATH_M) / far];
    });
    const whole = inner.every((p) => plane.holds(p, 30));
    if (!whole && !inner.some((p) => plane.holds(p))) continue;
    let block: Feature<Polygon> | null = {
      type: 'Feature',
      properties: {},
      geometry: area(plane, inner) as Polygon,
    };
    if (!whole) block = largest(intersect(featureCollection([block, near(boundary, block)])));
    const wet = !whole || inner.some((p) => booleanPointInPolygon(plane.position(p), strip));
    if (block && wet) block = largest(difference(featureCollection([block, near(strip, block)])));
    if (!block) continue;
    const sizeM2 = sphericalArea(block);
    if (sizeM2 < 40_000) continue;
    const nearTown = Math.min(...towns.map(({ at }) => distance(at, middle)));
    blocks.push({ geometry: block.geometry, calm: wave(middle) + Math.min(nearTown, 5000) / 4000, sizeM2 });
  }
  const total = blocks.reduce((sum, { sizeM2 }) => sum + sizeM2, 0);
  let protectedM2 = 0;
  const kept = new Set<object>();
  for (const block of blocks.toSorted((a, b) => b.calm - a.calm)) {
    if (protectedM2 >= PROTECTED_SHARE * total) break;
    protectedM2 += block.sizeM2;
    kept.add(block);
  }
  return blocks.map((block, i) =>
    synthetic(block.geometry, {
      name: `示范耕地${padded(i + 1, 4)}`,
      nameEn: `Shifan Gengdi ${padded(i + 1, 4)}`,
      class: kept.has(block) ? 'protected' : 'general',
      crop: pick(random, [
        'wheat-maize',
        'wheat-maize',
        'wheat-maize',
        'wheat-peanut',
        'vegetables',
        'melons',
      ]),
      areaM2: Math.round(block.sizeM2),
    }),
  );
}

/** The part of a large polygon in a block's box: cutting with all of it takes a hundred times as long. */
const near = (whole: Feature<Polygon>, block: Feature<Polygon>): Feature<Polygon | MultiPolygon> =>
  bboxClip(whole, bbox(block)) as Feature<Polygon | MultiPolygon>;

/** Quadrilaterals of a jittered, slightly turned grid over the county. */
function* mesh(plane: Plane, random: Random): Generator<Metres[]> {
  const { west, south, east, north } = plane.box;
  const columns = Math.ceil((east - west) / BLOCK_M.east) + 8;
  const rows = Math.ceil((north - south) / BLOCK_M.north) + 8;
  const turn = 0.06;
  const node = Array.from({ length: rows + 1 }, (_, j) =>
    Array.from({ length: columns + 1 }, (_, i): Metres => {
      const x = (i - columns / 2 + between(random, -0.14, 0.14)) * BLOCK_M.east;
      const y = (j - rows / 2 + between(random, -0.14, 0.14)) * BLOCK_M.north;
      return [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
    }),
  );
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) yield [node[j][i], node[j][i + 1], node[j + 1][i + 1], node[j + 1][i]];
  }
}

const centre = (ring: Metres[]): Metres => [
  ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
  ring.reduce((sum, [, y]) => sum + y, 0) / ring.length,
];

const reaches = (ring: Metres[], at: Metres, radiusM: number): boolean => {
  const middle = centre(ring);
  if (distance(middle, at) > radiusM + 500) return false;
  return [middle, ...ring, ...ring.map((p, i) => centre([p, ring[(i + 1) % 4]]))].some(
    (p) => distance(p, at) < radiusM + 10,
  );
};

function largest(found: Feature | null): Feature<Polygon> | null {
  if (!found) return null;
  if (found.geometry.type === 'Polygon') return found as Feature<Polygon>;
  if (found.geometry.type !== 'MultiPolygon') return null;
  const parts = found.geometry.coordinates.map((coordinates) => polygon(coordinates) as Feature<Polygon>);
  return parts.reduce((best, part) => (sphericalArea(part) > sphericalArea(best) ? part : best));
}

/** A smooth field of a few long waves, about −1…1. */
function noise(random: Random): (at: Metres) => number {
  const waves = Array.from({ length: 5 }, () => ({
    east: between(random, -1, 1) / 4000,
    north: between(random, -1, 1) / 4000,
    phase: between(random, 0, 2 * Math.PI),
  }));
  return ([x, y]) =>
    waves.reduce((sum, { east, north, phase }) => sum + Math.sin(x * east + y * north + phase), 0) / 2.5;
}
