import { basename } from 'node:path';
import { type CountyFact, type CountyFactName, countyFactSchema } from '../../shared/county-facts.ts';
import { PlannerError } from '../../shared/errors.ts';
import { tableDelimiter, tableRows } from './csv.ts';
import { numberIn } from './import/attributes.ts';
import { tableText } from './table-text.ts';

/** Facts by the words yearbooks and grid companies name them with; the first that fits counts. */
const NAMES: [RegExp, CountyFactName][] = [
  [/乡村.*人口|农村.*人口|农业人口|rural ?population/i, 'ruralPopulation'],
  [/人均.*可支配收入|居民.*可支配收入|income/i, 'householdIncomeYuan'],
  [/人口|population/i, 'population'],
  [/户数|总户|households?/i, 'households'],
  [/生产总值|GDP|gross domestic product/i, 'gdpYuan'],
  [/用电量|electricity/i, 'electricityKwh'],
  [/负荷|peak ?load/i, 'peakLoadKw'],
];

const COUNTED = { 人: 1, 万人: 1e4, 户: 1, 万户: 1e4, persons: 1, people: 1, households: 1 };
const YUAN = { 元: 1, 万元: 1e4, 亿元: 1e8, yuan: 1, '元/年': 1 };
const KWH = {
  kwh: 1,
  千瓦时: 1,
  度: 1,
  mwh: 1e3,
  gwh: 1e6,
  万kwh: 1e4,
  万千瓦时: 1e4,
  亿千瓦时: 1e8,
  亿kwh: 1e8,
};
const KW = { kw: 1, 千瓦: 1, mw: 1e3, 兆瓦: 1e3, 万千瓦: 1e4, 万kw: 1e4 };
/** How large the units are that a fact comes in, in the unit it is kept in. */
const UNITS: Record<CountyFactName, Record<string, number>> = {
  population: COUNTED,
  ruralPopulation: COUNTED,
  households: COUNTED,
  gdpYuan: YUAN,
  householdIncomeYuan: YUAN,
  electricityKwh: KWH,
  peakLoadKw: KW,
};

const COLUMNS = {
  name: /^(项目|指标|名称|item|name|indicator)/i,
  value: /^(数值|数量|值|value)/i,
  unit: /^(单位|unit)/i,
  year: /^(年份|年度|year)/i,
  source: /^(来源|出处|source)/i,
};
/** A unit in the name: 地区生产总值（亿元）. */
const UNIT_IN_NAME = /[（(]([^（()）]+)[)）]\s*$/;

/** What a table says of a county, and the lines of it that were not understood. */
export interface FactsTable {
  facts: CountyFact[];
  unread: { line: number; text: string }[];
}

/**
 * Reads figures of a county from a table (text or a workbook) with a row for each: name, value, unit (in a column of its own or behind the
 * name), year and source. A figure without a unit that is known is not taken: hundreds of people are no ten thousands.
 *
 * @throws PlannerError `facts.no-column`; `import.unreadable` for a broken workbook; `file.*` for what is no plain file
 */
export function readCountyFacts(path: string): FactsTable {
  const file = basename(path);
  const text = tableText(path, file).replace(/^\ufeff/, '');
  const rows = [...tableRows(text, tableDelimiter(text))]
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const head = rows.findIndex(({ cells }) => cells.some((cell) => COLUMNS.name.test(cell)));
  const headings = rows[head]?.cells ?? [];
  const column = (name: keyof typeof COLUMNS) => headings.findIndex((cell) => COLUMNS[name].test(cell));
  for (const needed of ['name', 'value'] as const) {
    if (column(needed) < 0) throw new PlannerError('facts.no-column', {}, { file, field: needed });
  }
  const found = new Map<CountyFactName, CountyFact>();
  const unread: FactsTable['unread'] = [];
  for (const { line, cells } of rows.slice(head + 1)) {
    const cell = (name: keyof typeof COLUMNS) => cells[column(name)] ?? '';
    const fact = factIn(cell('name'), cell('value'), cell('unit'), cell('year'), cell('source'));
    if (fact && !found.has(fact.fact)) found.set(fact.fact, fact);
    else unread.push({ line, text: cells.filter((each) => each !== '').join(' ') });
  }
  return { facts: [...found.values()], unread };
}

function factIn(name: string, value: string, unit: string, year: string, source: string): CountyFact | null {
  const fact = NAMES.find(([words]) => words.test(name))?.[1];
  const said = (unit || UNIT_IN_NAME.exec(name)?.[1] || '').replace(/[·\s]/g, '').toLowerCase();
  const factor = fact && UNITS[fact][said];
  const number = numberIn(value.replace(/[,，](?=\d{3})/g, ''));
  if (!fact || factor === undefined || number === null) return null;
  const since = /(?:19|20)\d\d/.exec(year)?.[0];
  // Ten decimals: a factor of ten thousand leaves no crumbs of binary fractions.
  const exact = Number((number * factor).toPrecision(12));
  return (
    countyFactSchema.safeParse({ fact, value: exact, year: since ? Number(since) : null, source }).data ??
    null
  );
}
