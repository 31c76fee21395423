import type { ContextLayerName } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { FeatureFields, FeatureRow, LayerFeature } from '../../shared/features.ts';
import type { Shape } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry, envelopeOf } from './geometry-blob.ts';
import { blobFor } from './geopackage.ts';
import { moveFeature, type RawFeature, rowsOf, tableFor, tableHolding } from './layer-tables.ts';
import { prepared } from './prepared.ts';
import { storedJson } from './stored.ts';

type Reader = Pick<Document, 'db'>;

const asRow = ({ id, geom, name, class: kind, properties, synthetic }: RawFeature): FeatureRow => ({
  ...{ id, name, class: kind, synthetic: synthetic === 1 },
  bounds: envelopeOf(geom),
  properties: storedJson(properties, 'properties') as Record<string, unknown>,
});

/** Rows of a layer whose name or class holds a text, or whose id it is, and how many there are. */
export function featurePage(
  { db }: Reader,
  layer: ContextLayerName,
  text: string,
  offset: number,
  limit: number,
): { total: number; rows: FeatureRow[] } {
  const where = `WHERE :text = '' OR instr(lower(coalesce(name, '')), :text) OR instr(lower(coalesce(class, '')), :text)
    OR CAST(id AS TEXT) = :id`;
  const given = { text: text.toLowerCase(), id: text.replace(/^#/, '') };
  const total = prepared(db, `SELECT count(*) FROM ${rowsOf(layer)} ${where}`)
    .pluck()
    .get(given) as number;
  const rows = prepared(
    db,
    `SELECT * FROM ${rowsOf(layer)} ${where} ORDER BY id LIMIT :limit OFFSET :offset`,
  ).all({
    ...given,
    ...{ limit, offset },
  }) as RawFeature[];
  return { total, rows: rows.map(asRow) };
}

/** @throws PlannerError `feature.unknown` */
export function getFeature({ db }: Reader, layer: ContextLayerName, id: number): LayerFeature {
  const row = prepared(db, `SELECT * FROM ${rowsOf(layer)} WHERE id = ?`).get(id) as RawFeature | undefined;
  if (!row) throw new PlannerError('feature.unknown', { id });
  return { ...asRow(row), geometry: decodeGeometry(row.geom) as Shape };
}

export function insertFeature({ db }: Reader, layer: ContextLayerName, feature: FeatureFields): number {
  const { name, class: kind, geometry, properties } = feature;
  const insert = prepared(
    db,
    `INSERT INTO ${tableFor(layer, geometry)} (geom, name, class, properties, synthetic) VALUES (?, ?, ?, ?, 0)`,
  );
  return Number(insert.run(blobFor(layer, geometry), name, kind, JSON.stringify(properties)).lastInsertRowid);
}

/** Writes a feature, which from then on is a planner's own even where the program made it. */
export function updateFeature(
  { db }: Reader,
  layer: ContextLayerName,
  id: number,
  feature: Omit<FeatureFields, 'geometry'> & { geometry?: Shape },
): void {
  const { name, class: kind, geometry, properties } = feature;
  const there = tableHolding(db, layer, id);
  const table = geometry ? tableFor(layer, geometry) : there;
  if (geometry && there && table && there !== table)
    moveFeature(db, id, there, table, blobFor(layer, geometry));
  const set = `${geometry ? 'geom = :geom, ' : ''}name = :name, class = :kind, properties = :properties, synthetic = 0`;
  prepared(db, `UPDATE ${table ?? layer} SET ${set} WHERE id = :id`).run({
    ...{ name, kind, id, properties: JSON.stringify(properties) },
    ...(geometry && { geom: blobFor(layer, geometry) }),
  });
}

/** @throws PlannerError `feature.unknown` when one of them does not exist; then none is deleted */
export function deleteFeature({ db }: Reader, layer: ContextLayerName, id: number): void {
  const { changes } = prepared(db, `DELETE FROM ${tableHolding(db, layer, id) ?? layer} WHERE id = ?`).run(
    id,
  );
  if (changes === 0) throw new PlannerError('feature.unknown', { id });
}
