import type { Feature, FeatureCollection } from 'geojson';
import { CONTEXT_LAYERS, type ContextLayer, type ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { contextVersion } from './context-version.ts';
import type { Document } from './document.ts';
import { decodeGeometry, type StoredGeometry } from './geometry-blob.ts';
import { blobFor } from './geopackage.ts';
import { keptWhile } from './kept.ts';
import { fromEach, type RawFeature, rowsOf, tableFor } from './layer-tables.ts';
import { prepared } from './prepared.ts';
import { storedJson } from './stored.ts';

/** What each context layer holds; one that holds any generated feature is synthetic, so that no one takes it for real. */
export function listContext(document: Document): ContextLayer[] {
  // A large layer takes a while to look through.
  return keptWhile(document, listContext, contextVersion(document), () => readLayers(document));
}

function readLayers({ db }: Document): ContextLayer[] {
  return CONTEXT_LAYERS.map((name) => {
    const { count, synthetic } = db
      .prepare(
        `SELECT count(*) AS count, count(*) > 0 AND max(synthetic) = 1 AS synthetic FROM ${rowsOf(name)}`,
      )
      .get() as { count: number; synthetic: number };
    return { name, count, synthetic: synthetic === 1, source: synthetic === 1 ? 'synthetic' : 'imported' };
  });
}

/** A layer as GeoJSON in WGS84; every feature carries `name`, `class` and `synthetic`. */
export function readContext({ db }: Pick<Document, 'db'>, layer: ContextLayerName): FeatureCollection {
  return collect(db.prepare(`SELECT * FROM ${rowsOf(layer)} ORDER BY id`).all() as RawFeature[]);
}

/** The features of a layer whose boxes touch some bounds, found by its R*Tree: at most `limit`, the largest ones. */
export function readContextWithin(
  { db }: Document,
  layer: ContextLayerName,
  [west, south, east, north]: Bounds,
  limit: number,
): FeatureCollection {
  const rows = db
    .prepare(
      `${fromEach(
        layer,
        (
          table,
        ) => `SELECT f.id, f.geom, f.name, f.class, f.properties, f.synthetic, (r.maxx - r.minx) * (r.maxy - r.miny) AS size FROM rtree_${table}_geom r
         JOIN ${table} f ON f.id = r.id
         WHERE r.minx <= :east AND r.maxx >= :west AND r.miny <= :north AND r.maxy >= :south`,
      )} ORDER BY size DESC LIMIT :limit`,
    )
    .all({ west, south, east, north, limit }) as RawFeature[];
  return collect(rows);
}

function collect(rows: RawFeature[]): FeatureCollection {
  const features = rows.map(
    (row): Feature => ({
      type: 'Feature',
      id: row.id,
      geometry: decodeGeometry(row.geom),
      properties: {
        ...(storedJson(row.properties, 'properties') as object),
        name: row.name,
        class: row.class,
        synthetic: row.synthetic === 1,
      },
    }),
  );
  return { type: 'FeatureCollection', features };
}

export function insertContext({ db }: Document, layer: ContextLayerName, features: Feature[]): void {
  for (const { geometry, properties } of features) {
    const { name = null, class: kind = null, synthetic = false, ...rest } = properties ?? {};
    prepared(
      db,
      `INSERT INTO ${tableFor(layer, geometry as StoredGeometry)} (geom, name, class, properties, synthetic) VALUES (?, ?, ?, ?, ?)`,
    ).run(blobFor(layer, geometry as StoredGeometry), name, kind, JSON.stringify(rest), synthetic ? 1 : 0);
  }
}
