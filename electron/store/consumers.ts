import { z } from 'zod';
import { CONSUMER_KINDS, type Consumer, type ConsumerFields } from '../../shared/consumers.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry } from './geometry-blob.ts';
import { storedAs, storedJson, storedRow } from './stored.ts';

interface Raw {
  id: number;
  geom: Uint8Array;
  name: string;
  kind: Consumer['kind'];
  annualKwh: number;
  siteIds: string;
  seriesName: string | null;
  notes: string;
}

const COLUMNS = `id, geom, name, kind, annual_kwh AS annualKwh, site_ids AS siteIds,
  series_name AS seriesName, notes`;

const asConsumer = (row: Raw): Consumer => {
  const { geom, siteIds, ...rest } = storedRow(
    row,
    { name: 'text', kind: CONSUMER_KINDS, annualKwh: 'number', seriesName: 'text?', notes: 'text' },
    'consumers',
  );
  const geometry = decodeGeometry(geom);
  if (geometry.type !== 'Point') throw new PlannerError('document.bad-geometry');
  return {
    ...rest,
    position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
    siteIds: storedAs(z.array(z.number().int()), storedJson(siteIds, 'consumers'), 'consumers'),
  };
};

const bindings = ({ position, siteIds, ...rest }: ConsumerFields) => ({
  ...rest,
  geom: encodeGeometry({ type: 'Point', coordinates: position }),
  siteIds: JSON.stringify(siteIds),
});

/** Every consumer, oldest first. */
export function listConsumers({ db }: Document): Consumer[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM consumers ORDER BY id`).all() as Raw[]).map(asConsumer);
}

/** @throws PlannerError `consumer.unknown` */
export function getConsumer({ db }: Document, id: number): Consumer {
  const row = db.prepare(`SELECT ${COLUMNS} FROM consumers WHERE id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('consumer.unknown', { id });
  return asConsumer(row);
}

export function insertConsumer({ db }: Document, fields: ConsumerFields): number {
  const result = db
    .prepare(
      `INSERT INTO consumers (geom, name, kind, annual_kwh, site_ids, notes)
       VALUES (:geom, :name, :kind, :annualKwh, :siteIds, :notes)`,
    )
    .run(bindings(fields));
  return Number(result.lastInsertRowid);
}

export function updateConsumer({ db }: Document, id: number, fields: ConsumerFields): void {
  db.prepare(
    `UPDATE consumers SET geom = :geom, name = :name, kind = :kind, annual_kwh = :annualKwh,
       site_ids = :siteIds, notes = :notes WHERE id = :id`,
  ).run({ ...bindings(fields), id });
}

/** @throws PlannerError `consumer.unknown` */
export function deleteConsumer({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM consumers WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('consumer.unknown', { id });
}

/** Gives a consumer hours of its own, kWh of 8760 UTC hours; null returns it to the typical shape of its kind. */
export function writeSeries(
  { db }: Document,
  id: number,
  series: { name: string; hoursKwh: Float64Array } | null,
): void {
  const blob =
    series && Buffer.from(series.hoursKwh.buffer, series.hoursKwh.byteOffset, series.hoursKwh.byteLength);
  db.prepare('UPDATE consumers SET series_name = ?, series = ? WHERE id = ?').run(
    series?.name ?? null,
    blob,
    id,
  );
}

/** Hours of their own of the consumers that have them. */
export function readSeries({ db }: Document): Map<number, Float64Array> {
  const rows = db.prepare('SELECT id, series FROM consumers WHERE series IS NOT NULL').all() as {
    id: number;
    series: unknown;
  }[];
  return new Map(rows.map(({ id, series }) => [id, asHours(id, series)]));
}

/** @throws PlannerError `document.bad-contents` where a consumer's hours of its own are none */
export function assertSeries({ db }: Document, id: number): void {
  const series = db.prepare('SELECT series FROM consumers WHERE id = ?').pluck().get(id);
  if (series !== null) asHours(id, series);
}

/** @throws PlannerError `document.bad-contents` */
function asHours(id: number, series: unknown): Float64Array {
  const hours =
    series instanceof Uint8Array && series.byteLength === 8 * HOURS_PER_YEAR
      ? new Float64Array(Uint8Array.from(series).buffer)
      : null;
  if (!hours?.every(Number.isFinite)) {
    throw new PlannerError('document.bad-contents', { what: `consumers ${id}: series` });
  }
  return hours;
}

/** How many consumers of a kind there are. */
export function countConsumers({ db }: Document, kind: Consumer['kind']): number {
  return db.prepare('SELECT count(*) FROM consumers WHERE kind = ?').pluck().get(kind) as number;
}
