import type { Database } from 'better-sqlite3';
import {
  asParts,
  blobInParts,
  blobIsArea,
  blobOfOnePoint,
  decodeGeometry,
  encodeGeometry,
  envelope,
  onePoint,
  otherPoints,
  type StoredGeometry,
} from './geometry-blob.ts';
import { rtreeTableSql, rtreeTriggersSql } from './rtree.ts';

/** Feature tables of a document and the geometry type each declares. */
export const FEATURE_TABLES = {
  sites: 'MULTIPOLYGON',
  consumers: 'POINT',
  feeders: 'LINESTRING',
  transformers: 'POINT',
  existing_pv: 'POINT',
  farmland: 'MULTIPOLYGON',
  exclusions: 'MULTIPOLYGON',
  roads: 'MULTILINESTRING',
  buildings: 'MULTIPOLYGON',
  villages: 'POINT',
  village_areas: 'MULTIPOLYGON',
  scenic_spots: 'POINT',
  scenic_areas: 'MULTIPOLYGON',
  substations: 'POINT',
  substation_areas: 'MULTIPOLYGON',
  county_boundary: 'MULTIPOLYGON',
} as const;
export type FeatureTable = keyof typeof FEATURE_TABLES;

/** Layers of places of which some are areas, with the table that holds those. */
export const AREAS_OF = {
  villages: 'village_areas',
  scenic_spots: 'scenic_areas',
  substations: 'substation_areas',
} as const satisfies Partial<Record<FeatureTable, FeatureTable>>;

/** Whether areas or lines of a table are stored as of parts, however many they have. */
export const inParts = (table: string): boolean =>
  Object.hasOwn(FEATURE_TABLES, table) && FEATURE_TABLES[table as FeatureTable].startsWith('MULTI');

/** A shape's blob as a table declares it; an area of a layer of places as the table of its areas does. */
export const blobFor = (table: FeatureTable, shape: StoredGeometry): Buffer =>
  encodeGeometry(
    inParts(table) || (Object.hasOwn(AREAS_OF, table) && shape.type === 'Polygon')
      ? asParts(shape)
      : onePoint(shape),
  );

/** 'GPKG' in ASCII, the application id every GeoPackage carries. */
export const APPLICATION_ID = 0x47504b47;
/** GeoPackage version 1.3.0 as its user_version: the newest that the GDAL of long-supported QGIS releases knows. */
export const GEOPACKAGE_VERSION = 10300;

/** Gives SQLite the ST_ functions that the R*Tree triggers of a GeoPackage call, and one that a migration does. */
export function registerSpatialFunctions(db: Database): void {
  const boxes = ['ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY'];
  boxes.forEach((name, i) => {
    db.function(name, { deterministic: true }, (blob: unknown) =>
      blob instanceof Uint8Array ? edge(blob, i) : null,
    );
  });
  db.function('ST_IsEmpty', { deterministic: true }, (blob: unknown) =>
    blob instanceof Uint8Array ? (blob[3] >> 4) & 1 : null,
  );
  db.function('planner_one_point', { deterministic: true, directOnly: true }, blobOfOnePoint);
  db.function('planner_other_points', { deterministic: true, directOnly: true }, otherPoints);
  db.function('planner_is_area', { deterministic: true, directOnly: true }, blobIsArea);
  db.function('planner_in_parts', { deterministic: true, directOnly: true }, blobInParts);
}

function edge(blob: Uint8Array, i: number): number {
  const hasEnvelope = ((blob[3]! >> 1) & 7) > 0;
  if (!hasEnvelope || blob.byteLength < 8 + 4 * 8) return envelope(decodeGeometry(blob))[i];
  return new DataView(blob.buffer, blob.byteOffset).getFloat64(8 + 8 * i, (blob[3] & 1) === 1);
}

/** Registers a table as a WGS84 feature layer with its R*Tree index (OGC 12-128r19, annex F.3). */
export function registerFeatureTable(db: Database, table: FeatureTable): void {
  db.prepare(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'features', ?, 4326)`,
  ).run(table, table);
  db.prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)`).run(
    table,
    FEATURE_TABLES[table],
  );
  db.prepare(
    `INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')`,
  ).run(table);
  db.exec(rtreeTableSql(table) + rtreeTriggersSql(table));
}

/** Writes extent and time of change of each of our layers into gpkg_contents, as readers expect of a closed file. */
export function refreshContents(db: Database): void {
  const layers = db.prepare(`SELECT table_name FROM gpkg_contents WHERE data_type = 'features'`).pluck();
  for (const table of layers.all() as string[]) {
    if (!Object.hasOwn(FEATURE_TABLES, table)) continue;
    db.prepare(
      `UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
         (min_x, min_y, max_x, max_y) = (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_${table}_geom)
       WHERE table_name = ?`,
    ).run(table);
  }
}
