import { PlannerError } from '../../shared/errors.ts';
import { OPERATIONS } from '../../shared/grid-figures.ts';
import type { Transformer, TransformerFields } from '../../shared/transformers.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry } from './geometry-blob.ts';
import { hasTable, storedRow } from './stored.ts';

type Raw = Omit<Transformer, 'position' | 'synthetic'> & { geom: Uint8Array; synthetic: number };

const COLUMNS = `id, geom, name, rating_kva AS ratingKva, count, operation, peak_load_kw AS peakLoadKw,
  feeder_id AS feederId, station_id AS stationId, notes, synthetic`;

const KINDS = {
  ...({ name: 'text', ratingKva: 'number', count: 'number', peakLoadKw: 'number?' } as const),
  ...({ feederId: 'number?', stationId: 'number?', notes: 'text' } as const),
};

const asTransformer = (row: Raw): Transformer => {
  const { geom, synthetic, ...rest } = storedRow(row, KINDS, 'transformers');
  const geometry = decodeGeometry(geom);
  if (geometry.type !== 'Point') throw new PlannerError('document.bad-geometry');
  const { id, operation, ratingKva, count } = rest;
  const sound =
    (operation === null || OPERATIONS.includes(operation)) &&
    ratingKva > 0 &&
    count >= 1 &&
    !(rest.peakLoadKw! < 0);
  if (!sound) throw new PlannerError('document.bad-contents', { what: `transformers ${id}` });
  return {
    ...rest,
    position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
    synthetic: synthetic === 1,
  };
};

const bindings = ({ position, ...rest }: TransformerFields) => ({
  ...rest,
  geom: encodeGeometry({ type: 'Point', coordinates: position }),
});

/** Every transformer, oldest first; none in a document of an older version. */
export function listTransformers({ db }: Pick<Document, 'db'>): Transformer[] {
  if (!hasTable(db, 'transformers')) return [];
  return (db.prepare(`SELECT ${COLUMNS} FROM transformers ORDER BY id`).all() as Raw[]).map(asTransformer);
}

/** @throws PlannerError `transformer.unknown` */
export function getTransformer({ db }: Document, id: number): Transformer {
  const row = db.prepare(`SELECT ${COLUMNS} FROM transformers WHERE id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('transformer.unknown', { id });
  return asTransformer(row);
}

export function insertTransformer(
  { db }: Pick<Document, 'db'>,
  fields: TransformerFields,
  synthetic = false,
): number {
  const result = db
    .prepare(
      `INSERT INTO transformers
         (geom, name, rating_kva, count, operation, peak_load_kw, feeder_id, station_id, notes, synthetic)
       VALUES (:geom, :name, :ratingKva, :count, :operation, :peakLoadKw, :feederId, :stationId, :notes, :synthetic)`,
    )
    .run({ ...bindings(fields), synthetic: synthetic ? 1 : 0 });
  return Number(result.lastInsertRowid);
}

export function updateTransformer({ db }: Pick<Document, 'db'>, id: number, fields: TransformerFields): void {
  db.prepare(
    `UPDATE transformers SET geom = :geom, name = :name, rating_kva = :ratingKva, count = :count,
       operation = :operation, peak_load_kw = :peakLoadKw, feeder_id = :feederId, station_id = :stationId,
       notes = :notes WHERE id = :id`,
  ).run({ ...bindings(fields), id });
}

/** @throws PlannerError `transformer.unknown` */
export function deleteTransformer({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM transformers WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('transformer.unknown', { id });
}

/** Takes away those that were generated; gives how many. */
export function deleteTypicalTransformers({ db }: Document): number {
  return db.prepare('DELETE FROM transformers WHERE synthetic = 1').run().changes;
}
