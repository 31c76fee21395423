import { booleanPointInPolygon, distance, nearestPointOnLine, polygonToLine } from '@turf/turf';
import type { Feature, Geometry, Position } from 'geojson';
import { type BuildingClass, buildingClassOf } from '../../shared/building-classes.ts';
import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { Area } from '../../shared/geometry.ts';
import type { RoofFilter } from '../../shared/roofs.ts';
import { type Condition, ExpressionError, parseCondition } from '../engine/roofs/expression.ts';
import { footprintM2 } from '../engine/roofs/long-side.ts';
import type { Beside } from '../store/beside.ts';
import { type Building, eachBuilding } from '../store/buildings.ts';
import { readContext } from '../store/context.ts';

/** A building that a filter found. */
export interface Roof {
  building: Building;
  class: BuildingClass;
  areaM2: number;
  middle: Position;
}

/** Middle of an area's outer corners. */
export function middleOf(area: Area): Position {
  const ring = area.type === 'Polygon' ? area.coordinates[0]! : area.coordinates[0]![0]!;
  const corners = ring.slice(1);
  return [0, 1].map((axis) => corners.reduce((sum, at) => sum + at[axis]!, 0) / corners.length);
}

/**
 * The buildings that meet every condition of a filter.
 * @throws PlannerError `roofs.bad-expression`
 */
export function* matchRoofs(document: Pick<Beside, 'db'>, filter: RoofFilter): Generator<Roof> {
  const holds = conditionOf(filter.expression);
  const near = filter.near && nearness(document, filter.near);
  const { leastM2 = 0, mostM2 = Infinity } = filter;
  for (const building of eachBuilding(document)) {
    const kind = buildingClassOf(building.class, building.properties);
    if (filter.classes && !filter.classes.includes(kind)) continue;
    const areaM2 = footprintM2(building.geometry);
    if (areaM2 < leastM2 || areaM2 > mostM2) continue;
    const middle = middleOf(building.geometry);
    if (filter.inside && !booleanPointInPolygon(middle, filter.inside)) continue;
    const fields = { ...building.properties, id: building.id, name: building.name, class: kind, areaM2 };
    if (holds && !holds(fields)) continue;
    if (near && !near(middle)) continue;
    yield { building, class: kind, areaM2, middle };
  }
}

function conditionOf(expression: string | undefined): Condition | null {
  if (!expression?.trim()) return null;
  try {
    return parseCondition(expression);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new PlannerError(
      'roofs.bad-expression',
      { at: error.at + 1, text: error.message },
      { field: 'filter.expression' },
    );
  }
}

/** Whether a position lies within so many metres of a layer's features. */
function nearness(document: Pick<Beside, 'db'>, { layer, metres }: NonNullable<RoofFilter['near']>) {
  const features = readContext(document, layer).features.map((feature) => ({
    feature,
    box: boxOf(feature.geometry),
  }));
  return (position: Position): boolean => {
    const { east, north } = metresPerDegree(position[1]!);
    const [dx, dy] = [metres / east, metres / north];
    return features.some(
      ({ feature, box: [west, south, right, top] }) =>
        position[0]! >= west - dx &&
        position[0]! <= right + dx &&
        position[1]! >= south - dy &&
        position[1]! <= top + dy &&
        metresTo(feature, position) <= metres,
    );
  };
}

function boxOf(geometry: Geometry): [number, number, number, number] {
  const numbers = (geometry as { coordinates: unknown[] }).coordinates.flat(4) as number[];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i += 2) {
    box[0] = Math.min(box[0], numbers[i]!);
    box[1] = Math.min(box[1], numbers[i + 1]!);
    box[2] = Math.max(box[2], numbers[i]!);
    box[3] = Math.max(box[3], numbers[i + 1]!);
  }
  return box;
}

function metresTo({ geometry }: Feature, position: Position): number {
  switch (geometry.type) {
    case 'Point':
      return distance(geometry.coordinates, position, { units: 'meters' });
    case 'MultiPoint':
      return Math.min(...geometry.coordinates.map((at) => distance(at, position, { units: 'meters' })));
    case 'LineString':
    case 'MultiLineString':
      return nearestPointOnLine(geometry, position).properties.pointDistance * 1000;
    case 'Polygon':
    case 'MultiPolygon': {
      if (booleanPointInPolygon(position, geometry)) return 0;
      const outlines = polygonToLine(geometry as Area);
      const lines = outlines.type === 'Feature' ? [outlines] : outlines.features;
      return Math.min(
        ...lines.map((line) => nearestPointOnLine(line, position).properties.pointDistance * 1000),
      );
    }
    default:
      return Infinity;
  }
}
