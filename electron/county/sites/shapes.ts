import type { Position } from 'geojson';
import type { Area } from '../../../shared/geometry.ts';
import { geodesicAreaM2 } from '../../engine/geodesy.ts';
import { localPlane } from '../../engine/local-plane.ts';
import {
  alongLines,
  areaWithout,
  coveredBy,
  facesBetween,
  grown,
  sharedArea,
} from '../../formats/import/geos.ts';
import { asArea, linesOf, polygonsOf, type StoredShape } from '../../formats/import/shapes.ts';

type Polygons = Position[][][];

/** Pieces that a cut leaves are dropped below this area, as slivers of drawing. */
const SLIVER_M2 = 1;

const m2Of = (polygon: Position[][]) => geodesicAreaM2({ type: 'Polygon', coordinates: polygon } as Area);

/** Polygons as an area without slivers; null where nothing is left. */
function areaOf(polygons: Polygons): Area | null {
  const kept = polygons.filter((polygon) => m2Of(polygon) >= SLIVER_M2);
  return kept.length ? (asArea(kept) as Area) : null;
}

/**
 * The parts into which a line divides an area, the largest first; polygons that the line leaves whole stay with that.
 * @returns the area alone where the line divides nothing
 */
export function splitArea(area: Area, line: Position[]): Area[] {
  const whole: Polygons = [];
  const parts: Polygons = [];
  for (const polygon of polygonsOf(area)) {
    const faces = facesBetween([...polygon, line]).filter((face) => {
      // Faces of holes are none of the polygon; those of it lie in it but for rounding.
      const within = sharedArea([face], [polygon]).reduce((sum, each) => sum + m2Of(each), 0);
      return within > m2Of(face) / 2;
    });
    if (faces.length > 1) parts.push(...faces);
    else whole.push(polygon);
  }
  const [largest, ...others] = parts
    .filter((part) => m2Of(part) >= SLIVER_M2)
    .sort((a, b) => m2Of(b) - m2Of(a));
  if (!largest || others.length === 0) return [area];
  return [asArea([largest, ...whole]) as Area, ...others.map((part) => asArea([part]) as Area)];
}

/** What several areas cover together. */
export const mergedArea = (areas: readonly Area[]): Area =>
  asArea(coveredBy(areas.flatMap(polygonsOf))) as Area;

/** What is left of an area without others; null for nothing. */
export const withoutArea = (area: Area, taken: Polygons): Area | null =>
  areaOf(areaWithout(polygonsOf(area), taken));

/** What of an area lies within another; null for nothing. */
export const withinArea = (area: Area, border: Area): Area | null =>
  areaOf(sharedArea(polygonsOf(area), polygonsOf(border)));

/** A plane about the middle of an area, and shapes from and to it. */
function planeAbout(area: Area) {
  const [lon, lat] = polygonsOf(area)[0]![0]![0]!;
  const { metres, position } = localPlane(lon!, lat!);
  const turned = (polygons: Polygons, change: (at: Position) => Position): Polygons =>
    polygons.map((rings) => rings.map((ring) => ring.map(change)));
  return {
    metres: (at: Position): Position => [...metres(at)],
    flat: (polygons: Polygons) => turned(polygons, (at) => [...metres(at)]),
    round: (polygons: Polygons) => turned(polygons, ([x, y]) => position([x!, y!])),
  };
}

/** An area with its edges moved outwards by so many metres, inwards where they are negative; null for nothing. */
export function bufferedArea(area: Area, byM: number): Area | null {
  const { flat, round } = planeAbout(area);
  return areaOf(round(grown(flat(polygonsOf(area)), byM)));
}

/** What of an area is further than so many metres from lines, and from areas of the same layer; null for nothing. */
export function setBack(area: Area, shapes: readonly StoredShape[], setbackM: number): Area | null {
  const { flat, round, metres } = planeAbout(area);
  const lines = shapes.flatMap(linesOf).map((line) => line.map(metres));
  const areas = shapes.flatMap(polygonsOf);
  const strips: Polygons = [
    ...(lines.length && setbackM > 0 ? alongLines(lines, setbackM) : []),
    ...(areas.length ? grown(coveredBy(flat(areas)), setbackM) : []),
  ];
  if (strips.length === 0) return area;
  return areaOf(round(areaWithout(flat(polygonsOf(area)), coveredBy(strips))));
}

/** An area so many metres east and north. */
export function movedArea(area: Area, eastM: number, northM: number): Area {
  const { flat, round } = planeAbout(area);
  const moved = flat(polygonsOf(area)).map((rings) =>
    rings.map((ring) => ring.map(([x, y]): Position => [x! + eastM, y! + northM])),
  );
  return asArea(round(moved)) as Area;
}
