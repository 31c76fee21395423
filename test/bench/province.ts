import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDuck } from '../../electron/formats/parquet/duck.ts';
import { openLibrary } from '../../electron/session/library.ts';
import { columnOf, SUMMED_FIGURES } from '../../shared/province.ts';

const RUN = fileURLToPath(new URL('./province-run.ts', import.meta.url));

/** Results of a county of so many sites as `results.export` lays them out, with figures that its sites add up to. */
async function makeCounty(folder: string, sites: number): Promise<void> {
  await withDuck({ folders: [folder] }, async (connection) => {
    const write = (name: string, sql: string) =>
      connection.run(`COPY (${sql}) TO '${folder}/${name}.parquet' (FORMAT parquet, COMPRESSION zstd)`);
    await write(
      'sites',
      `SELECT '410225' AS county_code, range AS site_id, '村' || range AS name, 'rooftop' AS kind, true AS included,
        true AS counted, 'clear' AS land_status, 114 + random() AS longitude, 34 + random() AS latitude,
        50 + 100 * random() AS area_m2, 10 + 20 * random() AS capacity_kwp, 1e4 * (1 + random()) AS annual_kwh,
        1e4 * (1 + random()) AS generated_kwh, 9e3 * (1 + random()) AS delivered_kwh,
        repeat('x', 93) || range AS outline FROM range(${sites})`,
    );
    await write('money', 'SELECT 2026 AS year, 1.5e9 AS capex_yuan');
    await write('carbon', 'SELECT 2026 AS year, 2.5e6 AS avoided_tco2');
    const sums = `(SELECT sum(capacity_kwp) AS kwp, sum(generated_kwh) AS made, sum(delivered_kwh) AS delivered FROM '${folder}/sites.parquet')`;
    await write(
      'account_year',
      `SELECT 2026 AS year, made AS generated_kwh, delivered AS delivered_kwh, delivered * 0.0005 AS avoided_tonnes FROM ${sums}`,
    );
    const known: Record<string, string> = {
      siteCount: `${sites}::DOUBLE`,
      capacityKwp: 'kwp',
      generatedKwh: 'made',
      deliveredKwh: 'delivered',
      avoidedTco2: 'delivered * 0.0005',
      capexYuan: '1.5e9::DOUBLE',
      lifetimeTco2: '2.5e6::DOUBLE',
    };
    const figures = SUMMED_FIGURES.map((figure) => `${known[figure] ?? '1::DOUBLE'} AS ${columnOf(figure)}`);
    await write(
      'county',
      `SELECT '410225' AS county_code, '基准情景' AS scenario, '0.2.0' AS program_version, 'a' AS rule_pack_version,
        'b' AS factors_version, 2026 AS year, '{}' AS assumptions, ${figures.join(', ')} FROM ${sums}`,
    );
  });
}

/** Prints how long a province takes to be added up, and what memory. */
export async function benchProvince({ counties, sites }: { counties: number; sites: number }): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-province-'));
  try {
    const first = join(home, 'first');
    mkdirSync(first);
    await makeCounty(first, sites);
    const library = openLibrary();
    const codes = library.counties().list('', 5000).counties.slice(0, counties);
    library.close();
    for (const { code } of codes) {
      const folder = join(home, 'results', `province=${code.slice(0, 2)}`, `county=${code}`);
      cpSync(first, folder, { recursive: true });
      await withDuck({ folders: [home] }, (connection) =>
        connection.run(
          `COPY (SELECT * REPLACE ('${code}' AS county_code) FROM '${first}/county.parquet') TO '${folder}/county.parquet' (FORMAT parquet)`,
        ),
      );
    }
    const { stdout, stderr } = spawnSync(process.execPath, [RUN, join(home, 'results')], {
      encoding: 'utf8',
    });
    console.log(`${counties} counties of ${sites} sites: ${stdout.trim() || stderr}; bars 30 s, 2 GB`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
