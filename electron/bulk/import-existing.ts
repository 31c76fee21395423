import type { z } from 'zod';
import { type ExistingPvFields, existingPvFieldsSchema } from '../../shared/existing-pv.ts';
import { grid as en } from '../../shared/i18n/en/grid.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import { existingStateOf, STATE_WORDS, yearIn } from '../formats/existing-pv-words.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { countExistingPv, insertExistingPv, updateExistingPv } from '../store/existing-pv.ts';
import { rowsOf } from '../store/layer-tables.ts';
import type { StagedFeature } from '../store/staged.ts';
import type { Replaced } from './import-feeders.ts';
import { placeOf } from './import-transformers.ts';
import { notTaken } from './not-taken.ts';

/** Name of the next plant that has none of its own. */
export const existingName = (language: Language, number: number): string =>
  `${(language === 'zh' ? zh : en).existing.plant} ${number}`;

/**
 * Writes staged places as PV that is there or filed. One that does not say whether it is connected, or how large it is,
 * is refused and named, the rest written; what it hangs on is found by name.
 *
 * @returns how many were written
 */
export function insertExisting(
  document: Beside,
  features: readonly StagedFeature[],
  options: { source: string; language: Language; repaired: Findings; refused: Findings; replaced: Replaced },
): number {
  const { source, language, repaired, refused, replaced } = options;
  const tables = { transformer: 'transformers', feeder: 'feeders', station: rowsOf('substations') };
  const finders = Object.entries(tables).map(
    ([key, table]) =>
      [
        key as keyof typeof tables,
        document.db.prepare(`SELECT id FROM ${table} WHERE name = ? ORDER BY id LIMIT 1`).pluck(),
      ] as const,
  );
  let number = countExistingPv(document);
  let written = 0;
  for (const feature of features) {
    number++;
    const name = (feature.name ?? existingName(language, number)).slice(0, 200);
    const given = (key: string) => String(feature.fields[key] ?? '').trim();
    const { shape } = existingPvFieldsSchema;
    const ignore = (key: string, by?: z.ZodType) =>
      repaired.add(by ? 'value-ignored' : 'name-unknown', source, name, notTaken(key, given(key), by));
    const position = placeOf(feature);
    const state = existingStateOf(given('state'));
    const figure = (key: 'kwpAc' | 'kwpDc' | 'voltageKv', value: number | null) => {
      if (given(key) === '') return null;
      const parsed = shape[key].safeParse(value ?? Number.NaN);
      if (!parsed.success) ignore(key, shape[key]);
      return parsed.success ? parsed.data : null;
    };
    const number_ = (key: string) => numberIn(given(key));
    const sizes = { kwpAc: figure('kwpAc', number_('kwpAc')), kwpDc: figure('kwpDc', number_('kwpDc')) };
    if (!position) refused.add('wrong-type', source, name);
    else if (!state) refused.add('no-state', source, name, notTaken('state', given('state'), STATE_WORDS));
    else if (sizes.kwpAc === null && sizes.kwpDc === null) {
      const key = given('kwpDc') === '' && given('kwpAc') !== '' ? 'kwpAc' : 'kwpDc';
      refused.add('no-capacity', source, name, notTaken(key, given(key), shape[key]));
    } else {
      const year = yearIn(given('year'));
      if (given('year') !== '' && year === null) ignore('year', shape.year);
      const ids: Record<string, number | null> = {};
      for (const [key, find] of finders) {
        ids[key] = (given(key) === '' ? undefined : (find.get(given(key)) as number | undefined)) ?? null;
        if (given(key) !== '' && ids[key] === null) ignore(key);
      }
      const fields: ExistingPvFields = {
        ...{ name, position, state, year, ...sizes },
        voltageKv: figure('voltageKv', number_('voltageKv')),
        stationId: ids.station!,
        feederId: ids.feeder!,
        transformerId: ids.transformer!,
        notes: given('notes').slice(0, 10_000),
      };
      const there = replaced.get(feature.id);
      if (there === undefined) insertExistingPv(document, fields);
      else updateExistingPv(document, there, fields);
      written++;
    }
  }
  return written;
}
