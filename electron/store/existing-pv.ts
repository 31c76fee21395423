import { PlannerError } from '../../shared/errors.ts';
import { EXISTING_STATES, type ExistingPv, type ExistingPvFields } from '../../shared/existing-pv.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry } from './geometry-blob.ts';
import { storedRow } from './stored.ts';

type Raw = Omit<ExistingPv, 'position' | 'synthetic'> & { geom: Uint8Array; synthetic: number };

const COLUMNS = `id, geom, name, state, kwp_ac AS kwpAc, kwp_dc AS kwpDc, voltage_kv AS voltageKv, year,
  station_id AS stationId, feeder_id AS feederId,
  transformer_id AS transformerId, notes, synthetic`;

const KINDS = {
  ...({ name: 'text', state: EXISTING_STATES, kwpAc: 'number?', kwpDc: 'number?' } as const),
  ...({
    voltageKv: 'number?',
    year: 'number?',
    stationId: 'number?',
    feederId: 'number?',
    transformerId: 'number?',
    notes: 'text',
  } as const),
};

const asExisting = (row: Raw): ExistingPv => {
  const { geom, synthetic, ...rest } = storedRow(row, KINDS, 'existing_pv');
  const geometry = decodeGeometry(geom);
  if (geometry.type !== 'Point') throw new PlannerError('document.bad-geometry');
  return {
    ...rest,
    position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
    synthetic: synthetic === 1,
  };
};

const bindings = ({ position, ...rest }: ExistingPvFields) => ({
  ...rest,
  geom: encodeGeometry({ type: 'Point', coordinates: position }),
});

/** Every plant that is there or filed, oldest first. */
export function listExistingPv({ db }: Document): ExistingPv[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM existing_pv ORDER BY id`).all() as Raw[]).map(asExisting);
}

/** @throws PlannerError `existing.unknown` */
export function getExistingPv({ db }: Document, id: number): ExistingPv {
  const row = db.prepare(`SELECT ${COLUMNS} FROM existing_pv WHERE id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('existing.unknown', { id });
  return asExisting(row);
}

/** How many there are. */
export const countExistingPv = ({ db }: Pick<Document, 'db'>): number =>
  db.prepare('SELECT count(*) FROM existing_pv').pluck().get() as number;

export function insertExistingPv({ db }: Pick<Document, 'db'>, fields: ExistingPvFields): number {
  const result = db
    .prepare(
      `INSERT INTO existing_pv (geom, name, state, kwp_ac, kwp_dc, voltage_kv, year, station_id, feeder_id,
         transformer_id, notes)
       VALUES (:geom, :name, :state, :kwpAc, :kwpDc, :voltageKv, :year, :stationId, :feederId,
         :transformerId, :notes)`,
    )
    .run(bindings(fields));
  return Number(result.lastInsertRowid);
}

export function updateExistingPv({ db }: Pick<Document, 'db'>, id: number, fields: ExistingPvFields): void {
  db.prepare(
    `UPDATE existing_pv SET geom = :geom, name = :name, state = :state, kwp_ac = :kwpAc, kwp_dc = :kwpDc,
       voltage_kv = :voltageKv, year = :year, station_id = :stationId, feeder_id = :feederId,
       transformer_id = :transformerId, notes = :notes
     WHERE id = :id`,
  ).run({ ...bindings(fields), id });
}

/** @throws PlannerError `existing.unknown` */
export function deleteExistingPv({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM existing_pv WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('existing.unknown', { id });
}
