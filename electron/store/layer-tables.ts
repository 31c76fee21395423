import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { StoredGeometry } from './geometry-blob.ts';
import { AREAS_OF, type FeatureTable } from './geopackage.ts';
import { prepared } from './prepared.ts';
import { rtreeTable } from './rtree.ts';

/**
 * A layer of places or areas is two tables, since another program draws in a layer of one form only: its points in the
 * table of its name, its areas in one beside it. An id names one feature of the layer, in whichever table it is.
 */

/** A row of a context layer as its table holds it. */
export interface RawFeature {
  id: number;
  geom: Uint8Array;
  name: string | null;
  class: string | null;
  properties: string;
  synthetic: number;
}

const hasAreas = (layer: string): layer is keyof typeof AREAS_OF => Object.hasOwn(AREAS_OF, layer);

/** The tables of a layer; for a table that is no such layer the table itself. */
export const tablesOf = <T extends string>(layer: T): readonly (T | FeatureTable)[] =>
  hasAreas(layer) ? [layer, AREAS_OF[layer]] : [layer];

/** SQL that asks each table of a layer, as one statement. */
export const fromEach = (layer: string, sql: (table: string) => string): string =>
  tablesOf(layer).map(sql).join(' UNION ALL ');

/** SQL to be read FROM: every feature of a context layer. */
export const rowsOf = (layer: ContextLayerName): string =>
  hasAreas(layer)
    ? `(${fromEach(layer, (table) => `SELECT id, geom, name, class, properties, synthetic FROM ${table}`)})`
    : layer;

/** SQL to be read FROM: the box of every feature of a layer. */
export const boxesOf = (layer: string): string =>
  `(${fromEach(layer, (table) => `SELECT id, minx, maxx, miny, maxy FROM ${rtreeTable(table)}`)})`;

/** The layer that a table is part of. */
export const layerOf = (table: FeatureTable): FeatureTable =>
  (Object.keys(AREAS_OF) as (keyof typeof AREAS_OF)[]).find((layer) => AREAS_OF[layer] === table) ?? table;

/** The table of a layer that takes a shape. */
export const tableFor = (layer: ContextLayerName, { type }: Pick<StoredGeometry, 'type'>): FeatureTable =>
  hasAreas(layer) && type.endsWith('Polygon') ? AREAS_OF[layer] : layer;

/** The table of a layer in which a feature is; null where there is none of that id. */
export function tableHolding(db: Database, layer: ContextLayerName, id: number): FeatureTable | null {
  const holds = (table: string) => prepared(db, `SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
  return tablesOf(layer).find(holds) ?? null;
}

/** Takes a feature out of its table and puts it, by the same id, into the other one of its layer. */
export function moveFeature(
  db: Database,
  id: number,
  from: FeatureTable,
  to: FeatureTable,
  geom: Buffer,
): void {
  const columns = 'name, class, properties, synthetic';
  prepared(
    db,
    `INSERT INTO ${to} (id, geom, ${columns}) SELECT id, ?, ${columns} FROM ${from} WHERE id = ?`,
  ).run(geom, id);
  prepared(db, `DELETE FROM ${from} WHERE id = ?`).run(id);
}
