import type { Area } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry } from './geometry-blob.ts';
import type { RawFeature } from './layer-tables.ts';

export interface Building {
  id: number;
  name: string | null;
  class: string | null;
  properties: Record<string, unknown>;
  geometry: Area;
}

type RawBuilding = Omit<RawFeature, 'synthetic'>;

const asBuilding = ({ geom, properties, ...rest }: RawBuilding): Building | null => {
  const geometry = decodeGeometry(geom);
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  return { ...rest, properties: JSON.parse(properties), geometry: geometry as Area };
};

const PAGE = 5000;

/** Every building with an outline, one after another, read a page at a time. */
export function* eachBuilding({ db }: Pick<Document, 'db'>): Generator<Building> {
  const page = db.prepare(
    `SELECT id, geom, name, class, properties FROM buildings WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
  );
  for (
    let rows = page.all(0) as RawBuilding[];
    rows.length > 0;
    rows = page.all(rows.at(-1)!.id) as RawBuilding[]
  ) {
    for (const row of rows) {
      const building = asBuilding(row);
      if (building) yield building;
    }
  }
}

/** Finds the rows of a table whose boxes hold a position. */
export function boxesAt(
  { db }: Pick<Document, 'db'>,
  table: 'buildings' | 'sites',
): (position: readonly number[]) => number[] {
  const find = db
    .prepare(
      `SELECT id FROM rtree_${table}_geom WHERE minx <= :x AND maxx >= :x AND miny <= :y AND maxy >= :y`,
    )
    .pluck();
  return ([x, y]) => find.all({ x, y }) as number[];
}

/** Looks buildings up by id. */
export function buildingById({ db }: Pick<Document, 'db'>): (id: number) => Building | null {
  const get = db.prepare('SELECT id, geom, name, class, properties FROM buildings WHERE id = ?');
  return (id) => {
    const row = get.get(id) as RawBuilding | undefined;
    return row ? asBuilding(row) : null;
  };
}

/** How many buildings a document holds. */
export const countBuildings = ({ db }: Pick<Document, 'db'>): number =>
  db.prepare('SELECT count(*) FROM buildings').pluck().get() as number;
