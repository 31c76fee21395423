import {
  type Allotments,
  type CountyFigures,
  type Difference,
  type ProvinceTotals,
  RANKED_FIGURES,
  SUMMED_FIGURES,
  type Versions,
} from '../../../shared/province.ts';

/** A county as it is added up. */
export interface RolledCounty extends CountyFigures {
  countyCode: string;
  versions: Versions;
  /** Day whose rules it is planned by; null of results that do not say. */
  rulesDate: string | null;
  year: number;
  /** The scenario's assumptions. */
  assumptions: unknown;
}

/**
 * Sums over counties, one after the other by code, so that whoever adds up the counties' own figures in that order
 * gets the same to the last digit.
 */
export function totalsOver(counties: readonly RolledCounty[], failed: number): ProvinceTotals {
  const ordered = byCode(counties);
  const incomplete: ProvinceTotals['incomplete'] = [];
  const sums = Object.fromEntries(
    SUMMED_FIGURES.map((figure) => {
      const unknown = ordered.filter((county) => county[figure] === null);
      if (unknown.length > 0) {
        incomplete.push({ figure, countyCodes: unknown.map(({ countyCode }) => countyCode) });
      }
      const sum = ordered.reduce((total, county) => total + (county[figure] ?? 0), 0);
      return [figure, unknown.length === ordered.length ? null : sum];
    }),
  ) as CountyFigures;
  return { counties: ordered.length, failed, ...sums, incomplete };
}

const byCode = <T extends { countyCode: string }>(counties: readonly T[]): T[] =>
  counties.toSorted((a, b) => (a.countyCode < b.countyCode ? -1 : 1));

/** Counties that know a figure, the largest first. */
export const rankingsOf = (counties: readonly RolledCounty[]) =>
  RANKED_FIGURES.map((figure) => ({
    figure,
    countyCodes: byCode(counties)
      .filter((county) => county[figure] !== null)
      .sort((a, b) => b[figure]! - a[figure]!)
      .map(({ countyCode }) => countyCode),
  }));

/** Assumptions that name a document's own objects or a county's own allotment: they are never the same. */
const OWN = new Set([
  ...[
    'weatherId',
    'supply.storesKwh',
    'supply.storesKw',
    'supply.ratingsMva',
    'supply.gridWorks',
    'money.siteTerms',
  ],
  ...['supply.countyLeastMw', 'supply.countyMostMw'],
]);

/** What is not the same in all counties, each with who has which. */
export function differencesOver(counties: readonly RolledCounty[]): Difference[] {
  const ordered = byCode(counties);
  const version = (what: keyof Versions) => differing(what, '', ordered, ({ versions }) => versions[what]);
  const plain = [
    version('program'),
    version('rulePack'),
    differing('rulesDate', '', ordered, ({ rulesDate }) => rulesDate ?? ''),
    version('factors'),
  ];
  const flat = new Map(ordered.map((county) => [county, flattened(county.assumptions)]));
  const fields = new Set([...flat.values()].flatMap((values) => [...values.keys()]));
  const assumed = [...fields]
    .filter((field) => !OWN.has(field))
    .sort()
    .map((field) => differing('assumptions', field, ordered, (county) => flat.get(county)!.get(field) ?? ''));
  return [...plain, differing('year', '', ordered, ({ year }) => String(year)), ...assumed].filter(
    ({ values }) => values.length > 1,
  );
}

function differing(
  what: Difference['what'],
  field: string,
  counties: readonly RolledCounty[],
  of: (county: RolledCounty) => string,
): Difference {
  const groups = Map.groupBy(counties, of);
  const values = [...groups].map(([value, those]) => ({
    value,
    countyCodes: those.map(({ countyCode }) => countyCode),
  }));
  return { what, field, values: values.sort((a, b) => b.countyCodes.length - a.countyCodes.length) };
}

/** Depth and number of fields beyond which assumptions of a file are not looked into. */
const DEEPEST = 6;

function flattened(value: unknown, path = '', into = new Map<string, string>(), depth = 0) {
  const inner = value !== null && typeof value === 'object' && !Array.isArray(value) && depth < DEEPEST;
  if (!inner || OWN.has(path)) into.set(path, JSON.stringify(value) ?? '');
  else {
    for (const [key, field] of Object.entries(value))
      flattened(field, path ? `${path}.${key}` : key, into, depth + 1);
  }
  return into;
}

/** MW within which allotments add up: they are given to a hundredth at most. */
const SAME_MW = 0.005;

/**
 * Whether what the counties are allotted of the system's hosting capacity adds up to what the province has.
 *
 * @param systemMw the province's own figure, least and most; null where none was given
 */
export function allotmentsOver(
  counties: readonly RolledCounty[],
  systemMw: readonly [number, number] | null,
): Allotments {
  const ordered = byCode(counties);
  const rows = ordered.map(({ countyCode, allottedLeastMw, allottedMostMw }) => ({
    countyCode,
    leastMw: allottedLeastMw,
    mostMw: allottedMostMw,
  }));
  const missing = rows.filter(({ leastMw, mostMw }) => leastMw === null || mostMw === null);
  const whole = rows.length > 0 && missing.length === 0;
  const sum = (key: 'leastMw' | 'mostMw') =>
    whole ? rows.reduce((total, row) => total + row[key]!, 0) : null;
  const sumMw: [number | null, number | null] = [sum('leastMw'), sum('mostMw')];
  return {
    counties: rows,
    missing: missing.map(({ countyCode }) => countyCode),
    sumMw,
    systemMw: systemMw && [...systemMw],
    addsUp:
      systemMw === null || !whole ? null : systemMw.every((mw, i) => Math.abs(mw - sumMw[i]!) <= SAME_MW),
  };
}
