import type { ConnectionPoint } from '../../shared/connections.ts';
import type { ExistingPv } from '../../shared/existing-pv.ts';
import type { Feeder } from '../../shared/feeders.ts';
import type { GridCheck } from '../../shared/grid.ts';
import { gridObjectId } from '../../shared/grid-object.ts';
import type { Transformer } from '../../shared/transformers.ts';

const CONNECTED = '#495057';
export const CLASS_COLOURS = { green: '#2f9e44', yellow: '#e8a317', red: '#d6336c' } as const;
/** Of transformers that no grade is known of: not checked is not green. */
export const UNGRADED = '#868e96';

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

interface Graded {
  grade: keyof typeof CLASS_COLOURS;
  /** What is open for connection at least, kW. */
  leftKw: number;
}
/** An object as the standard grades it; undefined where it is not graded, or not yet. */
export type GradeOf = (id: string) => Graded | undefined;

/** Dots of the transformers, grey where no grade is known. */
export function transformersOf(
  transformers: readonly Transformer[],
  gradeOf: GradeOf,
): GeoJSON.FeatureCollection {
  return collection(
    transformers.map(({ id, position }) => {
      const graded = gradeOf(gridObjectId('transformer', id));
      const colour = graded ? CLASS_COLOURS[graded.grade] : UNGRADED;
      return {
        ...{ type: 'Feature', id, properties: { colour } },
        geometry: { type: 'Point', coordinates: position },
      };
    }),
  );
}

/** Lines from sites to where they connect, in red where an object on the way limits them. */
export const connectionsOf = (points: readonly ConnectionPoint[]): GeoJSON.FeatureCollection =>
  collection(
    points.flatMap(({ siteId, position, objectPosition, limitedBy }) => {
      if (!objectPosition) return [];
      const geometry: GeoJSON.LineString = { type: 'LineString', coordinates: [position, objectPosition] };
      const colour = limitedBy ? CLASS_COLOURS.red : CONNECTED;
      return [{ type: 'Feature', id: siteId, properties: { colour }, geometry }];
    }),
  );

/** Dots of PV that is there already, rings of what is filed. */
export const existingOf = (plants: readonly ExistingPv[]): GeoJSON.FeatureCollection =>
  collection(
    plants.map(({ id, position, state }) => ({
      ...{ type: 'Feature', id, properties: { state } },
      geometry: { type: 'Point', coordinates: position },
    })),
  );

/**
 * How large an object is drawn, 0 to 1 with the area: by what colours it, what is open by the standard once it is known
 * and what the hours leave until then.
 */
function leftOf(
  kind: 'station' | 'feeder',
  objects: readonly { id: number; remainingKwp: number | null }[],
  gradeOf: GradeOf,
): (object: { id: number; remainingKwp: number | null }) => number {
  const leftKw = (object: { id: number; remainingKwp: number | null }) => {
    const graded = gradeOf(gridObjectId(kind, object.id));
    return graded ? graded.leftKw : object.remainingKwp;
  };
  const most = Math.max(1, ...objects.map((object) => leftKw(object) ?? 0));
  return (object) => Math.sqrt(Math.max(0, leftKw(object) ?? most) / most);
}

/** Lines of the feeders, the wider the more they have left. */
export function feedersOf(check: GridCheck | null, gradeOf: GradeOf): GeoJSON.FeatureCollection {
  const feeders = check?.feeders ?? [];
  const left = leftOf('feeder', feeders, gradeOf);
  return collection(
    feeders.map((feeder) => ({
      type: 'Feature',
      id: feeder.id,
      properties: {
        colour: CLASS_COLOURS[gradeOf(gridObjectId('feeder', feeder.id))?.grade ?? feeder.class],
        width: 2 + 5 * left(feeder),
      },
      geometry: { type: 'LineString', coordinates: feeder.line },
    })),
  );
}

export const lowLinesOf = (lines: readonly Feeder[]): GeoJSON.FeatureCollection =>
  collection(
    lines.map(({ id, line }) => ({
      ...{ type: 'Feature', id, properties: {} },
      geometry: { type: 'LineString', coordinates: line },
    })),
  );

/** Rings round the substations, the larger the more they have left. */
export function stationsOf(check: GridCheck | null, gradeOf: GradeOf): GeoJSON.FeatureCollection {
  const stations = check?.stations ?? [];
  const left = leftOf('station', stations, gradeOf);
  return collection(
    stations.map((station) => ({
      type: 'Feature',
      id: station.id,
      properties: {
        colour: CLASS_COLOURS[gradeOf(gridObjectId('station', station.id))?.grade ?? station.class],
        size: 14 + 26 * left(station),
      },
      geometry: { type: 'Point', coordinates: station.position },
    })),
  );
}
