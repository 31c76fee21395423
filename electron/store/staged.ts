import type { ContextLayerName } from '../../shared/domain.ts';
import type { Replace } from '../../shared/import.ts';
import type { Document } from './document.ts';
import { decodeGeometry, type StoredGeometry } from './geometry-blob.ts';

/** A feature laid by for import. */
export interface StagedFeature {
  id: number;
  geometry: StoredGeometry;
  name: string | null;
  class: string | null;
  fields: Record<string, unknown>;
  properties: Record<string, unknown>;
}

/** Features that a reading thread laid by, attached to a document for the length of an import. */
export interface Stage {
  /** First and last row of a layer, by its place in the import; null when it has none. */
  range(layer: number): { from: number; to: number } | null;
  /** Copies rows into a context layer as they are. */
  copyInto(table: ContextLayerName, layer: number, from: number, to: number): number;
  features(layer: number, from: number, to: number): StagedFeature[];
  detach(): void;
}

/** Attaches the file; not inside a transaction. */
export function attachStage({ db }: Document, path: string): Stage {
  db.prepare('ATTACH ? AS stage').run(path);
  const range = db.prepare('SELECT min(id) AS "from", max(id) AS "to" FROM stage.rows WHERE layer = ?');
  const rows = db.prepare('SELECT * FROM stage.rows WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id');
  return {
    range(layer) {
      const found = range.get(layer) as { from: number | null; to: number | null };
      return found.from === null || found.to === null ? null : { from: found.from, to: found.to };
    },
    copyInto: (table, layer, from, to) =>
      db
        .prepare(
          `INSERT INTO ${table} (geom, name, class, properties, synthetic)
           SELECT geom, name, class, properties, 0 FROM stage.rows WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id`,
        )
        .run(layer, from, to).changes,
    features: (layer, from, to) =>
      (rows.all(layer, from, to) as (Omit<StagedFeature, 'geometry' | 'fields' | 'properties'> & Raw)[]).map(
        ({ geom, fields, properties, ...rest }) => ({
          ...rest,
          geometry: decodeGeometry(geom),
          fields: JSON.parse(fields),
          properties: JSON.parse(properties),
        }),
      ),
    detach: () => {
      if (db.open) db.exec('DETACH stage');
    },
  };
}

interface Raw {
  geom: Uint8Array;
  fields: string;
  properties: string;
}

/** Removes what a context layer holds, as far as the planner wants it replaced. */
export function clearContext({ db }: Document, table: ContextLayerName, replace: Replace): number {
  if (replace === 'keep') return 0;
  return db.prepare(`DELETE FROM ${table}${replace === 'synthetic' ? ' WHERE synthetic = 1' : ''}`).run()
    .changes;
}
