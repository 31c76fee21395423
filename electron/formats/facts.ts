import { join } from 'node:path';
import { readDataCsv } from './csv.ts';

/** Grid average emission factors of one region, kgCO2/kWh. */
export interface GridFactors {
  /** As published, without 省, 市 or 自治区: `河南`, `西北`, `全国`. */
  region: string;
  level: 'national' | 'regional' | 'provincial';
  /** `announced`: the day it was published on, `YYYY-MM-DD`. */
  years: { year: number; factorKgKwh: number; announced: string; source: string }[];
}

/** Reads `<dataDir>/facts/grid-emission-factors.csv`, years ascending. */
export function readGridFactors(dataDir: string): GridFactors[] {
  const byRegion = new Map<string, GridFactors>();
  for (const row of readDataCsv(join(dataDir, 'facts', 'grid-emission-factors.csv'))) {
    const region = row.region!;
    const entry = byRegion.get(region) ?? { region, level: row.level as GridFactors['level'], years: [] };
    entry.years.push({
      year: Number(row.year),
      factorKgKwh: Number(row.factorKgKwh),
      announced: row.announced!,
      source: row.source!,
    });
    byRegion.set(region, entry);
  }
  for (const entry of byRegion.values()) entry.years.sort((a, b) => a.year - b.year);
  return [...byRegion.values()];
}

const ENDINGS = /(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/;

/** Name of a province as the tables print it: `河南省` → `河南`, `广西壮族自治区` → `广西`. */
export const shortProvinceName = (name: string): string => name.trim().replace(ENDINGS, '');

/** Relative crop yields under shade, percent of the unshaded yield. */
export interface ShadeResponse {
  /** Reduction of solar radiation, percent, ascending. */
  reductionPct: number[];
  /** Relative yield per crop class at each reduction. */
  yieldPctByClass: Record<string, number[]>;
  source: string;
}

/** Reads `<dataDir>/facts/crop-yield-under-shade.csv`. */
export function readShadeResponse(dataDir: string): ShadeResponse {
  const rows = readDataCsv(join(dataDir, 'facts', 'crop-yield-under-shade.csv'));
  const classes = Object.keys(rows[0] ?? {}).filter((name) => !['rsr_pct', 'source', 'year'].includes(name));
  return {
    reductionPct: rows.map((row) => Number(row.rsr_pct)),
    yieldPctByClass: Object.fromEntries(classes.map((name) => [name, rows.map((row) => Number(row[name]))])),
    source: rows[0]?.source ?? '',
  };
}

/** Coal benchmark price by grid region, yuan per kWh with tax; approximate. */
export function readCoalPrices(
  dataDir: string,
): { region: string; priceYuanKwh: number; year: number; source: string }[] {
  return readDataCsv(join(dataDir, 'facts', 'coal-benchmark-prices.csv')).map((row) => ({
    region: row.region!,
    priceYuanKwh: Number(row.priceYuanKwh),
    year: Number(row.year),
    source: row.source!,
  }));
}
