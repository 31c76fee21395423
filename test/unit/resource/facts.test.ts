import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { splitCsvLine } from '../../../electron/formats/csv.ts';
import {
  readCoalPrices,
  readGridFactors,
  readShadeResponse,
  shortProvinceName,
} from '../../../electron/formats/facts.ts';
import { weather as en } from '../../../shared/i18n/en/weather.ts';
import { weather as zh } from '../../../shared/i18n/zh/weather.ts';

const data = fileURLToPath(new URL('../../../data', import.meta.url));
const factors = readGridFactors(data);

describe('grid emission factors', () => {
  test('are those the ministry published', () => {
    expect(factors.find(({ region }) => region === '河南')!.years.at(-1)).toMatchObject({
      year: 2023,
      announced: '2025-12-31',
      factorKgKwh: 0.5897,
    });
    expect(
      factors.find(({ region }) => region === '全国')!.years.map(({ factorKgKwh }) => factorKgKwh),
    ).toEqual([0.5568, 0.5366, 0.5306]);
  });

  test('are found by any full name', () => {
    for (const [name, short] of [
      ['广西壮族自治区', '广西'],
      ['新疆维吾尔自治区', '新疆'],
      ['宁夏回族自治区', '宁夏'],
      ['内蒙古自治区', '内蒙古'],
      ['北京市', '北京'],
      ['香港特别行政区', '香港'],
      ['云南', '云南'],
    ] as const) {
      expect(shortProvinceName(name)).toBe(short);
    }
  });

  test('cover 30 provinces and three years each, with a source', () => {
    expect(factors.filter(({ level }) => level === 'provincial')).toHaveLength(30);
    for (const { years } of factors) {
      expect(years.map(({ year }) => year)).toEqual([2021, 2022, 2023]);
      for (const { source, factorKgKwh } of years) {
        expect(source).toMatch(/Announcement/);
        expect(factorKgKwh).toBeGreaterThan(0.05);
        expect(factorKgKwh).toBeLessThan(0.9);
      }
    }
  });
});

test('crop yields under shade are the published table', () => {
  const { reductionPct, yieldPctByClass, source } = readShadeResponse(data);
  expect(reductionPct).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]);
  expect(Object.keys(yieldPctByClass)).toHaveLength(9);
  expect(yieldPctByClass.maize![3]).toBe(72);
  expect(yieldPctByClass.berries![5]).toBe(116.1);
  expect(source).toMatch(/Laub/);
});

test('coal prices are marked approximate', () => {
  const prices = readCoalPrices(data);
  expect(prices.find(({ region }) => region === '河南')!.priceYuanKwh).toBe(0.3779);
  expect(prices.every(({ source, year }) => /approximate/.test(source) && year === 2020)).toBe(true);
});

test('every row of the bundled data has a source and a year', () => {
  for (const file of [
    'climate/stations.csv',
    'climate/annual-temperature.csv',
    'climate/power-monthly.csv',
    'climate/elevation.csv',
    'climate/nasa-sse-annual-china-1deg.csv',
    'facts/grid-emission-factors.csv',
    'facts/coal-benchmark-prices.csv',
    'facts/crop-yield-under-shade.csv',
  ]) {
    const [header, ...rows] = readFileSync(`${data}/${file}`, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => splitCsvLine(line));
    const [source, year] = [header!.indexOf('source'), header!.indexOf('year')];
    expect(Math.min(source, year), file).toBeGreaterThan(-1);
    for (const row of rows) {
      expect(row.length, file).toBe(header!.length);
      expect(row[source]!.length, file).toBeGreaterThan(5);
      expect(row[year], file).toMatch(/^\d{4}(-\d{4})?$/);
    }
  }
});

test('a quoted field may hold commas and quotes', () => {
  expect(splitCsvLine('1,"a, ""b""",2')).toEqual(['1', 'a, "b"', '2']);
  expect(splitCsvLine('1,,2')).toEqual(['1', '', '2']);
});

test('weather messages are the same in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(blanks(en[key]), key).toEqual(blanks(zh[key]));
  }
});
