import type { z } from 'zod';
import { type FeederFields, feederFieldsSchema, isLowVoltage } from '../../shared/feeders.ts';
import { grid as en } from '../../shared/i18n/en/grid.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { countFeeders, getFeeder, insertFeeder, updateFeeder } from '../store/feeders.ts';
import type { StagedFeature } from '../store/staged.ts';
import type { Replaced } from './grid-places.ts';
import { notTaken } from './not-taken.ts';

const NUMBERS = ['voltageKv', 'ratingKva', 'peakLoadKw'] as const;

/** What a line is unless something else is said: of 10 kV, of the usual conductor of its voltage (engineering judgement). */
export const feederDefaults = (name: string, voltageKv = 10): Omit<FeederFields, 'line'> => ({
  name,
  conductor: isLowVoltage({ voltageKv }) ? 'JKLYJ-95' : 'LGJ-120',
  voltageKv,
  ratingKva: null,
  peakLoadKw: null,
  stationId: null,
  transformerId: null,
  notes: '',
});

/** Name of the next line that has none of its own. */
export function feederName(language: Language, number: number, voltageKv = 10): string {
  const t = language === 'zh' ? zh : en;
  return `${isLowVoltage({ voltageKv }) ? t.low.line : t.feeder} ${number}`;
}

/**
 * Writes staged lines as feeders, one for each part. A conductor that is not in the table, and a number out of bounds,
 * is named and left at its default.
 *
 * @returns how many were written
 */
export function insertFeeders(
  document: Beside,
  features: readonly StagedFeature[],
  options: {
    source: string;
    language: Language;
    conductors: readonly string[];
    lowConductors: readonly string[];
    repaired: Findings;
    replaced: Replaced;
  },
): number {
  const { source, language, conductors, lowConductors, repaired, replaced } = options;
  let number = countFeeders(document);
  let count = 0;
  for (const feature of features) {
    const { geometry } = feature;
    const lines =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    for (const [nth, line] of lines.entries()) {
      number++;
      const name = feature.name ?? feederName(language, number);
      const ignore = (key: string, by: z.ZodType | readonly string[]) =>
        repaired.add('value-ignored', source, name, notTaken(key, feature.fields[key], by));
      const figures: Partial<FeederFields> = {};
      for (const key of NUMBERS) {
        if (feature.fields[key] === undefined) continue;
        const schema = feederFieldsSchema.shape[key];
        const parsed = schema.safeParse(numberIn(feature.fields[key]) ?? Number.NaN);
        if (parsed.success) Object.assign(figures, { [key]: parsed.data });
        else ignore(key, schema);
      }
      const fields = { ...feederDefaults(name, figures.voltageKv), ...figures };
      const { conductor } = feature.fields;
      if (typeof conductor === 'string') {
        const names = isLowVoltage(fields) ? lowConductors : conductors;
        const known = names.find((each) => each === conductor.trim().toUpperCase());
        if (known) fields.conductor = known;
        else ignore('conductor', names);
      }
      if (feature.fields.notes !== undefined) fields.notes = String(feature.fields.notes).slice(0, 10_000);
      const written = { ...fields, line: line.map(([lon, lat]): [number, number] => [lon!, lat!]) };
      const there = nth === 0 ? replaced.get(feature.id) : undefined;
      if (there === undefined) insertFeeder(document, written);
      else updateFeeder(document, there, { ...written, stationId: getFeeder(document, there).stationId });
      count++;
    }
  }
  return count;
}
