import { assumptionsSchema } from '../../../shared/domain.ts';
import type { ChangedField, ChangedRow, ChangedValue, EditChanges } from '../../../shared/edit-changes.ts';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { Area } from '../../../shared/geometry.ts';
import { geodesicAreaM2 } from '../../engine/geodesy.ts';
import type { Document } from '../../store/document.ts';
import { decodeGeometry } from '../../store/geometry-blob.ts';
import { type RowStates, type StoredRow, statesOfStep } from '../../store/journal-states.ts';

/** Tables whose rows say one thing about a site in a scenario: the field it is, and its value where there is no row. */
const OF_SITE_IN_SCENARIO: Readonly<Record<string, { field: string; column: string; none: ChangedValue }>> = {
  planner_left_out: { field: 'built', column: 'built', none: 1 },
  planner_in_service: { field: 'in_service', column: 'year', none: null },
};

/** Columns that are bookkeeping, or hundreds of rules that are compared elsewhere. */
const UNTOLD = ['id', 'scenario_id', 'site_id', 'geom', 'rules'];

/** Characters of a text that are told. */
const MOST_TEXT = 300;

/**
 * What one edit did, by row and field with old and new values; rows of a scenario about a site are told as fields of
 * the site.
 *
 * @throws PlannerError `document.bad-contents`, `document.bad-journal`
 */
export function changesOfEdit(document: Document, step: number, offset: number, limit: number): EditChanges {
  const { total, rows, many } = statesOfStep(document.db, step, offset, limit);
  const told = new Map<string, ChangedRow>();
  for (const states of rows) {
    const row = ofSiteInScenario(document, states) ?? plainRow(document, states);
    const key = `${row.table} ${row.id}`;
    const known = told.get(key);
    if (!known) told.set(key, row);
    else told.set(key, together(known, row));
  }
  return { total, rows: [...told.values()], many };
}

/** Two parts of what became of one thing; where it came or went, that is what is told. */
function together(a: ChangedRow, b: ChangedRow): ChangedRow {
  const fields = [...a.fields];
  for (const field of b.fields) {
    const at = fields.findIndex((each) => each.field === field.field && each.scenario === field.scenario);
    if (at < 0) fields.push(field);
    // One row of a scenario went and another came for the same: the first before and the last after count.
    else fields[at] = { ...field, before: fields[at]!.before, after: field.after };
  }
  return { ...a, name: a.name ?? b.name, what: a.what === 'changed' ? b.what : a.what, fields };
}

function ofSiteInScenario(document: Document, { table, before, after }: RowStates): ChangedRow | null {
  const told = OF_SITE_IN_SCENARIO[table];
  const row = after ?? before;
  if (!told || !row) return null;
  const id = Number(row.site_id);
  const scenario = nameIn(document, 'planner_scenarios', row.scenario_id);
  const value = (state: StoredRow | null) => (state ? plainValue(state[told.column]) : told.none);
  const field = { field: told.field, before: value(before), after: value(after) };
  return {
    table: 'sites',
    id,
    name: nameIn(document, 'sites', id),
    what: 'changed',
    fields: [{ ...field, ...(scenario !== null && { scenario }) }],
  };
}

function plainRow(document: Document, { table, id, before, after }: RowStates): ChangedRow {
  const row = after ?? before ?? {};
  const siteId = table === 'planner_connections' ? id : row.site_id;
  const own = row.name ?? row.chapter ?? row.fact ?? row.rule;
  const name = typeof own === 'string' ? own : null;
  return {
    table,
    id,
    name: siteId === undefined ? name : (nameIn(document, 'sites', siteId) ?? name),
    what: before === null ? 'added' : after === null ? 'removed' : 'changed',
    fields: fieldsOf(before, after),
  };
}

/** Name of a row by its id; null where it is gone. */
function nameIn({ db }: Document, table: 'sites' | 'planner_scenarios', id: unknown): string | null {
  const name = db.prepare(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(Number(id));
  return typeof name === 'string' ? name : null;
}

function fieldsOf(before: StoredRow | null, after: StoredRow | null): ChangedField[] {
  const [was, is] = [flat(before), flat(after)];
  const fields: ChangedField[] = [];
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    const [from, to] = [was.get(field) ?? null, is.get(field) ?? null];
    if (from !== to) fields.push({ field, before: from, after: to });
  }
  const [outline, now] = [before?.geom, after?.geom];
  if (outline instanceof Uint8Array && now instanceof Uint8Array && Buffer.compare(outline, now) !== 0) {
    const [from, to] = [sizeOf(outline), sizeOf(now)];
    fields.unshift({
      field: 'geometry',
      before: from.value,
      after: to.value,
      ...(to.unit && { unit: to.unit }),
    });
  }
  return fields;
}

/** The columns of a row, objects in JSON by what is in them. */
function flat(row: StoredRow | null): Map<string, ChangedValue> {
  const values = new Map<string, ChangedValue>();
  const put = (key: string, value: unknown, depth: number) => {
    if (depth < 4 && value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [inner, each] of Object.entries(value)) put(`${key}.${inner}`, each, depth + 1);
    } else values.set(key, plainValue(value));
  };
  for (const [column, value] of Object.entries(row ?? {})) {
    if (UNTOLD.includes(column)) continue;
    // Pictures and hourly series are told of by their names beside them.
    if (value instanceof Uint8Array) continue;
    const object = objectIn(value);
    // A scenario keeps what was entered; what was not is the default.
    const whole = column === 'assumptions' ? assumptionsSchema.safeParse(object ?? {}).data : undefined;
    put(column, whole ?? object ?? value, 0);
  }
  return values;
}

/** The object that a column holds as JSON; null where it holds something else. */
function objectIn(value: unknown): object | null {
  if (typeof value !== 'string' || !value.startsWith('{')) return null;
  try {
    const object: unknown = JSON.parse(value);
    return typeof object === 'object' ? object : null;
  } catch {
    return null;
  }
}

function plainValue(value: unknown): ChangedValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** How large an outline is: m² of an area, m of a line, where a point is. */
function sizeOf(blob: Uint8Array): { value: ChangedValue; unit?: 'm2' | 'm' } {
  try {
    const shape = decodeGeometry(blob);
    if (shape.type === 'Point') return { value: shape.coordinates.map((each) => each.toFixed(6)).join(', ') };
    if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') {
      return { value: geodesicAreaM2(shape as Area), unit: 'm2' };
    }
    const lines = shape.type === 'LineString' ? [shape.coordinates] : shape.coordinates;
    return { value: lines.reduce((sum, line) => sum + lengthM(line as number[][]), 0), unit: 'm' };
  } catch {
    return { value: null };
  }
}

const lengthM = (line: readonly (readonly number[])[]): number =>
  line.slice(1).reduce((sum, [lon, lat], i) => {
    const [fromLon, fromLat] = line[i]!;
    const { east, north } = metresPerDegree((lat! + fromLat!) / 2);
    return sum + Math.hypot((lon! - fromLon!) * east, (lat! - fromLat!) * north);
  }, 0);
