import type { Geometry } from 'geojson';
import type { ImportLayer, PropertyValue } from '../../../shared/import.ts';
import { guessBuildingClass } from '../../../shared/import-guess.ts';
import { parseWkt } from './wkt.ts';

/** A row's values by the file's own field names. */
export type Row = Record<string, unknown>;

export interface Attributes {
  name: string | null;
  class: string | null;
  /** Our other fields, as the file gives them. */
  fields: Record<string, PropertyValue>;
  /** What was not mapped. */
  properties: Record<string, PropertyValue>;
}

const LONGEST_NAME = 200;
/** Fields of ours that a context layer keeps as properties of the same name. */
const KEPT = ['roof', 'floors', 'footprintM2'];
const COORDINATES = ['longitude', 'latitude', 'wkt'];

function plain(value: unknown): PropertyValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text without the apostrophe that an export puts before what a spreadsheet would run. */
const withoutGuard = (text: string): string => text.replace(/^'(?=[=+\-@\t\r])/, '');

/** Reads a number from a cell, with Chinese full-width digits or thousands marks; null where there is none. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d),(?=\d{3})/g, '');
  const number = /^[-+]?\d*\.?\d+(e[-+]?\d+)?/i.exec(text)?.[0];
  return number === undefined ? null : Number(number);
}

/** Sorts a row's values by what the planner said each field is. */
export function attributesOf(row: Row, layer: ImportLayer, fields: Record<string, string>): Attributes {
  const oursBySource = new Map(Object.entries(fields).map(([ours, source]) => [source, ours]));
  const out: Attributes = { name: null, class: null, fields: {}, properties: {} };
  for (const [source, raw] of Object.entries(row)) {
    const value = plain(typeof raw === 'string' ? withoutGuard(raw) : raw);
    if (value === undefined || value === null || value === '') continue;
    const ours = oursBySource.get(source);
    if (ours === undefined) out.properties[source] = value;
    else if (ours === 'name') out.name = String(value).trim().slice(0, LONGEST_NAME) || null;
    else if (ours === 'class') out.class = classOf(String(value), layer);
    else if (KEPT.includes(ours) && layer.target !== 'sites') out.properties[ours] = numberIn(value) ?? value;
    else if (!COORDINATES.includes(ours)) out.fields[ours] = value;
  }
  return out;
}

function classOf(value: string, { target, classes }: ImportLayer): string | null {
  const given = classes?.[value];
  if (given !== undefined) return given || null;
  if (target !== 'buildings') return value.trim() || null;
  return guessBuildingClass(value);
}

/** Geometry of a row that holds its place in columns. */
export function geometryIn(row: Row, fields: Record<string, string>): Geometry | null {
  const wkt = fields.wkt === undefined ? undefined : row[fields.wkt];
  if (typeof wkt === 'string' && wkt.trim()) return parseWkt(wkt);
  if (fields.longitude === undefined || fields.latitude === undefined) return null;
  const [x, y] = [numberIn(row[fields.longitude]), numberIn(row[fields.latitude])];
  return { type: 'Point', coordinates: [x ?? Number.NaN, y ?? Number.NaN] };
}
