import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeParquet } from '../../../electron/formats/parquet/write.ts';
import { RESULT_TABLES, SUMMED_FIGURES } from '../../../shared/province.ts';
import { square, startDesk } from '../desk.ts';

const COUNTIES = [
  { code: '410221', at: [114.75, 34.5] },
  { code: '410222', at: [114.45, 34.45] },
  { code: '410225', at: [114.82, 34.82] },
] as const;

interface Printed {
  chapter: string;
  label: string;
  value: number;
}
/** Chapter and label of the figures of a plan that a province adds up. */
const STANDS_IN = {
  siteCount: ['summary', 'siteCount'],
  areaM2: ['summary', 'areaM2'],
  capacityKwp: ['summary', 'capacityKwp'],
  annualKwh: ['summary', 'annualKwh'],
  p90Kwh: ['summary', 'p90Kwh'],
  generatedKwh: ['summary', 'generatedKwh'],
  usedOnSiteKwh: ['summary', 'usedOnSiteKwh'],
  curtailedKwh: ['summary', 'curtailedKwh'],
  fedInKwh: ['summary', 'fedInKwh'],
  deliveredKwh: ['summary', 'deliveredKwh'],
  p90DeliveredKwh: ['summary', 'p90DeliveredKwh'],
  avoidedTco2: ['summary', 'avoidedTco2'],
  unchecked: ['summary', 'unchecked'],
  rooftopKwp: ['summary', 'byKind.0.capacityKwp'],
  capexYuan: ['money', 'total.capexYuan'],
  equityYuan: ['money', 'total.equityYuan'],
  npvYuan: ['money', 'total.npvYuan'],
  firstYearRevenueYuan: ['money', 'total.firstYearRevenueYuan'],
  embodiedTco2: ['carbon', 'embodiedTco2'],
  lifetimeTco2: ['carbon', 'lifetimeTco2'],
} as const;

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let d: ReturnType<typeof startDesk>;
let documents: string;
let results: string;
const path = (code: string) => join(documents, `${code}.gpkg`);
/** What each county's own pages say. */
const own = new Map<string, { deliveredKwh: number; capacityKwp: number; npvYuan: number }>();

beforeAll(async () => {
  d = startDesk({ drawPng: async (requests) => requests.map(() => new Uint8Array(PIXEL)) });
  documents = join(d.folder, 'documents');
  mkdirSync(documents);
  results = join(d.folder, 'results');
  for (const [i, { code, at }] of COUNTIES.entries()) {
    await d.say('project.create', { path: path(code), countyCode: code, demonstration: false });
    for (let n = 0; n <= i; n++) {
      await d.say('site.create', {
        kind: n % 2 ? 'agrivoltaic' : 'rooftop',
        geometry: square(at[0] + n * 0.01, at[1], 0.0013 * (n + 1)),
      });
    }
    const { scenarios } = await d.say('scenario.list', {});
    const supply = { countyLeastMw: 10 + i, countyMostMw: 20 + i };
    const money = i === 1 ? { discountRate: 0.08 } : {};
    await d.say('scenario.update', { id: scenarios[0]!.id, assumptions: { supply, money } });
    await d.settled();
    const summary = await d.say('project.summary', {});
    const { total } = await d.say('money.outlook', {});
    own.set(code, { ...summary, npvYuan: total.npvYuan });
    await d.say('results.export', { out: results });
  }
  await d.say('project.close', {});
}, 60_000);
afterAll(() => d.close());

const sum = (key: 'deliveredKwh' | 'capacityKwp' | 'npvYuan') =>
  COUNTIES.reduce((total, { code }) => total + own.get(code)![key], 0);

describe('a province of documents', () => {
  it('adds up to what the counties’ own pages say, to the last digit', async () => {
    const paths = COUNTIES.map(({ code }) => path(code)).reverse();
    const before = paths.map((each) => readFileSync(each));
    const summary = await d.say('province.summarise', { paths });
    expect(summary.counties.map(({ countyCode }) => countyCode)).toEqual(COUNTIES.map(({ code }) => code));
    for (const county of summary.counties) {
      const { deliveredKwh, capacityKwp, npvYuan } = own.get(county.countyCode!)!;
      expect(county).toMatchObject({ deliveredKwh, capacityKwp, npvYuan, error: null, source: 'document' });
    }
    expect(summary.totals).toMatchObject({
      counties: 3,
      failed: 0,
      deliveredKwh: sum('deliveredKwh'),
      capacityKwp: sum('capacityKwp'),
      npvYuan: sum('npvYuan'),
    });
    expect(paths.map((each, i) => readFileSync(each).equals(before[i]!))).toEqual([true, true, true]);
    expect(readdirSync(documents).sort()).toEqual(COUNTIES.map(({ code }) => `${code}.gpkg`));
    const fromResults = await d.say('province.summarise', { paths: [results] });
    expect(fromResults.totals).toEqual(summary.totals);
    expect(fromResults.rankings).toEqual(summary.rankings);
    expect(fromResults.counties.map(({ source }) => source)).toEqual(['results', 'results', 'results']);
  });

  it('says which assumption differs and where, and whether allotments add up', async () => {
    const { differences, allotments } = await d.say('province.summarise', {
      paths: [results],
      systemHostingMw: [33, 63],
    });
    expect(differences).toEqual([
      {
        what: 'assumptions',
        field: 'money.discountRate',
        values: [
          { value: '0.06', countyCodes: ['410221', '410225'] },
          { value: '0.08', countyCodes: ['410222'] },
        ],
      },
    ]);
    expect(allotments).toMatchObject({ sumMw: [33, 63], missing: [], addsUp: true });
  });

  it('tells why a county fails while the others are summed, and counts none twice', async () => {
    const old = join(d.folder, 'old.gpkg');
    writeFileSync(
      old,
      gunzipSync(readFileSync(new URL('../../faults/documents/v3.gpkg.gz', import.meta.url))),
    );
    const bytes = readFileSync(old);
    const again = join(d.folder, 'again.gpkg');
    copyFileSync(path('410222'), again);
    const text = d.file('broken.gpkg', 'no database');
    const { counties, totals } = await d.say('province.summarise', {
      paths: [path('410222'), again, text, join(d.folder, 'gone.gpkg'), d.file('a.txt', ''), old],
    });
    expect(totals).toMatchObject({ counties: 2, failed: 4 });
    // A document of an older version is upgraded on a copy.
    expect(readFileSync(old).equals(bytes)).toBe(true);
    expect(counties.find((each) => each.path === old)).toMatchObject({ error: null, countyCode: '410221' });
    const reason = (file: string) => counties.find((each) => each.path === file)!.error!.code;
    expect(reason(again)).toBe('province.twice');
    expect(reason(text)).toBe('document.not-a-project');
    expect(reason(join(d.folder, 'gone.gpkg'))).toBe('province.missing');
    expect(reason(join(d.folder, 'a.txt'))).toBe('province.not-a-source');
    expect(counties.at(-1)!.deliveredKwh).toBeNull();
  });

  it('refuses results whose parts are not what the county says', async () => {
    const out = join(d.folder, 'torn');
    cpSync(results, out, { recursive: true });
    const folder = join(out, 'province=41', 'county=410225');
    await writeParquet(
      folder,
      [
        {
          name: 'sites',
          columns: [
            { name: 'included', type: 'yes' },
            { name: 'counted', type: 'yes' },
            { name: 'land_status', type: 'text' },
            { name: 'capacity_kwp', type: 'number' },
            { name: 'generated_kwh', type: 'number' },
            { name: 'delivered_kwh', type: 'number' },
          ],
          rows: [[true, true, 'clear', 5, 5000, 5000]],
        },
      ],
      {},
    );
    const { counties } = await d.say('province.summarise', { paths: [out] });
    expect(counties.at(-1)!.error).toMatchObject({ code: 'province.does-not-add-up' });
    expect(counties[0]!.error).toBeNull();
    const whole = readFileSync(join(folder, 'county.parquet'));
    const whyOf = async (bytes: Uint8Array | null) => {
      rmSync(join(folder, 'county.parquet'));
      if (bytes) writeFileSync(join(folder, 'county.parquet'), bytes);
      const { counties, totals } = await d.say('province.summarise', { paths: [out, folder] });
      expect(totals).toMatchObject({ counties: 2, failed: 1 });
      return counties.at(-1)!;
    };
    expect(await whyOf(whole.subarray(0, whole.length - 9))).toMatchObject({
      countyCode: '410225',
      error: { code: 'province.part-broken', where: { file: join(folder, 'county.parquet') } },
    });
    expect((await whyOf(Buffer.from('PAR1 and nothing more PAR1'))).error!.code).toBe('province.unreadable');
    writeFileSync(join(folder, 'county.parquet'), whole);
    rmSync(join(folder, 'money.parquet'));
    expect((await whyOf(whole)).error).toMatchObject({
      code: 'province.part-missing',
      where: { file: join(folder, 'money.parquet') },
    });
  });

  it('refuses results of another county than their folder’s, and Parquet of anybody’s', async () => {
    const out = join(d.folder, 'foreign');
    const [own, other] = ['410225', '410221'].map((code) => join('province=41', `county=${code}`));
    cpSync(join(results, own!), join(out, other!), { recursive: true });
    const strange = join(d.folder, 'strange');
    mkdirSync(strange);
    copyFileSync(join(results, own!, 'sites.parquet'), join(strange, 'data.parquet'));
    const { counties } = await d.say('province.summarise', { paths: [out, strange] });
    expect(counties.map(({ error }) => error!.code)).toEqual([
      ...['province.other-county', 'province.nothing-there'],
    ]);
    for (const table of RESULT_TABLES) {
      copyFileSync(join(results, own!, 'rules.parquet'), join(out, other!, `${table}.parquet`));
    }
    const odd = await d.say('province.summarise', { paths: [out] });
    expect(odd.counties[0]!.error).toMatchObject({ where: { file: join(out, other!) } });
  });

  it('adds up to the figures that stand beside each county’s printed plan', async () => {
    const paths = COUNTIES.map(({ code }) => path(code));
    const { counties, totals } = await d.say('province.summarise', { paths });
    const printed = [];
    for (const { code } of COUNTIES) {
      await d.say('project.open', { path: path(code) });
      const out = join(d.folder, `${code}.docx`);
      await d.say('plan.export', { out });
      printed.push(JSON.parse(readFileSync(`${out}.figures.json`, 'utf8')).figures as Printed[]);
    }
    await d.say('project.close', {});
    for (const [figure, [chapter, label]] of Object.entries(STANDS_IN)) {
      const own = printed.map(
        (figures) => figures.find((each) => each.chapter === chapter && each.label === label)?.value,
      );
      const key = figure as keyof typeof STANDS_IN;
      expect(counties.map((county) => county[key])).toEqual(own);
      expect(totals[key]).toBe(own.reduce<number>((sum, value) => sum + value!, 0));
    }
  });

  it('writes a workbook of every figure and a page to print', async () => {
    const out = join(d.folder, 'summary');
    const { files, counties } = await d.say('province.summarise', {
      paths: [documents],
      out,
      language: 'en',
    });
    expect(files).toEqual([join(out, 'summary.xlsx'), join(out, 'summary.pdf')]);
    expect(readFileSync(files[1]!).subarray(0, 4).toString()).toBe('%PDF');
    const XLSX = await import('@e965/xlsx');
    const book = XLSX.read(readFileSync(files[0]!));
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets.Counties!, { header: 1 });
    const at = 5 + SUMMED_FIGURES.indexOf('deliveredKwh');
    expect(rows.slice(1, 4).map((row) => row[at])).toEqual(counties.map((each) => each.deliveredKwh));
    expect(rows[4]![at]).toBe(sum('deliveredKwh'));
    const allotted = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets.Allotments!, { header: 1 });
    expect(allotted.at(-1)).toEqual([
      ...[undefined, 'Total', 33, 63, expect.stringMatching(/^Not checked: .*33–63 MW/)],
    ]);
    const again = d.say('province.summarise', { paths: [results], out });
    await expect(again).rejects.toMatchObject({ code: 'file.exists' });
    const beside = join(d.folder, 'province.xlsx');
    const named = await d.say('province.summarise', { paths: [results], out: beside });
    expect(named.files).toEqual([beside, join(d.folder, 'province.pdf')]);
  });
});
