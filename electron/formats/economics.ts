import { join } from 'node:path';
import { COLON } from '../../shared/i18n/in-language.ts';
import { readDataCsv } from './csv.ts';
import { type readCoalPrices, shortProvinceName } from './facts.ts';

export type CoalPrice = ReturnType<typeof readCoalPrices>[number];

/** Cost of one kind of system, yuan with tax per kWp. */
export interface SystemCost {
  item: string;
  capexYuanKwp: number;
  opexYuanKwpYear: number;
  source: string;
}

/** Reads `<dataDir>/economics/systems.csv`. */
export function readSystemCosts(dataDir: string): SystemCost[] {
  return readDataCsv(join(dataDir, 'economics', 'systems.csv')).map((row) => ({
    item: row.item!,
    capexYuanKwp: Number(row.capexYuanKwp),
    opexYuanKwpYear: Number(row.opexYuanKwpYear),
    source: `${row.year}${COLON}${row.source}`,
  }));
}

/** What a kind of user pays the grid, yuan with tax per kWh; approximate. */
export interface RetailPrice {
  user: string;
  priceYuanKwh: number;
  year: number;
  source: string;
}

/** Reads `<dataDir>/economics/retail-prices.csv`. */
export function readRetailPrices(dataDir: string): RetailPrice[] {
  return readDataCsv(join(dataDir, 'economics', 'retail-prices.csv')).map((row) => ({
    user: row.user!,
    priceYuanKwh: Number(row.priceYuanKwh),
    year: Number(row.year),
    source: `${row.year}${COLON}${row.source}`,
  }));
}

/** Prefectures of the north Hebei grid (冀北电网). */
const NORTH_HEBEI = /^(唐山|张家口|秦皇岛|承德|廊坊)/;
/** Prefectures of the east Inner Mongolia grid (蒙东电网). */
const EAST_INNER_MONGOLIA = /^(赤峰|通辽|呼伦贝尔|兴安)/;

/** Grid a county belongs to; Hebei and Inner Mongolia have two each, told apart by prefecture. */
export function gridRegion(province: string, city: string): string {
  const short = shortProvinceName(province);
  if (short === '河北') return NORTH_HEBEI.test(city) ? '冀北' : '冀南';
  if (short === '内蒙古') return EAST_INNER_MONGOLIA.test(city) ? '蒙东' : '蒙西';
  return short;
}

/** Coal benchmark price for a county. Null for Hong Kong, Macau and Taiwan, which have none. */
export function coalPriceFor(prices: CoalPrice[], province: string, city: string): CoalPrice | null {
  const region = gridRegion(province, city);
  return prices.find((price) => price.region === region) ?? null;
}
