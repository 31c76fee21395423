import { PlannerError } from '../../../shared/errors.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { splitRow } from '../csv.ts';
import { checkStamp } from './calendar.ts';
import type { Mapping } from './mapped-columns.ts';
import { FIELD_LABEL, FIELDS, type Field, type WeatherRecord, type WeatherSeries } from './series.ts';
import { dayComesFirst, parseStamp, type ZonedStamp } from './stamps.ts';
import { stepHours } from './step.ts';
import { cellNumber } from './text.ts';
import { headingUnit, type Unit, unitOf } from './units.ts';

/** A table of records: where it begins, how its cells part, what its columns are. */
export interface Table {
  file: string;
  lines: string[];
  headerIndex: number;
  header: string[];
  delimiter: string;
  map: Mapping;
}

/** Units the planner named, over what the headings say. */
export type SaidUnits = Partial<Record<'light' | 'temperature' | 'wind', string>>;

/** What the rows of a table hold. */
export interface TableRows {
  records: WeatherRecord[];
  /** Hours ahead of UTC that the stamps themselves state. */
  zone: number | null;
  notes: WeatherSeries['notes'];
}

/**
 * Reads the rows below a table's header. Units stand in the headings, in a row of their own below them (PVsyst,
 * Meteonorm) or are those the planner named; without any they are W/m², °C and m/s.
 *
 * @throws PlannerError weather.bad-number, .bad-time, .unknown-unit
 */
export function readRows(table: Table, said: SaidUnits = {}): TableRows {
  const { file, header, map } = table;
  const units = unitsOf(table, said);
  const rows = dataRows(table, units);
  const first = rows.map(({ cells }) => cells[map.time ?? map.date ?? -1] ?? '');
  const dayFirst = map.day === undefined && dayComesFirst(first);
  let zone: number | null = null;
  const records = rows.map(({ cells, line }): WeatherRecord => {
    const stamp = stampOf(cells, map, file, line, dayFirst);
    zone ??= stamp.utcOffsetHours;
    const value = (role: Field) => {
      if (map[role] === undefined) return Number.NaN;
      const number = cellNumber(cells[map[role]], header[map[role]]!.trim(), file, line);
      return number <= -99 || number >= 9999 ? Number.NaN : number;
    };
    const { year, month, day, hour } = stamp;
    return {
      line,
      ...{ year, month, day, hour },
      ghi: value('ghi'),
      dni: value('dni'),
      dhi: value('dhi'),
      temperature: value('temperature'),
      wind: value('wind'),
    };
  });
  countHoursFromOne(records);
  const notes = convert(records, units);
  return { records, zone, notes };
}

function dataRows(
  { lines, headerIndex, delimiter, map }: Table,
  units: Map<Field, Unit>,
): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  for (let i = headerIndex + 1; i < lines.length; i++) {
    if (lines[i]!.trim() === '' || lines[i]!.startsWith('#')) continue;
    const cells = splitRow(lines[i]!, delimiter);
    if (rows.length === 0 && !isNumber(cells[map.ghi ?? map.dni!])) {
      takeUnits(cells, map, units);
      continue;
    }
    rows.push({ cells, line: i + 1 });
  }
  return rows;
}

const isNumber = (cell: string | undefined): boolean => /^\s*[-+]?[\d.]/.test(cell ?? '');

function takeUnits(cells: string[], map: Mapping, units: Map<Field, Unit>): void {
  for (const field of FIELDS) {
    const found = map[field] === undefined ? null : unitOf(cells[map[field]] ?? '', field);
    if (found && !units.has(field)) units.set(field, found);
  }
}

function unitsOf({ file, header, headerIndex, map }: Table, said: SaidUnits): Map<Field, Unit> {
  const units = new Map<Field, Unit>();
  for (const field of FIELDS) {
    if (map[field] === undefined) continue;
    const wanted = said[field === 'temperature' || field === 'wind' ? field : 'light'];
    const unit = wanted
      ? unitOf(wanted, field)
      : headingUnit(header[map[field]]!, field, file, headerIndex + 1);
    if (wanted && !unit) {
      throw new PlannerError(
        'weather.unknown-unit',
        { column: header[map[field]]!.trim(), unit: wanted },
        { file },
      );
    }
    if (unit) units.set(field, unit);
  }
  return units;
}

/** Turns values into W/m², °C and m/s in place; tells which columns it changed. */
function convert(records: WeatherRecord[], units: Map<Field, Unit>): WeatherSeries['notes'] {
  const step = stepHours(records);
  const notes: WeatherSeries['notes'] = [];
  for (const [field, unit] of units) {
    const scale = unit.perInterval ? unit.scale / step : unit.scale;
    if (scale === 1 && unit.add === 0) continue;
    for (const record of records) record[field] = record[field] * scale + unit.add;
    notes.push({
      code: 'weather.note.unit-converted',
      params: { field: FIELD_LABEL[field], unit: unit.shown },
    });
  }
  return notes;
}

/**
 * Hours counted from 1 to 24 with minutes beside them name the hour they stand in, as `24:30` for half past eleven at
 * night: they are brought to 0–23.
 */
function countHoursFromOne(records: WeatherRecord[]): void {
  const late = records.some(({ hour }) => hour > 24);
  if (!late || records.some(({ hour }) => hour < 1)) return;
  for (const record of records) record.hour -= 1;
}

function stampOf(cells: string[], map: Mapping, file: string, line: number, dayFirst: boolean): ZonedStamp {
  const cell = (index: number | undefined) => (cells[index ?? -1] ?? '').trim();
  if (map.time !== undefined) return parseStamp(cell(map.time), file, line, dayFirst);
  if (map.date !== undefined) {
    const clock = map.clock === undefined ? '' : ` ${cell(map.clock)}`;
    const hours = map.clock === undefined && map.hour !== undefined ? ` ${cell(map.hour)}:00` : clock;
    return parseStamp(`${cell(map.date)}${hours}`, file, line, dayFirst);
  }
  const part = (role: 'year' | 'month' | 'day' | 'hour' | 'minute', otherwise: number) =>
    map[role] === undefined ? otherwise : Number(cells[map[role]] ?? Number.NaN);
  const shown = [map.year, map.month, map.day, map.hour, map.clock].map(cell).join(' ').trim();
  if (map.month === undefined) {
    const { month, day } = dateOfDay(part('day', 0));
    const { hour } = parseStamp(`2023-1-1 ${cell(map.clock)}`, file, line);
    return {
      ...checkStamp({ year: part('year', 2023), month, day, hour }, shown, file, line),
      utcOffsetHours: null,
    };
  }
  const hours = part('hour', Number.NaN);
  // Hours as 100…2400.
  const clock = hours >= 100 && hours % 100 < 60 ? Math.floor(hours / 100) + (hours % 100) / 60 : hours;
  const minute = part('minute', 0);
  // An hour that ends at its sixtieth minute is stamped by its end already (EnergyPlus).
  const hour = clock + (minute === 60 ? 0 : minute / 60);
  const year = part('year', 2023);
  const stamp = {
    year: year < 50 ? year + 2000 : year < 100 ? year + 1900 : year,
    month: part('month', 0),
    day: part('day', 0),
    hour,
  };
  return { ...checkStamp(stamp, shown, file, line), utcOffsetHours: null };
}

/** Month and day of a day counted through a non-leap year from 1; the month is 0 outside of it. */
function dateOfDay(dayOfYear: number): { month: number; day: number } {
  let left = dayOfYear;
  for (let month = 0; month < 12; month++) {
    const days = HOURS_IN_MONTH[month]! / 24;
    if (left <= days) return { month: month + 1, day: left };
    left -= days;
  }
  return { month: 0, day: 0 };
}
