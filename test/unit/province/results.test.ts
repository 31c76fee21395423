import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuck } from '../../../electron/formats/parquet/duck.ts';
import { RESULT_TABLES } from '../../../shared/province.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
let out: string;
const folder = () => join(out, 'province=41', 'county=410225');
const query = (sql: string) =>
  withDuck({ folders: [out] }, async (connection) =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson(),
  );
const from = (table: string) => `read_parquet('${out}/**/${table}.parquet', hive_partitioning = true)`;

beforeAll(async () => {
  d = await deskOnLankao();
  await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.82, 34.82, 0.004), name: '一号地' });
  const roof = await d.say('site.create', { kind: 'rooftop', geometry: square(114.83, 34.82, 0.001) });
  await d.say('site.commission', { ids: [roof.id], year: 2028 });
  await d.say('estimate.run', {});
  await d.settled();
  out = join(d.folder, 'results');
  await d.say('results.export', { out });
}, 60_000);
afterAll(() => d.close());

describe('results as Parquet', () => {
  it('lie in a folder by province and county, a file a table', async () => {
    expect(readdirSync(folder()).sort()).toEqual(RESULT_TABLES.map((name) => `${name}.parquet`).sort());
    const again = await d.say('results.export', { out, overwrite: true });
    expect(again).toMatchObject({ countyCode: '410225', out });
    expect(again.tables.find(({ name }) => name === 'sites')).toEqual({
      name: 'sites',
      file: 'province=41/county=410225/sites.parquet',
      rows: 2,
    });
    expect(readdirSync(join(out, 'province=41'))).toEqual(['county=410225']);
  });

  it('say the figures of the pages to the last digit', async () => {
    const [county] = await query(`SELECT * FROM ${from('county')}`);
    const summary = await d.say('project.summary', {});
    const money = await d.say('money.outlook', {});
    const carbon = await d.say('carbon.outlook', {});
    const grid = await d.say('grid.check', {});
    expect(county).toMatchObject({
      capacity_kwp: summary.capacityKwp,
      annual_kwh: summary.annualKwh,
      delivered_kwh: summary.deliveredKwh,
      avoided_tco2: summary.avoidedTco2,
      npv_yuan: money.total.npvYuan,
      capex_yuan: money.total.capexYuan,
      lifetime_tco2: carbon.lifetimeTco2,
      remaining_kwp: grid.total.remainingKwp,
      year: String(summary.year),
    });
    const years = await query(`SELECT * FROM ${from('money')} ORDER BY year`);
    expect(years.map((year) => year.equity_yuan)).toEqual(money.years.map((year) => year.equityYuan));
    const tonnes = await query(`SELECT * FROM ${from('carbon')} ORDER BY year`);
    expect(tonnes.map((year) => year.net_tco2)).toEqual(carbon.years.map((year) => year.netTco2));
  });

  it('hold the account of every year and of the months of the full one', async () => {
    const years = await query(`SELECT * FROM ${from('account_year')} ORDER BY year`);
    for (const row of years) {
      const year = await d.say('account.year', { year: Number(row.year) });
      expect(row.delivered_kwh).toBe(year.deliveredKwh);
      expect(row.avoided_tonnes).toBe(year.avoidedTonnes);
    }
    const [months] = await query(
      `SELECT count(*)::INTEGER AS n, sum(generated_kwh) AS made, sum(delivered_kwh) AS delivered FROM ${from('account_month')}`,
    );
    const full = await d.say('account.year', {});
    expect(months!.n).toBe(12);
    expect((months!.made as number) / full.generatedKwh).toBeCloseTo(1, 10);
    expect((months!.delivered as number) / full.deliveredKwh).toBeCloseTo(1, 10);
  });

  it('carry outlines that a geometry column is read from, and who made them by what', async () => {
    const sites = await query(`SELECT * FROM ${from('sites')} ORDER BY site_id`);
    expect(sites.map(({ name }) => name)[0]).toBe('一号地');
    expect(sites[0]).toMatchObject({
      county: '410225',
      county_code: '410225',
      scenario: '基准情景',
      rule_pack_version: expect.stringMatching(/^[0-9a-f]{12}$/),
      factors_version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    const [outline] = await query(
      `SELECT typeof(outline) AS type, outline::VARCHAR AS text FROM ${from('sites')} WHERE name = '一号地'`,
    );
    expect(outline!.type).toMatch(/^GEOMETRY/);
    expect(outline!.text).toContain('POLYGON ((114.82 34.82, 114.824 34.82');
    const [sum] = await query(`SELECT sum(delivered_kwh) AS kwh FROM ${from('sites')} WHERE counted`);
    const { deliveredKwh } = await d.say('project.summary', {});
    expect((sum!.kwh as number) / deliveredKwh).toBeCloseTo(1, 12);
  });

  it('name rules that could not be checked, and never pass them', async () => {
    const { sites } = await d.say('rules.check', {});
    const rows = await query(`SELECT site_id, rule FROM ${from('rules')} WHERE outcome = 'unchecked'`);
    expect(rows.length).toBe(sites.reduce((sum, { unchecked }) => sum + unchecked.length, 0));
  });

  it('are the same bytes of the same document', async () => {
    const bytes = () => RESULT_TABLES.map((name) => readFileSync(join(folder(), `${name}.parquet`)));
    const before = bytes();
    await d.say('results.export', { out, overwrite: true });
    expect(bytes().map((now, i) => now.equals(before[i]!))).toEqual(before.map(() => true));
  });

  it('answer every question of the page for analysts', async () => {
    const page = readFileSync(new URL('../../../docs/province.md', import.meta.url), 'utf8');
    const asked = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql!);
    expect(asked.length).toBeGreaterThan(4);
    const counts = [];
    for (const sql of asked) {
      counts.push((await query(sql.replaceAll("'results/", `'${out}/`))).length);
    }
    // All but the last one, which asks for what is not as elsewhere.
    expect(counts.slice(0, -1).every((count) => count > 0)).toBe(true);
    expect(counts.at(-1)).toBe(0);
  });

  it('leave what is there alone', async () => {
    await expect(d.say('results.export', { out })).rejects.toMatchObject({ code: 'folder.exists' });
    writeFileSync(join(folder(), 'notes.txt'), 'mine');
    const refused = d.say('results.export', { out, overwrite: true });
    await expect(refused).rejects.toMatchObject({ code: 'folder.not-ours' });
    expect(readFileSync(join(folder(), 'notes.txt'), 'utf8')).toBe('mine');
    const nowhere = d.say('results.export', { out: join(d.folder, 'no', 'such') });
    await expect(nowhere).rejects.toMatchObject({ code: 'file.no-folder' });
    const inFile = d.say('results.export', { out: d.file('plain', 'x') });
    await expect(inFile).rejects.toMatchObject({ code: 'folder.is-file' });
  });

  it('say of a county without estimates only what is known', async () => {
    await d.say('project.create', { path: join(d.folder, 'empty.gpkg'), countyCode: '410221' });
    const elsewhere = join(d.folder, 'elsewhere');
    mkdirSync(elsewhere);
    const { tables } = await d.say('results.export', { out: elsewhere });
    expect(tables.find(({ name }) => name === 'money')!.rows).toBe(0);
    const rows = await withDuck({ folders: [elsewhere] }, async (connection) =>
      (await connection.runAndReadAll(`SELECT * FROM '${elsewhere}/**/county.parquet'`)).getRowObjectsJson(),
    );
    expect(rows[0]).toMatchObject({ site_count: 0, npv_yuan: null, remaining_kwp: null });
  });
});
