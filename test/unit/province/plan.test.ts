import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlannedCounty, PlanStep } from '../../../shared/province.ts';
import { square, startDesk } from '../desk.ts';
import { geoTiff } from '../terrain/files.ts';

let d: ReturnType<typeof startDesk>;
let out: string;
beforeEach(() => {
  d = startDesk();
  out = join(d.folder, 'province');
});
afterEach(() => d.close());

/** Square buildings about a place, as a GeoJSON file. */
function buildings(name: string, [lon, lat]: readonly [number, number], count: number): string {
  const features = Array.from({ length: count }, (_, i) => ({
    type: 'Feature',
    properties: { name: `${i + 1}号楼`, class: '党政机关', floors: 2 },
    geometry: square(lon + 0.001 * i, lat, 0.0004),
  }));
  return d.file(name, JSON.stringify({ type: 'FeatureCollection', features }));
}
const table = (lines: string[]) =>
  d.file('province.csv', ['county,layers,assumptions,rulepack', ...lines].join('\n'));
const stepsOf = ({ steps }: PlannedCounty) =>
  Object.fromEntries(steps.map(({ step, state }) => [step, state]));
const resultOf = ({ steps }: PlannedCounty, step: PlanStep) =>
  steps.find((each) => each.step === step)?.result;
const plan = (path: string, counties?: string[]) =>
  d.say('province.plan', { table: path, out, ...(counties && { counties }) });

/** Bytes of the letters that a table here is made of. */
const GB_18030: Record<string, number[]> = {
  县: [0xcf, 0xd8],
  图: [0xcd, 0xbc],
  层: [0xb2, 0xe3],
  屋: [0xce, 0xdd],
  顶: [0xb6, 0xa5],
  '；': [0xa3, 0xbb],
  路: [0xc2, 0xb7],
  通: [0xcd, 0xa8],
  许: [0xd0, 0xed],
};

/** Opens a document for what is asked of any; a folder for its results. */
async function anyDocument(): Promise<string> {
  await d.say('project.create', {
    path: join(d.folder, 'any.gpkg'),
    countyCode: '410221',
    demonstration: false,
  });
  return join(d.folder, 'any');
}

describe('a table of counties', { timeout: 600_000 }, () => {
  it('becomes documents and results, step by step', async () => {
    buildings('a.geojson', [114.82, 34.82], 3);
    const path = table(['410225,buildings=a.geojson,"{""money"":{""discountRate"":0.07}}",', '尉氏县,,,']);
    const { counties, done, failed, results } = await plan(path);
    expect({ done, failed }).toEqual({ done: 2, failed: 0 });
    expect(counties[0]).toMatchObject({
      countyCode: '410225',
      document: join(out, 'documents', '410225.gpkg'),
    });
    expect(counties[0]!.steps.map(({ step }) => step)).toEqual([
      ...['import', 'survey', 'roofs', 'estimate', 'solve', 'check', 'results'],
    ]);
    expect(resultOf(counties[0]!, 'survey')).toMatchObject({ source: 'heights', surveyed: 3 });
    expect(resultOf(counties[0]!, 'roofs')).toMatchObject({ buildings: 3, created: 3 });
    const { totals, differences } = await d.say('province.summarise', { paths: [results] });
    expect(totals).toMatchObject({ counties: 2, siteCount: 3 });
    expect(differences.map(({ field }) => field)).toEqual(['money.discountRate']);
    await d.say('project.open', { path: counties[0]!.document! });
    const summary = await d.say('project.summary', {});
    expect(totals.deliveredKwh).toBe(summary.deliveredKwh);
    const lines = readFileSync(join(out, 'log', '410225.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).step)).toEqual(counties[0]!.steps.map(({ step }) => step));
  });

  it('keeps what is finished, does again from what changed on, and takes back what was cut off', async () => {
    buildings('a.geojson', [114.82, 34.82], 2);
    const path = table(['410225,buildings=a.geojson,,']);
    await plan(path);
    const document = join(out, 'documents', '410225.gpkg');
    const written = statSync(document).mtimeMs;
    const again = await plan(path);
    expect(new Set(Object.values(stepsOf(again.counties[0]!)))).toEqual(new Set(['kept']));
    expect(statSync(document).mtimeMs).toBe(written);

    writeFileSync(join(out, 'results', 'province=41', 'county=410225', 'county.parquet'), '');
    const state = join(out, 'state', '410225.json');
    const known = JSON.parse(readFileSync(state, 'utf8'));
    // As a program that was ended within the last step leaves it.
    writeFileSync(state, JSON.stringify({ running: 'results', steps: known.steps.slice(0, -1) }));
    const rest = await plan(path);
    expect(stepsOf(rest.counties[0]!)).toMatchObject({ import: 'kept', check: 'kept', results: 'done' });

    buildings('a.geojson', [114.82, 34.82], 4);
    const changed = await plan(path);
    expect(stepsOf(changed.counties[0]!)).toMatchObject({ import: 'done', roofs: 'done', results: 'done' });
    expect(readdirSync(join(out, 'replaced'))).toEqual(['410225-1.gpkg']);
    const { totals } = await d.say('province.summarise', { paths: [changed.results] });
    expect(totals.siteCount).toBe(4);

    const now = JSON.parse(readFileSync(state, 'utf8'));
    // The sites of the roofs are in the document, and nobody wrote down that the step had been finished.
    writeFileSync(state, JSON.stringify({ running: 'roofs', steps: now.steps.slice(0, 2) }));
    const back = await plan(path);
    expect(stepsOf(back.counties[0]!)).toMatchObject({ import: 'kept', roofs: 'done' });
    expect(resultOf(back.counties[0]!, 'roofs')).toMatchObject({ created: 4 });
    const after = await d.say('province.summarise', { paths: [back.results] });
    expect(after.totals.siteCount).toBe(4);
    // An import that was cut off is made anew, and what was half made is not kept.
    writeFileSync(state, JSON.stringify({ running: 'import', steps: [] }));
    await plan(path);
    expect(readdirSync(join(out, 'replaced'))).toEqual(['410225-1.gpkg']);
  });

  it('tells why a county fails, and finishes the others', async () => {
    const lines = [
      ...['410225,gone.geojson,,', '999999,,,', '410221,,,'],
      ...['410221,,,', '410222,,,000000000000', '410223,,"{""money"":{""discountRate"":7}}",'],
    ];
    const { counties, done, failed } = await plan(table(lines));
    expect(counties.map(({ error }) => error?.code ?? null)).toEqual([
      ...['province.missing', 'county.unknown', null],
      ...['province.county-twice', 'province.rule-pack', 'input.invalid'],
    ]);
    expect({ done, failed }).toEqual({ done: 1, failed: 5 });
    expect(counties.every(({ error }) => error === null || error.message.length > 10)).toBe(true);
    // Each says the file and the line that it lies in.
    expect(counties.map(({ error }) => error && [basename(error.where.file!), error.where.line])).toEqual([
      ...[['gone.geojson', undefined], ['province.csv', 3], null],
      ...[
        ['province.csv', 5],
        ['province.csv', 6],
        ['province.csv', 7],
      ],
    ]);
    // As a workflow does, one by one.
    const one = await plan(table(lines), ['410221']);
    expect(one.counties.map(({ countyCode }) => countyCode)).toEqual(['410221', '410221']);
    const unknown = await plan(table(lines), ['999999']);
    expect(unknown).toMatchObject({ done: 0, failed: 1, counties: [{ error: { code: 'county.unknown' } }] });
    await expect(plan(table(lines), ['410224'])).rejects.toMatchObject({ code: 'province.not-in-table' });
  });

  it('surveys roofs from what the table says, and leaves those of a county that says none', async () => {
    buildings('a.geojson', [114.82, 34.82], 2);
    const extent = { west: 114.819, north: 34.822, step: 0.00001, columns: 300, rows: 300 };
    d.file(
      'dsm.tif',
      geoTiff(extent, () => 70),
    );
    const path = d.file(
      'surveys.csv',
      [
        'county,layers,surface,survey',
        ...['410225,buildings=a.geojson,dsm.tif,', '410221,,,surface', '410222,,gone.tif,none'],
      ].join('\n'),
    );
    const { counties } = await plan(path);
    expect(counties.map(({ error }) => error?.code ?? null)).toEqual([null, null, 'province.missing']);
    expect(resultOf(counties[0]!, 'survey')).toMatchObject({ source: 'surface' });
    // Without buildings there is nothing to survey.
    expect(resultOf(counties[1]!, 'survey')).toEqual({ surveyed: 0 });
    const none = d.file('none.csv', 'county,layers,survey\n410225,buildings=a.geojson,none');
    const left = await plan(none);
    expect(stepsOf(left.counties[0]!)).toMatchObject({ survey: 'done', roofs: 'done' });
    expect(resultOf(left.counties[0]!, 'survey')).toEqual({ surveyed: 0 });
    const dark = await plan(d.file('dark.csv', 'county,layers,survey\n410225,buildings=a.geojson,surface'));
    expect(dark.counties[0]!.error?.code).toBe('roof.no-surface');
    const odd = await plan(d.file('odd.csv', 'county,survey\n410225,lidar'));
    expect(odd.counties[0]!.error).toMatchObject({ code: 'province.cell', where: { line: 2 } });
  });

  it('takes a county’s own rules and their day into its document, and tells who has which', async () => {
    const rule = (value: string) =>
      [
        'id,kind,region,value,unit,validFrom,validTo,document,status,source',
        `mechanism.new.price,mechanism,河南,${value},yuan/kWh,2026-01-01,,本省竞价结果,verified,省发改委公示`,
      ].join('\n');
    d.file('own.csv', rule('0.26'));
    d.file('bad.csv', rule('0.26').replace('2026-01-01', 'soon'));
    const program = (await d.say('results.export', { out: await anyDocument() })).versions.rulePack;
    const lines = [
      'county,rulepack,rulesdate',
      ...[
        '410221,own.csv,2026-06-30',
        `410222,${program};own.csv,2026-06-30`,
        `410225,${program},2026-06-30`,
      ],
      ...['410223,bad.csv,', '410302,,2025-06-30'],
    ];
    const path = d.file('rules.csv', lines.join('\n'));
    const { counties, results } = await plan(path);
    expect(counties.map(({ error }) => error?.code ?? null)).toEqual([
      null,
      null,
      null,
      'rules.bad-row',
      null,
    ]);
    expect(resultOf(counties[0]!, 'import')).toEqual({ rules: 1 });
    await d.say('project.open', { path: counties[0]!.document! });
    expect(await d.say('rulepack.own', {})).toMatchObject({ rows: [{ value: 0.26 }], date: '2026-06-30' });
    await d.say('project.close', {});
    const { differences } = await d.say('province.summarise', { paths: [results] });
    const who = (what: string) =>
      differences.find((each) => each.what === what)?.values.map(({ countyCodes }) => countyCodes);
    expect(who('rulePack')).toEqual([
      ['410221', '410222'],
      ['410225', '410302'],
    ]);
    expect(who('rulesDate')).toEqual([['410221', '410222', '410225'], ['410302']]);
    // Another rule in the same file is another input.
    d.file('own.csv', rule('0.27'));
    const again = await plan(path);
    expect(again.counties.map((each) => stepsOf(each).import)).toEqual([
      ...['done', 'done', 'kept', 'failed', 'kept'],
    ]);
    const never = await plan(d.file('odd.csv', 'county,rulesdate\n410225,2026-02-31'));
    expect(never.counties[0]!.error!.code).toBe('province.cell');
  });

  it('is refused as a whole where it is no table', async () => {
    const refused = (path: string) => expect(plan(path)).rejects;
    await refused(join(d.folder, 'none.csv')).toMatchObject({ code: 'province.missing' });
    const [costs, twice] = [d.file('odd.csv', 'county,cost\n410225,3'), d.file('two.csv', '县,code\n1,2')];
    await refused(costs).toMatchObject({ code: 'province.column', params: { column: 'cost' } });
    await refused(twice).toMatchObject({ code: 'province.column', where: { file: twice, line: 1 } });
    await refused(d.file('bare.csv', 'name\nx')).toMatchObject({ code: 'province.table' });
    mkdirSync(join(d.folder, 'folder.csv'));
    await refused(join(d.folder, 'folder.csv')).toMatchObject({ code: 'province.table' });
  });

  it('is read as planners write it: GB 18030, Chinese headings, several files in a cell', async () => {
    const line = (county: string) => `${county},屋顶.geojson；路.shp;C.gpkg,`;
    const text = ['县,图层,', ...['410221', '通许县', '410223', '410225', '410302', '412'].map(line)].join(
      '\r\n',
    );
    const bytes = [...text].flatMap((letter) => GB_18030[letter] ?? [letter.charCodeAt(0)]);
    const read = await d.say('province.table', { table: d.file('gbk.csv', Uint8Array.from(bytes)) });
    expect(read.counties.map(({ countyCode }) => countyCode)).toEqual([
      ...['410221', '410222', '410223', '410225', '410302', null],
    ]);
    expect(read.counties[0]!.files.map((file) => basename(file))).toEqual([
      '屋顶.geojson',
      '路.shp',
      'C.gpkg',
    ]);
    expect(read.counties[5]!.error).toMatchObject({ code: 'county.unknown', where: { line: 7 } });
  });

  it('leaves out of a summary what is of other inputs than the table’s, and says why', async () => {
    buildings('a.geojson', [114.82, 34.82], 2);
    const path = table(['410225,buildings=a.geojson,,', '410221,,,']);
    await plan(path);
    const added = () => d.say('province.summarise', { paths: [out] });
    expect((await added()).totals).toMatchObject({ counties: 2, failed: 0, siteCount: 2 });
    rmSync(join(d.folder, 'a.geojson'));
    await plan(path);
    const { counties, totals } = await added();
    expect(totals).toMatchObject({ counties: 1, failed: 1, siteCount: 0 });
    expect(counties[1]).toMatchObject({
      countyCode: '410225',
      name: '兰考县',
      document: join(out, 'documents', '410225.gpkg'),
      error: { code: 'province.missing', where: { file: join(d.folder, 'a.geojson') } },
    });
    buildings('a.geojson', [114.82, 34.82], 2);
    const back = await plan(path);
    expect(new Set(Object.values(stepsOf(back.counties[0]!)))).toEqual(new Set(['kept']));
    expect((await added()).totals).toMatchObject({ counties: 2, failed: 0, siteCount: 2 });
    const state = join(out, 'state', '410225.json');
    const known = JSON.parse(readFileSync(state, 'utf8'));
    writeFileSync(state, JSON.stringify({ ...known, running: 'solve', steps: known.steps.slice(0, 4) }));
    expect((await added()).counties[1]!.error!.code).toBe('province.unfinished');
  });

  it('chooses the best set where the table asks for one', async () => {
    buildings('a.geojson', [114.82, 34.82], 3);
    const path = d.file(
      'province.csv',
      'county,layers,solve\n410225,buildings=a.geojson,"{""goal"":""energy"",""limits"":{""mostKwp"":300}}"',
    );
    const { counties } = await plan(path);
    const solved = counties[0]!.steps.find(({ step }) => step === 'solve')!;
    expect(solved).toMatchObject({ state: 'done', result: { solved: true, proven: true } });
    const { totals } = await d.say('province.summarise', { paths: [join(out, 'results')] });
    expect(totals.capacityKwp).toBeCloseTo(solved.result.capacityKwp as number, 6);
    expect(totals.capacityKwp).toBeLessThanOrEqual(300);
  });
});
