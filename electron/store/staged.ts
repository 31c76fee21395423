import type { ContextLayerName } from '../../shared/domain.ts';
import type { Replace } from '../../shared/import.ts';
import type { Beside } from './beside.ts';
import type { Document } from './document.ts';
import type { Incoming } from './duplicates.ts';
import { decodeGeometry, type StoredGeometry } from './geometry-blob.ts';
import type { FeatureTable } from './geopackage.ts';
import { tablesOf } from './layer-tables.ts';
import { rtreeTable, withoutRtreeTriggers } from './rtree.ts';

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
  /**
   * Copies a layer's rows into a context layer as they are, with ids beyond every other the table has had.
   * @param areas those that are areas, or those that are none; null for all
   * @param atOnce rows between two calls of `step`, which may throw to stop
   */
  copyInto(
    table: FeatureTable,
    layer: number,
    areas: boolean | null,
    atOnce: number,
    step: (rows: number) => void,
  ): number;
  features(layer: number, from: number, to: number): StagedFeature[];
  /** A layer's rows, to be held against others. */
  incoming(layer: number): Iterable<Incoming>;
  /** Leaves rows out. */
  remove(ids: Iterable<number>): void;
  detach(): void;
}

/** Attaches the file; not inside a transaction. */
export function attachStage({ db }: Pick<Document, 'db'>, path: string): Stage {
  db.prepare('ATTACH ? AS stage').run(path);
  const range = db.prepare('SELECT min(id) AS "from", max(id) AS "to" FROM stage.rows WHERE layer = ?');
  const rows = db.prepare('SELECT * FROM stage.rows WHERE layer = ? AND id BETWEEN ? AND ? ORDER BY id');
  return {
    range(layer) {
      const found = range.get(layer) as { from: number | null; to: number | null };
      return found.from === null || found.to === null ? null : { from: found.from, to: found.to };
    },
    copyInto(table, layer, areas, atOnce, step) {
      const found = range.get(layer) as { from: number; to: number };
      const only = areas === null ? '' : `AND area = ${areas ? 1 : 0}`;
      const used = db.prepare('SELECT seq FROM main.sqlite_sequence WHERE name = ?').pluck().get(table);
      const shift = ((used as number | undefined) ?? 0) + 1 - found.from;
      const copy = db.prepare(
        `INSERT INTO main.${table} (id, geom, name, class, properties, synthetic)
         SELECT id + ?, geom, name, class, properties, 0 FROM stage.rows WHERE layer = ? AND id BETWEEN ? AND ? ${only} ORDER BY id`,
      );
      const index = db.prepare(
        `INSERT INTO main.${rtreeTable(table)} SELECT id + ?, minx, maxx, miny, maxy FROM stage.rows
         WHERE layer = ? AND id BETWEEN ? AND ? ${only}`,
      );
      return withoutRtreeTriggers(db, table, () => {
        let copied = 0;
        for (let from = found.from; from <= found.to; from += atOnce) {
          const given = [shift, layer, from, from + atOnce - 1];
          const { changes } = copy.run(...given);
          index.run(...given);
          copied += changes;
          step(changes);
        }
        return copied;
      });
    },
    features: (layer, from, to) =>
      (rows.all(layer, from, to) as (Omit<StagedFeature, 'geometry' | 'fields' | 'properties'> & Raw)[]).map(
        ({ geom, fields, properties, ...rest }) => ({
          ...rest,
          geometry: decodeGeometry(geom),
          fields: JSON.parse(fields),
          properties: JSON.parse(properties),
        }),
      ),
    incoming: (layer) =>
      db
        .prepare('SELECT id, geom, name, properties FROM stage.rows WHERE layer = ? ORDER BY id')
        .iterate(layer) as Iterable<Incoming>,
    remove(ids) {
      const one = db.prepare('DELETE FROM stage.rows WHERE id = ?');
      for (const id of ids) one.run(id);
    },
    detach: () => {
      try {
        if (db.open) db.exec('DETACH stage');
      } catch {
        // The connection closes next, and lets go of the file: an import that is committed stays one that went well.
      }
    },
  };
}

interface Raw {
  geom: Uint8Array;
  fields: string;
  properties: string;
}

/** Takes out what a context layer holds, as far as the planner wants it replaced; inside recorded work. */
export function clearContext({ journal }: Beside, table: ContextLayerName, replace: Replace): number {
  if (replace === 'keep') return 0;
  const gone = replace === 'synthetic' ? 'synthetic = 1' : '1';
  return tablesOf(table).reduce((sum, each) => sum + journal.takeMany(each, gone), 0);
}
