import type { Geometry } from 'geojson';
import { type ImportLayer, MEASURED, type PropertyValue } from '../../../shared/import.ts';
import { guessBuildingClass, PLACE_FIELDS } from '../../../shared/import-guess.ts';
import { decimalOf, measureIn, UNITS, type Unit, unitNamed, unitOfHeading } from '../../../shared/units.ts';
import { geometryInCell } from './cell-geometry.ts';
import { type Coordinate, coordinateIn, pairIn } from './coordinates.ts';
import { afterPoint } from './written.ts';

/** A row's values by the file's own field names. */
export type Row = Record<string, unknown>;

export interface Attributes {
  name: string | null;
  class: string | null;
  /** Our other fields, as the file gives them. */
  fields: Record<string, PropertyValue>;
  /** What was not mapped. */
  properties: Record<string, PropertyValue>;
  /** Fields whose unit nothing says, so that their values are kept as they are and not used. */
  unitless: string[];
  /** Measures that cannot be read, with their fields, kept as they are. */
  unread: string[];
}

const LONGEST_NAME = 200;
/** Fields of ours that a context layer keeps as properties of the same name. */
const KEPT = ['roof', 'floors', 'footprintM2', 'households', 'ratingMva', 'peakLoadMva'];
const HIDDEN = /^planner_/;

function plain(value: unknown): PropertyValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text without what exports put about what a spreadsheet would run or round: an apostrophe, or a formula (="0410"). */
const withoutGuard = (text: string): string =>
  text.replace(/^'(?=[=+\-@\t\r＝＋－＠]|\d+$)/, '').replace(/^="(\d+)"$/, '$1');

/**
 * Reads a number from a cell, with Chinese full-width digits, thousands marks or a decimal comma, and at most a unit
 * after it; null where there is none. A percentage is a share.
 */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.normalize('NFKC').trim();
  const whole = decimalOf(text);
  if (whole !== null) return whole;
  const found = /^([-+]?[\d.,']+(?:e[-+]?\d+)?)\s*(%|[^\d\s.,]\D*)$/i.exec(text);
  const number = found && decimalOf(found[1]!);
  if (number === null || found === null) return null;
  return found[2] === '%' ? number / 100 : number;
}

/** The unit a column's values are in: as the planner says, or as its heading does; null where neither does. */
export function unitOf(ours: string, source: string, layer: Pick<ImportLayer, 'units'>): Unit | null {
  const measured = MEASURED[ours];
  if (!measured) return null;
  const said = layer.units?.[ours] ?? layer.units?.[source];
  if (said !== undefined) return unitNamed(said, measured.quantity);
  const named = unitOfHeading(source, measured.quantity);
  return named ?? (source.toLowerCase() === ours.toLowerCase() ? measured.unit : (measured.assumed ?? null));
}

/** A measured value in our own unit; `unitless` when nothing says what it is in. */
export function measureOf(value: unknown, ours: string, unit: Unit | null): number | 'unitless' | null {
  const { quantity, unit: own } = MEASURED[ours]!;
  const read = typeof value === 'number' ? { value, unit: null } : measureIn(String(value), quantity);
  const given = read ?? { value: numberIn(value), unit: null };
  if (given.value === null) return null;
  const used = given.unit ?? unit;
  if (used === null) return 'unitless';
  // Our units are exact multiples: the double next to the product is what the cell means.
  return Number(((given.value * UNITS[used].size) / UNITS[own].size).toPrecision(15));
}

/** Sorts a row's values by what the planner said each field is. */
export function attributesOf(row: Row, layer: ImportLayer, fields: Record<string, string>): Attributes {
  const oursBySource = new Map(Object.entries(fields).map(([ours, source]) => [source, ours]));
  const out: Attributes = { name: null, class: null, fields: {}, properties: {}, unitless: [], unread: [] };
  for (const [source, raw] of Object.entries(row)) {
    if (HIDDEN.test(source)) continue;
    const value = plain(typeof raw === 'string' ? withoutGuard(raw) : raw);
    if (value === undefined || value === null || value === '') continue;
    const ours = oursBySource.get(source);
    if (ours === undefined) out.properties[source] = value;
    else if (ours === 'name') out.name = String(value).trim().slice(0, LONGEST_NAME) || null;
    else if (ours === 'class') {
      out.class = classOf(String(value), layer);
      // A building's class says less than the file's own word does.
      if (layer.target === 'buildings') out.properties[source] = value;
    } else if (MEASURED[ours]) keepMeasure(out, ours, source, value, layer);
    else if (KEPT.includes(ours) && layer.target !== 'sites') out.properties[ours] = numberIn(value) ?? value;
    else if (!PLACE_FIELDS.some((place) => place === ours)) out.fields[ours] = value;
  }
  return out;
}

function keepMeasure(
  out: Attributes,
  ours: string,
  source: string,
  value: PropertyValue,
  layer: ImportLayer,
): void {
  const read = measureOf(value, ours, unitOf(ours, source, layer));
  const kept = KEPT.includes(ours) && layer.target !== 'sites';
  if (typeof read === 'number') (kept ? out.properties : out.fields)[ours] = read;
  else {
    if (read === 'unitless') out.unitless.push(source);
    else if (kept) out.unread.push(`${source}: ${value}`);
    if (kept) out.properties[source] = value;
    // What is no number is handed on, to be named as out of bounds.
    else if (read === null) out.fields[ours] = value;
  }
}

function classOf(value: string, { target, classes }: ImportLayer): string | null {
  const given = classes?.[value];
  if (given !== undefined) return given || null;
  if (target !== 'buildings') return value.trim() || null;
  return guessBuildingClass(value);
}

/** Where a row's columns place it: a geometry, a cell that is no coordinate, or null where they are empty. */
export function placeIn(
  row: Row,
  fields: Record<string, string>,
): { geometry: Geometry } | { bad: string } | null {
  const cell = (ours: string) => {
    const value = fields[ours] === undefined ? undefined : row[fields[ours]];
    return value === null || value === undefined || String(value).trim() === '' ? null : value;
  };
  const wkt = cell('wkt');
  if (typeof wkt === 'string') {
    const geometry = geometryInCell(wkt);
    return geometry ? { geometry } : { bad: wkt.slice(0, 60) };
  }
  const point = (coordinates: number[]) => ({ geometry: { type: 'Point' as const, coordinates } });
  const both = cell('coordinates');
  if (both !== null) {
    const pair = pairIn(both);
    return pair ? point(pair) : { bad: String(both).slice(0, 60) };
  }
  const [lon, lat] = [cell('longitude'), cell('latitude')];
  if (lon === null && lat === null) return null;
  const [x, y] = [angleIn(lon, fields.longitude!), angleIn(lat, fields.latitude!)];
  const bad = !x ? lon : !y ? lat : x.axis && x.axis === y.axis ? `${lon} ${lat}` : undefined;
  if (!x || !y || bad !== undefined) return { bad: String(bad ?? '').slice(0, 60) };
  return point(x.axis === 'lat' || y.axis === 'lon' ? [y.value, x.value] : [x.value, y.value]);
}

/** Headings that say that cells are degrees, a point, and minutes and seconds: 经度(度.分秒), lon_dms. */
const AFTER_POINT = /度[.．·]?分[.．·]?秒|d+\.?m+s+/i;

/** A coordinate as its cell gives it, or its heading says that it is written. */
function angleIn(cell: unknown, heading: string): Coordinate | null {
  const value = AFTER_POINT.test(heading) ? afterPoint(String(cell ?? '')) : null;
  if (value === null) return coordinateIn(cell);
  return Number.isNaN(value) ? null : { value, axis: null };
}

/** Geometry of a row that holds its place in columns; null where it has none that can be read. */
export function geometryIn(row: Row, fields: Record<string, string>): Geometry | null {
  const place = placeIn(row, fields);
  return place && 'geometry' in place ? place.geometry : null;
}
