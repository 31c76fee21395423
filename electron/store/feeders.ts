import { PlannerError } from '../../shared/errors.ts';
import type { Feeder, FeederFields } from '../../shared/feeders.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry } from './geometry-blob.ts';
import { storedRow } from './stored.ts';

type Raw = Omit<Feeder, 'line'> & { geom: Uint8Array };

const COLUMNS = `id, geom, name, conductor, voltage_kv AS voltageKv, rating_kva AS ratingKva,
  peak_load_kw AS peakLoadKw, station_id AS stationId,
  transformer_id AS transformerId, notes`;

const KINDS = {
  ...({ name: 'text', conductor: 'text', voltageKv: 'number', ratingKva: 'number?' } as const),
  ...({ peakLoadKw: 'number?', stationId: 'number?', transformerId: 'number?', notes: 'text' } as const),
};

const asFeeder = (row: Raw): Feeder => {
  const { geom, ...rest } = storedRow(row, KINDS, 'feeders');
  const geometry = decodeGeometry(geom);
  if (geometry.type !== 'LineString') throw new PlannerError('document.bad-geometry');
  return { ...rest, line: geometry.coordinates.map(([lon, lat]) => [lon!, lat!]) };
};

const bindings = ({ line, ...rest }: FeederFields) => ({
  ...rest,
  geom: encodeGeometry({ type: 'LineString', coordinates: line }),
});

/** Every feeder, oldest first. */
export function listFeeders({ db }: Document): Feeder[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM feeders ORDER BY id`).all() as Raw[]).map(asFeeder);
}

/** @throws PlannerError `feeder.unknown` */
export function getFeeder({ db }: Pick<Document, 'db'>, id: number): Feeder {
  const row = db.prepare(`SELECT ${COLUMNS} FROM feeders WHERE id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('feeder.unknown', { id });
  return asFeeder(row);
}

export function insertFeeder({ db }: Pick<Document, 'db'>, fields: FeederFields): number {
  const result = db
    .prepare(
      `INSERT INTO feeders (geom, name, conductor, voltage_kv, rating_kva, peak_load_kw, station_id, transformer_id, notes)
       VALUES (:geom, :name, :conductor, :voltageKv, :ratingKva, :peakLoadKw, :stationId, :transformerId, :notes)`,
    )
    .run(bindings(fields));
  return Number(result.lastInsertRowid);
}

export function updateFeeder({ db }: Pick<Document, 'db'>, id: number, fields: FeederFields): void {
  db.prepare(
    `UPDATE feeders SET geom = :geom, name = :name, conductor = :conductor, voltage_kv = :voltageKv,
       rating_kva = :ratingKva, peak_load_kw = :peakLoadKw, station_id = :stationId, transformer_id = :transformerId,
       notes = :notes WHERE id = :id`,
  ).run({ ...bindings(fields), id });
}

/** @throws PlannerError `feeder.unknown` */
export function deleteFeeder({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM feeders WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('feeder.unknown', { id });
}

export function countFeeders({ db }: Pick<Document, 'db'>): number {
  return db.prepare('SELECT count(*) FROM feeders').pluck().get() as number;
}
