import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../electron/session/library.ts';
import { type PLAN_STEPS, type ProvinceSummary, RESULT_TABLES } from '../../shared/province.ts';

/**
 * Forty small counties by the Snakemake workflow with two jobs, of which one is killed half-way: nothing may be lost
 * and nothing there twice. Prints how long a county takes. `PROVINCE_COUNTIES` and `PRICE_CORE_HOUR` change the size
 * and add a price.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const COUNTIES = Number(process.env.PROVINCE_COUNTIES ?? 40);
const ROOFS = 12;
const JOBS = 2;
const LATEST: (typeof PLAN_STEPS)[number] = 'results';

function skip(why: string): never {
  console.log(`Skipped: ${why}`);
  process.exit(0);
}
if (process.platform !== 'linux') skip('finds the process to kill in /proc, which only Linux has');
if (spawnSync('snakemake', ['--version']).status !== 0) {
  skip('Snakemake is not installed (Debian: apt-get install snakemake)');
}

const home = mkdtempSync(join(tmpdir(), 'planner-province-'));
const out = join(home, 'province');
const env = { ...process.env, PLANNER_HOME: join(home, 'planner'), HOME: home, LANG: 'C.UTF-8' };
const planner = `${process.execPath} ${join(root, 'electron/cli.ts')}`;

/** A table of counties of some square buildings each; the last one's layer is missing, so that it fails. */
function makeTable(): { table: string; codes: string[]; bad: string } {
  const library = openLibrary();
  const counties = library
    .counties()
    .list('河南省', 5000)
    .counties.slice(0, COUNTIES + 1);
  library.close();
  const lines = counties.map(({ code, center: [lon, lat] }, i) => {
    if (i === COUNTIES) return `${code},buildings=missing.geojson`;
    const features = Array.from({ length: ROOFS }, (_, n) => {
      const [x, y] = [lon + 0.001 * (n % 4), lat + 0.001 * Math.floor(n / 4)];
      const ring = [
        [x, y],
        [x + 0.0003, y],
        [x + 0.0003, y + 0.0003],
        [x, y + 0.0003],
        [x, y],
      ];
      return {
        type: 'Feature',
        properties: { name: `${n + 1}号楼`, class: '党政机关', floors: 2 },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    });
    writeFileSync(join(home, `${code}.geojson`), JSON.stringify({ type: 'FeatureCollection', features }));
    return `${code},buildings=${code}.geojson`;
  });
  const table = join(home, 'province.csv');
  writeFileSync(table, ['county,layers', ...lines].join('\n'));
  return { table, codes: counties.slice(0, COUNTIES).map(({ code }) => code), bad: counties[COUNTIES]!.code };
}

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};
const descends = (pid: number, from: number): boolean => {
  for (let at = pid; at > 1; at = parentOf(at)) if (at === from) return true;
  return false;
};

/** A running job of the workflow that was started here: its process and its county; null where there is none now. */
function runningJob(snakemake: number): { pid: number; county: string } | null {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !descends(Number(name), snakemake)) continue;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (words[0] !== process.execPath || !words.includes('province.plan')) continue;
      // Beside the states lie those that are being written.
      const states = readdirSync(join(out, 'state')).filter((file) => /^\d{6}\.json$/.test(file));
      const working = states.find(
        (file) => JSON.parse(readFileSync(join(out, 'state', file), 'utf8')).running !== null,
      );
      if (working) return { pid: Number(name), county: working.slice(0, 6) };
    } catch {
      // It ended meanwhile, or its state is being written.
    }
  }
  return null;
}

const done = (codes: readonly string[]) => codes.filter((code) => existsSync(join(out, 'done', code))).length;

/** Runs the workflow, killing a job once half the counties are done. */
async function runWorkflow(
  table: string,
  codes: readonly string[],
): Promise<{ killed: string | null; said: string }> {
  const child = spawn(
    'snakemake',
    [
      ...['--snakefile', join(root, 'data/workflow/Snakefile'), '--directory', home],
      ...['--profile', join(root, 'data/workflow/profiles/machine'), '--cores', String(JOBS)],
      ...['--config', `table=${table}`, `out=${out}`, `planner=${planner}`],
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  let killed: string | null = null;
  const watch = setInterval(() => {
    if (killed !== null || done(codes) < COUNTIES / 2) return;
    const job = runningJob(child.pid!);
    if (!job) return;
    process.kill(job.pid, 'SIGKILL');
    killed = job.county;
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`snakemake ended with ${code}:\n${said.slice(-4000)}`);
  return { killed, said };
}

const wrong: string[] = [];
const check = (holds: boolean, what: string) => {
  if (!holds) wrong.push(what);
};

function cli<T>(command: string, input: unknown): T {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/cli.ts'), command, '--input', '-'],
    {
      ...{ env, encoding: 'utf8', input: JSON.stringify(input), maxBuffer: 1 << 28 },
    },
  );
  if (stdout === '') throw new Error(`${command}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

try {
  mkdirSync(out);
  const { table, codes, bad } = makeTable();
  const started = performance.now();
  const { killed } = await runWorkflow(table, codes);
  const seconds = (performance.now() - started) / 1000;

  check(killed !== null, 'no job was killed');
  check(done(codes) === COUNTIES, `${done(codes)} of ${COUNTIES} counties are done`);
  check(
    readFileSync(join(out, 'failed.txt'), 'utf8').includes(bad),
    'the county without its layer is not told',
  );
  const { totals, counties } = cli<ProvinceSummary>('province.summarise', { paths: [join(out, 'results')] });
  check(totals.counties === COUNTIES && totals.failed === 0, `${totals.counties} counties are summed`);
  check(totals.siteCount === COUNTIES * ROOFS, `${totals.siteCount} sites instead of ${COUNTIES * ROOFS}`);
  check(
    counties.every(({ siteCount, estimatedCount }) => siteCount === ROOFS && estimatedCount === ROOFS),
    'a county lacks roofs, or has some twice',
  );
  let core = 0;
  for (const code of codes) {
    const { running, steps } = JSON.parse(readFileSync(join(out, 'state', `${code}.json`), 'utf8'));
    check(running === null && steps.at(-1).step === LATEST, `${code} is not finished`);
    for (const { seconds: took } of steps) core += took;
  }
  if (killed !== null) {
    // The one that was killed comes to the same bytes as one that was not.
    const apart = join(home, 'apart');
    cli('province.plan', { table, out: apart, counties: [killed] });
    const folder = ['results', `province=${killed.slice(0, 2)}`, `county=${killed}`];
    for (const name of RESULT_TABLES) {
      const [one, other] = [out, apart].map((each) => readFileSync(join(each, ...folder, `${name}.parquet`)));
      check(one!.equals(other!), `${name} of ${killed} is not what it is without being killed`);
    }
  }
  const again = performance.now();
  await runWorkflow(table, codes).catch((error: Error) => wrong.push(error.message));
  const idle = (performance.now() - again) / 1000;
  const price = Number(process.env.PRICE_CORE_HOUR ?? Number.NaN);
  const perCounty = (seconds * JOBS) / COUNTIES;
  console.log(
    `${COUNTIES} counties of ${ROOFS} roofs with ${JOBS} jobs, ${killed} killed half-way: ${seconds.toFixed(0)} s, ` +
      `${((60 * COUNTIES) / seconds).toFixed(0)} counties a minute, ${perCounty.toFixed(1)} core-seconds a county ` +
      `(${(core / COUNTIES).toFixed(1)} s in its steps)${Number.isFinite(price) ? `, ${((perCounty / 3600) * price).toFixed(4)} a county` : ''}; ` +
      `again with nothing to do ${idle.toFixed(0)} s`,
  );
  for (const what of wrong) console.error(`Wrong: ${what}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(home, { recursive: true, force: true });
}
