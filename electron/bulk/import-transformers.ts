import { grid as en } from '../../shared/i18n/en/grid.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { grid as zh } from '../../shared/i18n/zh/grid.ts';
import { type TransformerFields, transformerFieldsSchema } from '../../shared/transformers.ts';
import type { Beside } from '../store/beside.ts';
import { rowsOf } from '../store/layer-tables.ts';
import type { StagedFeature } from '../store/staged.ts';
import { insertTransformer, listTransformers, updateTransformer } from '../store/transformers.ts';
import { type PlaceImport, parentsIn, placeOf, type Row, rowOf } from './grid-places.ts';

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
  `${(language === 'zh' ? zh : en).transformerShort} ${number}`;

/**
 * Writes staged places as transformers of 10/0.4 kV. One without a rating, with a load below zero or with a mode of
 * operation that does not fit their number is refused and named, the rest written; what it hangs on is found by name.
 *
 * @returns how many were written
 */
export function insertTransformers(
  document: Beside,
  features: readonly StagedFeature[],
  options: PlaceImport,
): number {
  const { language, replaced } = options;
  const parentsOf = parentsIn(document, { feeder: 'feeders', station: rowsOf('substations') });
  const { shape } = transformerFieldsSchema;
  let number = listTransformers(document).length;
  let written = 0;
  for (const feature of features) {
    number++;
    const name = feature.name ?? transformerName(language, number);
    const row = rowOf(feature, name, options);
    const position = placeOf(feature);
    const rating = shape.ratingKva.safeParse(row.figure('ratingKva'));
    const load = shape.peakLoadKw.safeParse(row.figure('peakLoadKw'));
    if (!position) row.refuse('wrong-type');
    else if (!rating.success) row.refuse('no-rating', 'ratingKva', shape.ratingKva);
    else if (!load.success) row.refuse('negative-load', 'peakLoadKw', shape.peakLoadKw);
    else {
      const given = shape.count.safeParse(row.figure('count') ?? 1);
      if (!given.success) row.ignore('count', shape.count);
      const count = given.success ? given.data : 1;
      const operation = operationIn(row, count);
      const { feeder, station } = parentsOf(row);
      const fields: TransformerFields = {
        ...{ name: name.slice(0, 200), position, count, operation, notes: row.notes },
        ...{ ratingKva: rating.data, peakLoadKw: load.data, feederId: feeder, stationId: station },
      };
      const there = replaced.get(feature.id);
      if (there === undefined) insertTransformer(document, fields);
      else updateTransformer(document, there, fields);
      written++;
    }
  }
  return written;
}

/** The mode of operation a row gives; one that does not fit the number of transformers is named and left out. */
function operationIn(row: Row, count: number): TransformerFields['operation'] {
  const fits = (mode: TransformerFields['operation']) =>
    mode === 'single' ? count === 1 : mode === 'split' || count > 1;
  const given = row.given('operation');
  const said = OPERATIONS.find(([words]) => words.test(given))?.[1] ?? null;
  if (given === '') return null;
  if (said !== null && fits(said)) return said;
  row.ignore(
    'operation',
    OPERATION_WORDS.filter(([mode]) => fits(mode)).map(([, words]) => words),
  );
  return null;
}
