import { z } from 'zod';
import type { RoofFace, RoofLight, RoofRidge, RoofSource } from '../../shared/roof-survey.ts';
import { roofRidgeSchema } from '../../shared/roof-survey.ts';
import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

/** What a survey found of one building, as a document keeps it. */
export interface StoredRoof {
  buildingId: number;
  source: RoofSource;
  /** Digest of all that the result rests on, and of that part of it which all buildings share. */
  inputKey: string;
  baseKey: string;
  at: string;
  faces: RoofFace[];
  /** Notes by code, with what the document said. */
  notes: { code: string; value: string }[];
  ridges: RoofRidge[];
  height: { lowM: number; topM: number; highM: number; from: 'height' | 'floors' | 'class' } | null;
  light: RoofLight | null;
  /** Skylines of the brightest face's usable part, see `bundleOf`; empty where nothing stands around. */
  bundle: Uint8Array;
}

const number = z.number();
/** Faces are kept as rows of numbers, in the order of {@link FACE_FIELDS}. */
const resultSchema = z.object({
  faces: z.array(z.array(number.nullable()).length(11)).max(200),
  notes: z
    .array(z.object({ code: z.string().max(100), value: z.string().max(200) }))
    .max(50)
    .default([]),
  ridges: z.array(roofRidgeSchema).max(500).default([]),
  height: z
    .object({ lowM: number, topM: number, highM: number, from: z.enum(['height', 'floors', 'class']) })
    .nullable(),
});
const rowSchema = z.object({
  buildingId: z.number().int(),
  source: z.enum(['heights', 'surface']),
  inputKey: z.string(),
  baseKey: z.string(),
  at: z.string(),
  result: z.string(),
  bundle: z.instanceof(Uint8Array),
  light: z.instanceof(Uint8Array),
});

const digits = (value: number, n: number) => Number(value.toFixed(n));

function faceRow(face: RoofFace): (number | null)[] {
  return [
    digits(face.tiltDeg, 2),
    digits(face.azimuthDeg, 2),
    digits(face.areaM2, 2),
    digits(face.usableM2, 2),
    digits(face.annualPoaKwhM2, 2),
    digits(face.shadeLossFraction, 5),
    digits(face.range.low, 2),
    digits(face.range.high, 2),
    digits(face.shadeHours, 1),
    face.usablePoaKwhM2 === null ? null : digits(face.usablePoaKwhM2, 2),
    face.usableLossFraction === null ? null : digits(face.usableLossFraction, 5),
  ];
}

function faceOf(row: (number | null)[]): RoofFace {
  const at = (i: number) => row[i] ?? 0;
  return {
    tiltDeg: at(0),
    azimuthDeg: at(1),
    areaM2: at(2),
    usableM2: at(3),
    annualPoaKwhM2: at(4),
    shadeLossFraction: at(5),
    range: { low: at(6), high: at(7) },
    shadeHours: at(8),
    usablePoaKwhM2: row[9] ?? null,
    usableLossFraction: row[10] ?? null,
  };
}

const LIGHT_HEAD = 4 * 8 + 2 * 2;
const NO_FACE = -128;

function packLight(light: RoofLight | null): Uint8Array {
  if (!light) return new Uint8Array();
  const cells = light.columns * light.rows;
  const view = new DataView(new ArrayBuffer(LIGHT_HEAD + 3 * cells));
  [light.west, light.north, light.stepLonDeg, light.stepLatDeg].forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  view.setUint16(32, light.columns, true);
  view.setUint16(34, light.rows, true);
  for (let i = 0; i < cells; i++) {
    view.setUint16(LIGHT_HEAD + 3 * i, Math.round(light.poaKwhM2[i] ?? 0), true);
    view.setInt8(LIGHT_HEAD + 3 * i + 2, light.face[i] ?? NO_FACE);
  }
  return new Uint8Array(view.buffer);
}

function lightIn(bytes: Uint8Array): RoofLight | null {
  if (bytes.length < LIGHT_HEAD) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [columns, rows] = [view.getUint16(32, true), view.getUint16(34, true)];
  if (bytes.length !== LIGHT_HEAD + 3 * columns * rows) return null;
  const [west, north, stepLonDeg, stepLatDeg] = [0, 8, 16, 24].map((at) => view.getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  if (![west, north, stepLonDeg, stepLatDeg].every(Number.isFinite)) return null;
  const cells = Array.from({ length: columns * rows }, (_, i) => LIGHT_HEAD + 3 * i);
  const face = cells.map((at) => view.getInt8(at + 2)).map((value) => (value === NO_FACE ? null : value));
  return {
    ...{ west, north, stepLonDeg, stepLatDeg, columns, rows, face },
    poaKwhM2: cells.map((at, i) => (face[i] === null ? null : view.getUint16(at, true))),
  };
}

/** Writes results in one transaction, in place of those before; they are derived, so no undo step is made. */
export function writeRoofs({ db }: Pick<Document, 'db'>, roofs: readonly StoredRoof[]): void {
  const put = prepared(
    db,
    `INSERT INTO roof_surveys (building_id, source, input_key, base_key, at, result, bundle, light)
     VALUES (:buildingId, :source, :inputKey, :baseKey, :at, :result, :bundle, :light)
     ON CONFLICT (building_id, source) DO UPDATE SET input_key = excluded.input_key, base_key = excluded.base_key,
       at = excluded.at, result = excluded.result, bundle = excluded.bundle, light = excluded.light`,
  );
  writes.set(db, (writes.get(db) ?? 0) + 1);
  db.transaction(() => {
    for (const { faces, notes, ridges, height, light, bundle, ...roof } of roofs) {
      const result = {
        faces: faces.map(faceRow),
        ...(notes.length > 0 && { notes }),
        ...(ridges.length > 0 && { ridges }),
        height,
      };
      put.run({ ...roof, result: JSON.stringify(result), bundle, light: packLight(light) });
    }
  })();
}

/** Whether a row has any face. */
const FOUND = `result NOT LIKE '{"faces":[]%'`;
/** Whether a row is of a roof that the surface shows; one that it does not show is known from heights alone. */
const MEASURED = `(source = 'surface' AND ${FOUND})`;
const COLUMNS = `building_id AS buildingId, source, input_key AS inputKey, base_key AS baseKey, at, result, bundle, light`;

function asRoof(raw: unknown): StoredRoof {
  const { result, light, ...row } = storedAs(rowSchema, raw, 'roof_surveys');
  const { faces, ...rest } = storedAs(resultSchema, storedJson(result, 'roof_surveys'), 'roof_surveys');
  return { ...row, ...rest, faces: faces.map(faceOf), light: lightIn(light) };
}

/**
 * What is known of a building's roof: from the surface where that was surveyed, else from heights.
 * @returns null where it was not surveyed; one without faces only where no survey found any
 * @throws PlannerError `document.bad-contents`
 */
export function readRoof({ db }: Pick<Document, 'db'>, buildingId: number): StoredRoof | null {
  if (!hasRoofs(db)) return null;
  const row = prepared(
    db,
    `SELECT ${COLUMNS} FROM roof_surveys WHERE building_id = ? ORDER BY ${MEASURED} DESC LIMIT 1`,
  ).get(buildingId);
  return row === undefined ? null : asRoof(row);
}

/**
 * What stands around a building's roof, as its best survey found it, and what that rests on; null without a face.
 */
export function roofSurroundings(
  { db }: Pick<Document, 'db'>,
  buildingId: number,
): { key: string; bundle: Uint8Array } | null {
  const row = prepared(
    db,
    `SELECT input_key AS "key", bundle FROM roof_surveys WHERE building_id = ? AND ${FOUND} ORDER BY ${MEASURED} DESC LIMIT 1`,
  ).get(buildingId);
  return row === undefined ? null : storedAs(surroundingsSchema, row, 'roof_surveys');
}
const surroundingsSchema = z.object({ key: z.string(), bundle: z.instanceof(Uint8Array) });

const writes = new WeakMap<Document['db'], number>();

/** A mark that changes with every survey that this program writes or drops. */
export const roofsVersion = ({ db }: Pick<Document, 'db'>): number => writes.get(db) ?? 0;

/** Whether a document can hold surveys at all, and holds any. */
export const hasRoofs = (db: Document['db']): boolean =>
  hasTable(db, 'roof_surveys') && prepared(db, 'SELECT 1 FROM roof_surveys LIMIT 1').get() !== undefined;

/** Every survey, of each building the best there is. @throws PlannerError `document.bad-contents` */
export function* eachRoof({ db }: Pick<Document, 'db'>): Generator<StoredRoof> {
  if (!hasRoofs(db)) return;
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM roof_surveys WHERE ${MEASURED} OR building_id NOT IN
         (SELECT building_id FROM roof_surveys WHERE ${MEASURED})`,
    )
    .iterate();
  for (const row of rows) yield asRoof(row);
}

/** The keys of a source's surveys by building. */
export function roofKeys({ db }: Pick<Document, 'db'>, source: RoofSource): Map<number, string> {
  if (!hasTable(db, 'roof_surveys')) return new Map();
  const rows = db
    .prepare('SELECT building_id, input_key FROM roof_surveys WHERE source = ?')
    .raw()
    .iterate(source) as IterableIterator<[number, string]>;
  return new Map(rows);
}

/** Removes surveys of buildings that are no more. */
export function dropRoofOrphans({ db }: Pick<Document, 'db'>): void {
  db.exec('DELETE FROM roof_surveys WHERE building_id NOT IN (SELECT id FROM buildings)');
}
