import { join } from 'node:path';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { readDataCsv } from './csv.ts';
import { figureOf } from './rule-file.ts';
import { tableRules } from './rule-tables.ts';
import { readTariffs, type Tariff } from './time-of-use.ts';
import { tariffWords } from './time-of-use-words.ts';

/** Files of `<dataDir>/rules` whose rows are rules as they stand. */
const FILES = ['market', 'buildings', 'land-dates', 'farming', 'defaults'];

/**
 * Every dated rule that comes with the program: those of `<dataDir>/rules`, the notices of time-of-use prices, and the
 * prices, costs, factors and shares of its other tables.
 *
 * @throws ZodError where a row lacks its source, its document or a date
 */
export function readRulePack(dataDir: string): RuleRow[] {
  const own = FILES.flatMap((file) =>
    readDataCsv(join(dataDir, 'rules', `${file}.csv`)).map((row) =>
      ruleRowSchema.parse({ ...row, value: figureOf(row.value!), validTo: row.validTo || null }),
    ),
  );
  return [...own, ...readTariffs(dataDir).map(tariffRow), ...tableRules(dataDir)];
}

/** A notice of time-of-use prices as one row: its hours in words, null where they are not known. */
function tariffRow(tariff: Tariff): RuleRow {
  const { region, document, validFrom, validTo, status, source } = tariff;
  return ruleRowSchema.parse({
    ...{ id: TIME_OF_USE, kind: 'price', region, value: tariffWords(tariff), unit: 'Beijing clock hours' },
    ...{ validFrom, validTo, document, status, source },
  });
}

/** Id of the rules that are notices of time-of-use prices. */
export const TIME_OF_USE = 'price.timeOfUse';
