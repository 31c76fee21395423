import type { z } from 'zod';
import type { Language } from '../../shared/i18n/index.ts';
import { type TransformerFields, transformerFieldsSchema } from '../../shared/transformers.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { rowsOf } from '../store/layer-tables.ts';
import type { StagedFeature } from '../store/staged.ts';
import { insertTransformer, listTransformers, updateTransformer } from '../store/transformers.ts';
import type { Replaced } from './import-feeders.ts';
import { notTaken } from './not-taken.ts';

const OPERATIONS: [RegExp, TransformerFields['operation']][] = [
  [/parallel|并列|并联/i, 'parallel'],
  [/split|分列/i, 'split'],
  [/single|单台|单独/i, 'single'],
];
/** Words by which a file says the mode of operation. */
const OPERATION_WORDS: [TransformerFields['operation'], string][] = [
  ['single', '单台 single'],
  ['split', '分列 split'],
  ['parallel', '并列 parallel'],
];

/** Name of the next transformer that has none of its own. */
export const transformerName = (language: Language, number: number): string =>
  language === 'zh' ? `台区 ${number}` : `Transformer ${number}`;

/**
 * Writes staged places as transformers of 10/0.4 kV. One without a rating, with a load below zero or with a mode of
 * operation that does not fit their number is refused and named, the rest written; what it hangs on is found by name.
 *
 * @returns how many were written
 */
export function insertTransformers(
  document: Beside,
  features: readonly StagedFeature[],
  options: { source: string; language: Language; repaired: Findings; refused: Findings; replaced: Replaced },
): number {
  const { source, language, repaired, refused, replaced } = options;
  let number = listTransformers(document).length;
  let written = 0;
  const idOf = (table: 'feeders' | 'substations') => {
    const find = document.db
      .prepare(
        `SELECT id FROM ${table === 'feeders' ? table : rowsOf(table)} WHERE name = ? ORDER BY id LIMIT 1`,
      )
      .pluck();
    return (name: string) => (find.get(name) as number | undefined) ?? null;
  };
  const [feederOf, stationOf] = [idOf('feeders'), idOf('substations')];
  for (const feature of features) {
    number++;
    const name = feature.name ?? transformerName(language, number);
    const given = (key: string) => String(feature.fields[key] ?? '').trim();
    const figure = (key: string) => (given(key) === '' ? null : (numberIn(given(key)) ?? Number.NaN));
    const { shape } = transformerFieldsSchema;
    const ignore = (key: string, by?: z.ZodType | readonly string[]) =>
      repaired.add(by ? 'value-ignored' : 'name-unknown', source, name, notTaken(key, given(key), by));
    const refuse = (code: string, key: 'ratingKva' | 'peakLoadKw') =>
      refused.add(code, source, name, notTaken(key, given(key), shape[key]));
    const at = placeOf(feature);
    const rating = shape.ratingKva.safeParse(figure('ratingKva'));
    const load = shape.peakLoadKw.safeParse(figure('peakLoadKw'));
    const count = shape.count.safeParse(figure('count') ?? 1);
    if (!at) refused.add('wrong-type', source, name);
    else if (!rating.success) refuse('no-rating', 'ratingKva');
    else if (!load.success) refuse('negative-load', 'peakLoadKw');
    else {
      if (!count.success) ignore('count', shape.count);
      const many = count.success ? count.data : 1;
      const said = OPERATIONS.find(([words]) => words.test(given('operation')))?.[1] ?? null;
      const fits = said === null || (said === 'single' ? many === 1 : said === 'split' || many > 1);
      if (given('operation') !== '' && (said === null || !fits)) {
        const possible = OPERATION_WORDS.filter(([mode]) =>
          mode === 'single' ? many === 1 : mode === 'split' || many > 1,
        );
        ignore(
          'operation',
          possible.map(([, words]) => words),
        );
      }
      const feederId = feederOf(given('feeder'));
      const stationId = stationOf(given('station'));
      if (given('feeder') !== '' && feederId === null) ignore('feeder');
      if (given('station') !== '' && stationId === null) ignore('station');
      const fields: TransformerFields = {
        name: name.slice(0, 200),
        position: at,
        ratingKva: rating.data,
        count: many,
        operation: fits ? said : null,
        peakLoadKw: load.data,
        feederId,
        stationId,
        notes: given('notes').slice(0, 10_000),
      };
      const there = replaced.get(feature.id);
      if (there === undefined) insertTransformer(document, fields);
      else updateTransformer(document, there, fields);
      written++;
    }
  }
  return written;
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
