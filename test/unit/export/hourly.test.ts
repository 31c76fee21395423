import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuck } from '../../../electron/formats/parquet/duck.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from '../../faults/desk.ts';

let folder: string;
let desk: TestDesk;
const ids: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hourly-'));
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
  const { counties } = await desk.say('county.list', { query: SMALL_COUNTY });
  const [lon, lat] = counties[0]!.center;
  for (const [i, azimuthDeg] of [90, 180, 270].entries()) {
    const given = { name: `站${i}`, azimuthDeg, tiltDeg: 25, geometry: square(lon + i * 0.003, lat, 0.001) };
    ids.push((await desk.say('site.create', { kind: 'rooftop', ...given })).id);
  }
  await desk.say('site.include', { ids: [ids[2]!], included: false });
  await desk.settled();
}, 60_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
const sum = (rows: string[][], column: number) =>
  rows.slice(1).reduce((total, row) => total + Number(row[column]), 0);

/** What a spreadsheet makes of the sums that are in a workbook. */
function worked(book: WorkBook, sheet: WorkSheet, formula: string): number {
  const cells = (range: string) => {
    const [, name, from] = /^(?:'(.+)'!)?(.+)$/.exec(range)!;
    const where = name ? book.Sheets[name]! : sheet;
    const { s, e } = utils.decode_range(from!.replaceAll('$', ''));
    return Array.from({ length: e.r - s.r + 1 }, (_, i) => where[utils.encode_cell({ r: s.r + i, c: s.c })]);
  };
  const [, sums, args] = /^(SUM|SUMIFS)\((.*)\)$/.exec(formula)!;
  const [range, by, is] = args!.split(',');
  const beside = sums === 'SUM' ? null : cells(by!);
  const kept = (index: number) => beside === null || String(beside[index]?.v) === is!.replaceAll('"', '');
  return cells(range!).reduce((total, cell, i) => total + (kept(i) ? Number(cell?.v ?? 0) : 0), 0);
}

/** Every formula of a workbook beside the value that stands with it. */
function formulas(book: WorkBook): { said: number; worked: number }[] {
  return Object.values(book.Sheets).flatMap((sheet) =>
    Object.values(sheet).flatMap((cell: { f?: string; v?: number }) =>
      cell?.f ? [{ said: cell.v!, worked: worked(book, sheet, cell.f) }] : [],
    ),
  );
}

describe('a year by the hour', () => {
  it('adds up to the account’s year, part by part', async () => {
    const out = join(folder, 'county.csv');
    const done = await desk.say('export.hourly', { out });
    const year = await desk.say('account.year', {});
    const rows = rowsOf(out);
    expect(rows).toHaveLength(8761);
    expect(done.year).toBe(year.year);
    expect(sum(rows, 4)).toBeCloseTo(year.generatedKwh, 3);
    expect(done.generatedKwh).toBeCloseTo(year.generatedKwh, 3);
    const [used, shared, fedIn, charged, curtailed, discharged] = [5, 6, 7, 8, 9, 10].map((at) =>
      sum(rows, at),
    );
    expect(used).toBeCloseTo(year.usedOnSiteKwh, 3);
    expect(curtailed).toBeCloseTo(year.curtailedKwh, 3);
    expect(fedIn! + discharged!).toBeCloseTo(year.fedInKwh, 3);
    expect(used! + shared! + fedIn! + charged! + curtailed!).toBeCloseTo(year.generatedKwh, 3);
  });

  it('is in Beijing time: the sun is highest at noon there, and the first row is the year’s first hour', async () => {
    const out = join(folder, 'south.csv');
    await desk.say('export.hourly', { out, siteIds: [ids[1]!] });
    const rows = rowsOf(out).slice(1);
    expect(rows[0]!.slice(0, 4)).toEqual(['1', '1', '0', '8752']);
    const byHour = Array.from({ length: 24 }, (_, hour) =>
      rows.reduce((total, row) => total + (Number(row[2]) === hour ? Number(row[4]) : 0), 0),
    );
    expect([11, 12]).toContain(byHour.indexOf(Math.max(...byHour)));
    expect(byHour[0]).toBe(0);
  });

  it('gives each site its own column, of which the county’s is the sum; one left out has none', async () => {
    const out = join(folder, 'each.csv');
    const { sites } = await desk.say('export.hourly', { out, siteIds: ids, each: true });
    expect(sites).toBe(2);
    const rows = rowsOf(out);
    expect(rows[0]).toHaveLength(4 + 6 + 2);
    for (const row of rows.slice(1, 4000)) {
      expect(Number(row[10]) + Number(row[11])).toBeCloseTo(Number(row[4]), 6);
    }
    const { sites: list } = await desk.say('site.list', {});
    expect(sum(rows, 10)).toBeCloseTo(list.find(({ id }) => id === ids[0])!.estimate!.annualKwh, 3);
  });

  it('is a workbook whose sums are worked out by the spreadsheet', async () => {
    const out = join(folder, 'hours.xlsx');
    await desk.say('export.hourly', { out });
    const book = read(readFileSync(out));
    const all = formulas(book);
    expect(all).toHaveLength(12 * 7 + 7 + 7);
    for (const { said, worked: now } of all) expect(now).toBeCloseTo(said, 4);
  });

  it('is Parquet with the same figures', async () => {
    const out = join(folder, 'hours.parquet');
    const { generatedKwh } = await desk.say('export.hourly', { out });
    const [row] = await withDuck({ folders: [folder], threads: 1 }, async (connection) => {
      const reader = await connection.runAndReadAll(
        `SELECT count(*) AS n, sum(generated_kwh) AS kwh FROM '${out}'`,
      );
      return reader.getRowObjects();
    });
    expect(Number(row!.n)).toBe(8760);
    expect(Number(row!.kwh)).toBeCloseTo(generatedKwh, 3);
  });

  it('refuses a site that is not there, and columns for too many', async () => {
    const out = join(folder, 'no.csv');
    await expect(desk.say('export.hourly', { out, siteIds: [999] })).rejects.toMatchObject({
      code: 'site.unknown',
    });
    await expect(desk.say('export.hourly', { out, each: true })).rejects.toMatchObject({
      code: 'export.too-many-columns',
    });
    await expect(desk.say('export.hourly', { out: join(folder, 'no.txt') })).rejects.toMatchObject({
      code: 'file.wrong-ending',
    });
  });
});

describe('the county’s workbook', () => {
  it('has sums that the spreadsheet works out, and that are what they say', async () => {
    for (const language of ['zh', 'en'] as const) {
      const out = join(folder, `county-${language}.xlsx`);
      await desk.say('export.run', { out, format: 'xlsx', language });
      const all = formulas(read(readFileSync(out)));
      expect(all.length).toBeGreaterThan(15);
      for (const { said, worked: now } of all) expect(now).toBeCloseTo(said, 4);
    }
  });
});
