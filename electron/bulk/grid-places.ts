import type { z } from 'zod';
import type { Language } from '../../shared/i18n/index.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import type { StagedFeature } from '../store/staged.ts';
import { notTaken } from './not-taken.ts';

/** Features of a document that staged ones take the place of: they stay the same ones to what refers to them. */
export type Replaced = ReadonlyMap<number, number>;

/** What goes with an import of places into a layer of the grid. */
export interface PlaceImport {
  source: string;
  language: Language;
  repaired: Findings;
  refused: Findings;
  replaced: Replaced;
}

/** What a field takes: its schema, or the words there are. */
type Takes = z.ZodType | readonly string[];

/** What the row of one staged place says, and what is said of it where that is not taken. */
export function rowOf({ fields }: StagedFeature, name: string, { source, repaired, refused }: PlaceImport) {
  const given = (key: string) => String(fields[key] ?? '').trim();
  return {
    given,
    /** Null where nothing is given, NaN where it is no number. */
    figure: (key: string) => (given(key) === '' ? null : (numberIn(given(key)) ?? Number.NaN)),
    notes: given('notes').slice(0, 10_000),
    ignore: (key: string, by: Takes) =>
      repaired.add('value-ignored', source, name, notTaken(key, given(key), by)),
    unknownName: (key: string) => repaired.add('name-unknown', source, name, notTaken(key, given(key))),
    refuse: (code: string, key?: string, by?: Takes) =>
      refused.add(code, source, name, ...(key === undefined ? [] : [notTaken(key, given(key), by)])),
  };
}
export type Row = ReturnType<typeof rowOf>;

/**
 * Finds what a place hangs on by the names in its row; a name that nothing has is named, and left out.
 *
 * @param tables SQL to be read FROM, by the field that gives a name in it
 */
export function parentsIn<Key extends string>(
  { db }: Beside,
  tables: Readonly<Record<Key, string>>,
): (row: Row) => Record<Key, number | null> {
  const finders = Object.entries<string>(tables).map(
    ([key, table]) =>
      [key, db.prepare(`SELECT id FROM ${table} WHERE name = ? ORDER BY id LIMIT 1`).pluck()] as const,
  );
  return (row) => {
    const ids = finders.map(([key, find]) => {
      const name = row.given(key);
      const id = name === '' ? null : ((find.get(name) as number | undefined) ?? null);
      if (name !== '' && id === null) row.unknownName(key);
      return [key, id] as const;
    });
    return Object.fromEntries(ids) as Record<Key, number | null>;
  };
}

/** Where a place lies; of several points and of outlines the middle of their corners. */
export function placeOf({ geometry }: StagedFeature): [number, number] | null {
  const places: [number, number][] = [];
  const visit = (coordinates: unknown): void => {
    const list = coordinates as unknown[];
    if (typeof list[0] === 'number') places.push([list[0], list[1] as number]);
    else for (const each of list) visit(each);
  };
  visit(geometry.coordinates);
  if (places.length === 0) return null;
  const mean = (i: 0 | 1) => places.reduce((sum, place) => sum + place[i], 0) / places.length;
  return [mean(0), mean(1)];
}
