import { type ExistingPvFields, existingPvFieldsSchema } from '../../shared/existing-pv.ts';
import { grid as en } from '../../shared/i18n/en/grid.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import { existingStateOf, STATE_WORDS, yearIn } from '../formats/existing-pv-words.ts';
import type { Beside } from '../store/beside.ts';
import { countExistingPv, insertExistingPv, updateExistingPv } from '../store/existing-pv.ts';
import { rowsOf } from '../store/layer-tables.ts';
import type { StagedFeature } from '../store/staged.ts';
import { type PlaceImport, parentsIn, placeOf, rowOf } from './grid-places.ts';

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
  options: PlaceImport,
): number {
  const { language, replaced } = options;
  const parentsOf = parentsIn(document, {
    ...{ transformer: 'transformers', feeder: 'feeders' },
    station: rowsOf('substations'),
  });
  const { shape } = existingPvFieldsSchema;
  let number = countExistingPv(document);
  let written = 0;
  for (const feature of features) {
    number++;
    const name = (feature.name ?? existingName(language, number)).slice(0, 200);
    const row = rowOf(feature, name, options);
    const { given } = row;
    const position = placeOf(feature);
    const state = existingStateOf(given('state'));
    const figure = (key: 'kwpAc' | 'kwpDc' | 'voltageKv') => {
      const value = row.figure(key);
      if (value === null) return null;
      const parsed = shape[key].safeParse(value);
      if (!parsed.success) row.ignore(key, shape[key]);
      return parsed.success ? parsed.data : null;
    };
    const sizes = { kwpAc: figure('kwpAc'), kwpDc: figure('kwpDc') };
    if (!position) row.refuse('wrong-type');
    else if (!state) row.refuse('no-state', 'state', STATE_WORDS);
    else if (sizes.kwpAc === null && sizes.kwpDc === null) {
      const key = given('kwpDc') === '' && given('kwpAc') !== '' ? 'kwpAc' : 'kwpDc';
      row.refuse('no-capacity', key, shape[key]);
    } else {
      const year = yearIn(given('year'));
      if (given('year') !== '' && year === null) row.ignore('year', shape.year);
      const { transformer, feeder, station } = parentsOf(row);
      const fields: ExistingPvFields = {
        ...{ name, position, state, year, ...sizes, notes: row.notes },
        voltageKv: figure('voltageKv'),
        ...{ stationId: station, feederId: feeder, transformerId: transformer },
      };
      const there = replaced.get(feature.id);
      if (there === undefined) insertExistingPv(document, fields);
      else updateExistingPv(document, there, fields);
      written++;
    }
  }
  return written;
}
