import { join } from 'node:path';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { readDataCsv } from './csv.ts';
import { readCoalPrices } from './facts.ts';
import { figureOf } from './rule-file.ts';
import { readTariffs, type Tariff } from './time-of-use.ts';

/** Files of `<dataDir>/rules` whose rows are rules as they stand. */
const FILES = ['market', 'buildings', 'land-dates', 'farming'];

/**
 * Every dated rule that comes with the program: those of `<dataDir>/rules`, the notices of time-of-use prices and the
 * provincial coal benchmarks.
 *
 * @throws ZodError where a row lacks its source, its document or a date
 */
export function readRulePack(dataDir: string): RuleRow[] {
  const own = FILES.flatMap((file) =>
    readDataCsv(join(dataDir, 'rules', `${file}.csv`)).map((row) =>
      ruleRowSchema.parse({ ...row, value: figureOf(row.value!), validTo: row.validTo || null }),
    ),
  );
  const benchmarks = readCoalPrices(dataDir).map((price) =>
    ruleRowSchema.parse({
      ...{ id: 'price.coalBenchmark', kind: 'price', region: price.region, value: price.priceYuanKwh },
      ...{ unit: 'yuan/kWh', validFrom: `${price.year}-01-01`, validTo: null, status: 'second-hand' },
      document: '⟦省燃煤发电基准价 ‖ provincial coal benchmark⟧',
      source: price.source,
    }),
  );
  return [...own, ...readTariffs(dataDir).map(tariffRow), ...benchmarks];
}

const MONTHS = 12;

/** A notice of time-of-use prices as one row: its hours in words, null where they are not known. */
function tariffRow({ region, document, validFrom, validTo, status, source, spans }: Tariff): RuleRow {
  const value = spans
    .map(({ months, band, from, to, factor }) => {
      const when = months.length === MONTHS ? '' : ` (${months.join(' ')})`;
      return `${band} ${from}-${to}${factor === null ? '' : ` ×${factor}`}${when}`;
    })
    .join('; ');
  return ruleRowSchema.parse({
    ...{ id: 'price.timeOfUse', kind: 'price', region, value: value || null, unit: 'Beijing clock hours' },
    ...{ validFrom, validTo, document, status, source },
  });
}
