import { type FeederFields, feederFieldsSchema } from '../../shared/feeders.ts';
import { grid as en } from '../../shared/i18n/en/grid.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { countFeeders, insertFeeder } from '../store/feeders.ts';
import type { StagedFeature } from '../store/staged.ts';

const NUMBERS = ['voltageKv', 'ratingKva', 'peakLoadKw'] as const;

/** What a feeder is unless something else is said: a 10 kV line of the usual conductor (engineering judgement). */
export const feederDefaults = (name: string): Omit<FeederFields, 'line'> => ({
  name,
  conductor: 'LGJ-120',
  voltageKv: 10,
  ratingKva: null,
  peakLoadKw: null,
  stationId: null,
  notes: '',
});

/** Name of the next feeder that has none of its own. */
export const feederName = (language: Language, number: number): string =>
  `${(language === 'zh' ? zh : en).feeder} ${number}`;

/**
 * Writes staged lines as feeders, one for each part. A conductor that is not in the table, and a number out of bounds,
 * is named and left at its default.
 *
 * @returns how many were written
 */
export function insertFeeders(
  document: Beside,
  features: readonly StagedFeature[],
  options: { source: string; language: Language; conductors: readonly string[]; repaired: Findings },
): number {
  const { source, language, conductors, repaired } = options;
  let number = countFeeders(document);
  let written = 0;
  for (const feature of features) {
    const { geometry } = feature;
    const lines =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    for (const line of lines) {
      number++;
      const fields = feederDefaults(feature.name ?? feederName(language, number));
      const ignore = (key: string) =>
        repaired.add('value-ignored', source, fields.name, `${key}: ${feature.fields[key]}`);
      const { conductor } = feature.fields;
      if (typeof conductor === 'string') {
        const known = conductors.find((name) => name === conductor.trim().toUpperCase());
        if (known) fields.conductor = known;
        else ignore('conductor');
      }
      for (const key of NUMBERS) {
        if (feature.fields[key] === undefined) continue;
        const parsed = feederFieldsSchema.shape[key].safeParse(numberIn(feature.fields[key]));
        if (parsed.success) Object.assign(fields, { [key]: parsed.data });
        else ignore(key);
      }
      if (feature.fields.notes !== undefined) fields.notes = String(feature.fields.notes).slice(0, 10_000);
      insertFeeder(document, { ...fields, line: line.map(([lon, lat]) => [lon!, lat!]) });
      written++;
    }
  }
  return written;
}
