import type { Position } from 'geojson';
import { z } from 'zod';
import { checked } from '../../shared/checked.ts';
import { consumerFieldsSchema } from '../../shared/consumers.ts';
import { type ContextLayerName, siteFieldsSchema } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { existingPvFieldsSchema } from '../../shared/existing-pv.ts';
import { FEATURE_FORMS, formOf } from '../../shared/features.ts';
import { feederFieldsSchema } from '../../shared/feeders.ts';
import { areaSchema } from '../../shared/geometry.ts';
import { gridFault } from '../../shared/grid-faults.ts';
import { transformerFieldsSchema } from '../../shared/transformers.ts';
import type { Session } from '../session/session.ts';
import { assertSeries, getConsumer, updateConsumer } from '../store/consumers.ts';
import type { Document } from '../store/document.ts';
import { getExistingPv, updateExistingPv } from '../store/existing-pv.ts';
import { getFeeder, updateFeeder } from '../store/feeders.ts';
import { decodeGeometry, type StoredGeometry } from '../store/geometry-blob.ts';
import { blobFor, type FeatureTable } from '../store/geopackage.ts';
import { layerOf, moveFeature, tableFor, tablesOf } from '../store/layer-tables.ts';
import { prepared } from '../store/prepared.ts';
import { getSite, updateSite } from '../store/sites.ts';
import { getTransformer, updateTransformer } from '../store/transformers.ts';
import { checkedConsumer } from './consumers.ts';
import { checkedExistingPv } from './existing-pv.ts';
import { checkedFeeder } from './feeders.ts';
import { measured, soundArea } from './site-measures.ts';
import { checkedTransformer } from './transformers.ts';

type Settle = (session: Session, document: Document, id: number) => void;

/** Features that a command edits; all others are context. */
const EDITED = {
  sites(session, document, id) {
    const { id: _id, areaM2, capacityKwp, included, built, inService, ...fields } = getSite(document, id);
    updateSite(document, id, measured(session, document, checked(siteFieldsSchema, fields)));
  },
  consumers(session, document, id) {
    const { id: _id, seriesName: _series, ...fields } = getConsumer(document, id);
    const sound = checkedConsumer(session, document, checked(consumerFieldsSchema, fields));
    updateConsumer(document, id, sound);
    assertSeries(document, id);
  },
  feeders(session, document, id) {
    assertFigures(document, 'feeders', id);
    const { id: _id, ...fields } = getFeeder(document, id);
    updateFeeder(document, id, checkedFeeder(session, document, fields));
  },
  transformers(session, document, id) {
    assertFigures(document, 'transformers', id);
    const { id: _id, synthetic: _synthetic, ...fields } = getTransformer(document, id);
    const sound = checkedTransformer(session, document, fields);
    updateTransformer(document, id, sound);
  },
  existing_pv(session, document, id) {
    assertFigures(document, 'existing_pv', id);
    const { id: _id, synthetic: _synthetic, ...fields } = getExistingPv(document, id);
    const sound = checkedExistingPv(session, document, fields);
    updateExistingPv(document, id, sound);
  },
} satisfies Partial<Record<FeatureTable, Settle>>;

/** Figures of the grid's objects, by the columns that hold them: other programs put anything there. */
const FIGURES = {
  feeders: [
    'voltage_kv AS voltageKv, rating_kva AS ratingKva, peak_load_kw AS peakLoadKw',
    feederFieldsSchema.pick({ voltageKv: true, ratingKva: true, peakLoadKw: true }),
  ],
  transformers: [
    'rating_kva AS ratingKva, count, operation, peak_load_kw AS peakLoadKw',
    transformerFieldsSchema.pick({ ratingKva: true, count: true, operation: true, peakLoadKw: true }),
  ],
  existing_pv: [
    'state, kwp_ac AS kwpAc, kwp_dc AS kwpDc, voltage_kv AS voltageKv, year',
    existingPvFieldsSchema.pick({ state: true, kwpAc: true, kwpDc: true, voltageKv: true, year: true }),
  ],
} as const;

/** Names a figure that cannot be: a row with one cannot even be read. */
function assertFigures({ db }: Document, table: keyof typeof FIGURES, id: number): void {
  const [columns, schema] = FIGURES[table];
  const { name, ...figures } = prepared(db, `SELECT name, ${columns} FROM ${table} WHERE id = ?`).get(id) as {
    name: string;
  } & Record<string, unknown>;
  if (table === 'transformers') {
    const { ratingKva, peakLoadKw } = figures as { ratingKva: unknown; peakLoadKw: unknown };
    if (!(Number(ratingKva) > 0))
      throw new PlannerError('transformer.no-rating', { name: name || String(id) }, { field: 'ratingKva' });
    if (Number(peakLoadKw) < 0) {
      const params = { name: name || String(id), value: Number(peakLoadKw) };
      throw new PlannerError('transformer.negative-load', params, { field: 'peakLoadKw' });
    }
  }
  checked(schema, figures, gridFault);
}

/**
 * Checks and measures a row that did not come by a command, as the command that edits such a feature would, and writes
 * what follows from it. Inside recorded work.
 * @throws PlannerError what the command would say
 */
export function settleRow(session: Session, document: Document, table: FeatureTable, id: number): void {
  if (table in EDITED) EDITED[table as keyof typeof EDITED](session, document, id);
  else settleContext(document, table as ContextTable, id);
}

/** @throws PlannerError where a feature that is there cannot be read */
export function readRow(document: Document, table: FeatureTable, id: number): void {
  const row = prepared(document.db, `SELECT geom FROM ${table} WHERE id = ?`).get(id) as { geom: Uint8Array };
  if (!row) return;
  const { type } = decodeGeometry(row.geom);
  if (table === 'sites' && type !== 'Polygon' && type !== 'MultiPolygon') {
    throw new PlannerError('document.bad-geometry');
  }
  if (table in READ) READ[table as keyof typeof READ](document, id);
}

const READ = {
  sites: getSite,
  consumers: getConsumer,
  feeders: getFeeder,
  transformers: getTransformer,
  existing_pv: getExistingPv,
} satisfies Record<keyof typeof EDITED, (document: Document, id: number) => unknown>;

type ContextTable = Exclude<FeatureTable, keyof typeof EDITED>;
type ContextLayer = ContextLayerName | 'county_boundary';

const MOST_CHARACTERS = 10_000;
const contextSchema = z.object({
  name: z.string().max(MOST_CHARACTERS).nullable(),
  class: z.string().max(MOST_CHARACTERS).nullable(),
  properties: z.string().refine(isObject, 'JSON'),
  synthetic: z.union([z.literal(0), z.literal(1)]),
});

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A feature of a context layer: a shape of the layer's form that lies on the earth, areas valid. */
function settleContext({ db }: Document, table: ContextTable, id: number): void {
  const row = prepared(db, `SELECT geom, name, class, properties, synthetic FROM ${table} WHERE id = ?`);
  const { geom, ...given } = row.get(id) as { geom: Uint8Array };
  const fields = checked(contextSchema, given);
  let geometry = decodeGeometry(geom);
  assertPlaced(geometry);
  const layer = layerOf(table) as ContextLayer;
  if (layer !== 'county_boundary' && !FEATURE_FORMS[layer].includes(formOf(geometry))) {
    throw new PlannerError('feature.wrong-form', {}, { field: 'geometry' });
  }
  if (table === 'county_boundary' && db.prepare(`SELECT 1 FROM ${table} WHERE id <> ?`).get(id)) {
    throw new PlannerError('row.second-boundary');
  }
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    geometry = soundArea(checked(areaSchema, geometry), 'row.self-crossing');
  } else if (table === 'county_boundary') throw new PlannerError('document.bad-geometry');
  if (geometry.type === 'MultiPoint' && geometry.coordinates.length > 1) {
    throw new PlannerError('feature.wrong-form', {}, { field: 'geometry' });
  }
  const fits = layer === 'county_boundary' ? table : tableFor(layer, geometry);
  const other = tablesOf(layer).find((each) => each !== table);
  if (other && prepared(db, `SELECT 1 FROM ${other} WHERE id = ?`).get(id)) {
    throw new PlannerError('row.id-taken', { id });
  }
  // Another program does not stop at the form that a layer declares.
  if (fits !== table) moveFeature(db, id, table, fits, blobFor(layer, geometry));
  prepared(
    db,
    `UPDATE ${fits} SET geom = :geom, name = :name, class = :class, properties = :properties,
       synthetic = :synthetic WHERE id = :id`,
  ).run({ ...fields, geom: blobFor(layer, geometry), id });
}

/** @throws PlannerError `document.bad-geometry` for a shape that is empty or not on the earth */
function assertPlaced(geometry: StoredGeometry): void {
  let places = 0;
  const visit = (coordinates: unknown): void => {
    if (typeof (coordinates as unknown[])[0] === 'object') {
      for (const part of coordinates as unknown[]) visit(part);
      return;
    }
    const [x, y] = coordinates as Position;
    if (!(Math.abs(x!) <= 180 && Math.abs(y!) <= 90)) throw new PlannerError('document.bad-geometry');
    places++;
  };
  visit(geometry.coordinates);
  if (places === 0) throw new PlannerError('document.bad-geometry');
}

const SAVEPOINT = 'settled_row';

/**
 * Does work on one row of a recorded edit; where the row cannot be so, the work is taken back alone.
 * @returns why not; null where it could
 */
export function attempted({ db }: Pick<Document, 'db'>, work: () => void): PlannerError | null {
  db.exec(`SAVEPOINT ${SAVEPOINT}`);
  try {
    work();
    db.exec(`RELEASE ${SAVEPOINT}`);
    return null;
  } catch (error) {
    db.exec(`ROLLBACK TO ${SAVEPOINT}; RELEASE ${SAVEPOINT}`);
    if (error instanceof PlannerError) return error;
    if (error instanceof z.ZodError) return new PlannerError('row.not-fitting');
    if (/^SQLITE_(CONSTRAINT|MISMATCH)/.test((error as { code?: string }).code ?? '')) {
      return new PlannerError('row.not-fitting');
    }
    throw error;
  }
}
