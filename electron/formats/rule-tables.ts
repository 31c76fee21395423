import { join } from 'node:path';
import { rules as en } from '../../shared/i18n/en/rules.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import { rules as zh } from '../../shared/i18n/zh/rules.ts';
import { type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { readCrops, readLayouts } from './agrivoltaic.ts';
import { readEmbodied, readGridMargins } from './carbon.ts';
import { readGridWorks } from './conductors.ts';
import { readDataCsv } from './csv.ts';
import { readRetailPrices, readSystemCosts } from './economics.ts';
import { readEquipment } from './equipment.ts';
import { readCoalPrices } from './facts.ts';
import { type FigureTable, figuresOfRow } from './figure-tables.ts';
import { readLandRules } from './land-rules.ts';
import { readHourPrices, readLoads } from './loads.ts';
import { readRoofClasses, readRoofRules } from './roof-classes.ts';
import { readRoofTargets } from './roof-targets.ts';

const NONE = '⟦无 ‖ none⟧';
const NATIONAL = '全国';
/** Day of the notice on whole-county pilots. */
const PILOT_FROM = '2021-06-20';
/** From when figures without a year of their own are taken. */
const WORKS_FROM = '2025-01-01';

type Part = Pick<RuleRow, 'id' | 'kind' | 'value' | 'unit' | 'validFrom' | 'status' | 'source'> &
  Partial<RuleRow>;

const rowOf = (part: Part): RuleRow =>
  ruleRowSchema.parse({ region: NATIONAL, validTo: null, document: NONE, ...part });

const fromYear = (year: number | string) => `${year}-01-01`;

/** Ids of rules that are figures of tables with columns of their own. */
export const TABLE_RULES = {
  retail: (user: string) => `price.retail.${user}`,
  capex: (kind: string) => `cost.capex.${kind}`,
  opex: (kind: string) => `cost.opex.${kind}`,
  gridWork: (key: string) => `cost.gridWork.${key}`,
  gridFactor: 'carbon.gridFactor',
  operatingMargin: 'carbon.operatingMargin',
  buildMargin: 'carbon.buildMargin',
  embodied: (kind: string) => `carbon.embodied.${kind}`,
  roofShare: (pilotClass: string) => `pilot.roofShare.${pilotClass}`,
  land: (code: string) => `land.${code}`,
};

/** Prices, costs, factors and shares of the program's other tables, each figure a dated rule. */
export function tableRules(dataDir: string): RuleRow[] {
  return [prices, costs, gridFactors, carbon, shares, land, builds, roofs, loads].flatMap((read) =>
    read(dataDir),
  );
}

const prices = (dataDir: string): RuleRow[] => [
  ...readCoalPrices(dataDir).map(({ region, priceYuanKwh, year, source }) =>
    rowOf({
      ...{ id: 'price.coalBenchmark', kind: 'price', region, value: priceYuanKwh, unit: 'yuan/kWh', source },
      ...{ validFrom: fromYear(year), status: 'second-hand' },
      document: '⟦省燃煤发电基准价 ‖ provincial coal benchmark⟧',
    }),
  ),
  ...readRetailPrices(dataDir).map(({ user, priceYuanKwh, year, source }) =>
    rowOf({
      ...{ id: TABLE_RULES.retail(user), kind: 'price', value: priceYuanKwh, unit: 'yuan/kWh', source },
      ...{ validFrom: fromYear(year), status: 'judgement' },
    }),
  ),
];

const costs = (dataDir: string): RuleRow[] => [
  ...readSystemCosts(dataDir).flatMap(({ item, capexYuanKwp, opexYuanKwpYear, source }) => {
    const same = {
      kind: 'cost',
      validFrom: fromYear(source.slice(0, 4)),
      status: 'judgement',
      source,
    } as const;
    return [
      rowOf({ ...same, id: TABLE_RULES.capex(item), value: capexYuanKwp, unit: 'yuan/kWp' }),
      rowOf({ ...same, id: TABLE_RULES.opex(item), value: opexYuanKwpYear, unit: 'yuan/kWp/a' }),
    ];
  }),
  ...readGridWorks(dataDir).map(({ key, yuan, unit, source }) =>
    rowOf({
      ...{ id: TABLE_RULES.gridWork(key), kind: 'cost', value: yuan, unit, source },
      ...{ validFrom: WORKS_FROM, status: 'judgement' },
    }),
  ),
];

/**
 * Published factors of the grid, each until the next is announced; where a province has none of its own, that of its
 * grid (Tibet takes Southwest's, as its main supply line is to that grid: a judgement).
 */
function gridFactors(dataDir: string): RuleRow[] {
  const table = readDataCsv(join(dataDir, 'facts', 'grid-emission-factors.csv'));
  const days = [...new Set(table.map(({ announced }) => announced!))].sort();
  const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return table
    .filter(({ level, region }) => level !== 'regional' || region === '西南')
    .map(({ region, level, year, factorKgKwh, announced, source }) => {
      const next = days[days.indexOf(announced!) + 1];
      const judged = level === 'regional';
      return rowOf({
        ...{ id: TABLE_RULES.gridFactor, kind: 'carbon', region: judged ? '西藏' : region! },
        ...{ value: Number(factorKgKwh), unit: 'kgCO2/kWh', document: source! },
        ...{ validFrom: announced!, validTo: next ? dayBefore(next) : null },
        status: judged ? 'judgement' : 'verified',
        source: `${region} ${year}${COLON}${source}`,
      });
    });
}

const carbon = (dataDir: string): RuleRow[] => [
  ...readGridMargins(dataDir).flatMap(({ provinces, operatingMargin, buildMargin, year, source }) =>
    provinces.flatMap((region) => {
      const same = {
        ...{ kind: 'carbon', region, unit: 'tCO2/MWh', validFrom: fromYear(year), source },
        status: 'second-hand',
      } as const;
      return [
        rowOf({ ...same, id: TABLE_RULES.operatingMargin, value: operatingMargin }),
        rowOf({ ...same, id: TABLE_RULES.buildMargin, value: buildMargin }),
      ];
    }),
  ),
  ...readEmbodied(dataDir).map(({ item, kgCo2ePerKwp, basis, year, source }) =>
    rowOf({
      ...{ id: TABLE_RULES.embodied(item), kind: 'carbon', value: kgCo2ePerKwp, unit: 'kgCO2e/kWp', source },
      ...{ validFrom: fromYear(year), status: basis === 'judgement' ? 'judgement' : 'second-hand' },
    }),
  ),
];

const shares = (dataDir: string): RuleRow[] =>
  readRoofTargets(dataDir).map(({ class: pilotClass, leastShare, source }) =>
    rowOf({
      ...{ id: TABLE_RULES.roofShare(pilotClass), kind: 'pilot', value: leastShare, unit: 'share', source },
      ...{ validFrom: PILOT_FROM, status: 'verified', document: source },
    }),
  );

const LAND_UNIT = { overlap: 'share of the site', distance: 'm', slope: 'degrees' } as const;

/** Rules that sites are held against, each with the figure it asks. */
const land = (dataDir: string): RuleRow[] =>
  readLandRules(dataDir).map(({ code, law, test, limit, status, source, validFrom, validTo }) =>
    rowOf({
      ...{ id: TABLE_RULES.land(code), kind: 'landCheck', value: limit, unit: LAND_UNIT[test] },
      ...{ validFrom, validTo, status, source: `⟦${source} ‖ ${en.law[law]}⟧` },
      document: `⟦${zh.law[law]} ‖ ${en.law[law]}⟧`,
    }),
  );

/**
 * Figures of one row of a table of judgements. The year in their source is of the judgement: no rule changed that year,
 * and documents that are older take the same.
 */
const judged = (table: FigureTable, key: string | number, row: object, source: string): RuleRow[] =>
  figuresOfRow(table, key, row).map((part) =>
    rowOf({ ...part, validFrom: WORKS_FROM, status: 'judgement', source }),
  );

/** How arrays are built over fields and on roofs, and the machines that pass under them. */
const builds = (dataDir: string): RuleRow[] => [
  ...readLayouts(dataDir).flatMap((row) => judged('layout', row.layout, row, row.source)),
  ...readEquipment(dataDir).builds.flatMap((row) => judged('build', row.key, row, row.source)),
  ...readCrops(dataDir).flatMap((row) => judged('machine', row.crop, row, row.machineSource)),
];

/** What is usual on the roofs of each class of buildings, and how they become sites. */
const roofs = (dataDir: string): RuleRow[] => [
  ...Object.entries(readRoofClasses(dataDir)).flatMap(([name, row]) => judged('roof', name, row, row.source)),
  ...readRoofRules(dataDir).flatMap(({ class: name, source, ...row }) =>
    judged('roofSite', name, row, source),
  ),
];

/** What consumers use, and prices by the hour where no notice is known. */
const loads = (dataDir: string): RuleRow[] => [
  ...Object.entries(readLoads(dataDir)).flatMap(([kind, { unitKwh, sources }]) =>
    judged('load', kind, { unitKwh }, sources.at(-1)!),
  ),
  ...readHourPrices(dataDir).flatMap(({ hour, factor, source }) =>
    judged('hourPrice', hour, { factor }, source),
  ),
];
