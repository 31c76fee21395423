/**
 * A planner's day in minutes: 20,000 commands and more at the real desk, drawn from a seed, with documents opened
 * and closed, plans written and undo used. Prints memory as it goes, and fails when it grew, when workers, file
 * handles or timers are left, or when closing the project keeps the threads. `npm run load`; `LOAD_COMMANDS` and `LOAD_SEED` change how many and which.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { blankPdf } from '../../electron/report/pdf/blank.ts';
import { openDesk, SMALL_COUNTY, seeded, square } from '../faults/desk.ts';

const COMMANDS = Number(process.env.LOAD_COMMANDS ?? 20_000);
const SEED = Number(process.env.LOAD_SEED ?? 1);
/** Sites are drawn and deleted around this many, so that only time goes on. */
const SITES = 60;
/** Growth of the settled heap, from a quarter of the day to its end, that is not flat any more. */
const ALLOWED_GROWTH_MB = 12;
/** Commands after which the process has what it keeps, and how much of that it may take more by the end of the day. */
const SETTLED = 1000;
const ALLOWED_SHARE = 0.2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const random = seeded(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const path = join(folder, 'a.gpkg');
let printed = 0;
const desk = openDesk(folder, {
  pdf: () => {
    printed++;
    return blankPdf();
  },
});

const counts: Record<string, number> = {};
let said = 0;
const say: typeof desk.say = (name, input) => {
  said++;
  counts[name] = (counts[name] ?? 0) + 1;
  return desk.say(name, input);
};

/** What one turn of the planner's hand is; each says one to a few commands. */
async function turn(ids: number[]): Promise<void> {
  const dice = random();
  if (ids.length < SITES / 2 || (dice < 0.18 && ids.length < 2 * SITES)) {
    const geometry = square(114.7 + 0.15 * random(), 34.45 + 0.15 * random(), 0.0005 + 0.002 * random());
    ids.push((await say('site.create', { kind: pick(['rooftop', 'agrivoltaic']), geometry })).id);
  } else if (dice < 0.4) {
    await say('site.update', { ids: [pick(ids)], changes: { tiltDeg: Math.round(60 * random()) } });
  } else if (dice < 0.5) {
    const [id] = ids.splice(Math.floor(random() * ids.length), 1);
    await say('site.delete', { ids: [id] });
  } else if (dice < 0.58) {
    await say('site.include', { ids: [pick(ids)], included: random() < 0.7 });
  } else if (dice < 0.66) {
    await say('edit.undo', {});
    await say('edit.redo', {});
  } else if (dice < 0.7) {
    const { scenarios } = await say('scenario.list', {});
    if (scenarios.length < 4) await say('scenario.create', { name: `情景 ${said}`, copyOf: scenarios[0].id });
    else await say('scenario.delete', { id: scenarios[3].id });
  } else if (dice < 0.74) {
    const { scenarios } = await say('scenario.list', {});
    await say('scenario.activate', { id: pick(scenarios).id });
  } else if (dice < 0.86) {
    await say('site.list', {});
    await say('project.summary', {});
    await say('edit.history', {});
  } else if (dice < 0.97) {
    await say('county.list', { query: pick(['兰考', 'lankao', '河南', 'x']) });
    await say('context.list', {});
  } else if (dice < 0.985) {
    await say('carbon.outlook', {});
    await say('weather.list', {});
  } else if (dice < 0.99) {
    await say('account.year', {});
    await say('money.outlook', {});
    await say('grid.check', {});
    await say('fit.scores', {});
  } else if (dice < 0.998) {
    await say('project.close', {});
    await say('project.open', { path });
  } else {
    await say('plan.export', {
      out: join(folder, 'plan.pdf'),
      language: pick(['zh', 'en']),
      overwrite: true,
    });
  }
}

interface Reading {
  commands: number;
  heapMb: number;
  rssMb: number;
  handles: number;
  files: number;
}

async function read(): Promise<Reading> {
  await desk.settled();
  desk.events.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  collect();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  return {
    commands: said,
    heapMb: (heapUsed + external + arrayBuffers) / 1e6,
    rssMb: rss / 1e6,
    handles: process.getActiveResourcesInfo().length,
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
  };
}

const show = ({ commands, heapMb, rssMb, handles, files }: Reading) =>
  console.log(
    `${String(commands).padStart(6)} commands: heap ${heapMb.toFixed(1)} MB, process ${rssMb.toFixed(0)} MB, ${handles} handles, ${files} files`,
  );

await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
// What is read and kept on first use is there before the day is measured.
await desk.say('site.create', { kind: 'agrivoltaic', geometry: square(114.75, 34.5, 0.003) });
await desk.settled();
for (const language of ['zh', 'en'] as const) {
  await desk.say('plan.export', { out: join(folder, 'plan.pdf'), language, overwrite: true });
}
const started = performance.now();
const readings: Reading[] = [];
let settled: Reading | null = null;
let ids: number[] = [];
while (said < COMMANDS) {
  if (said >= SETTLED && !settled) {
    settled = await read();
    show(settled);
  }
  if (said >= (readings.length * COMMANDS) / 8) {
    readings.push(await read());
    show(readings[readings.length - 1]);
    ids = (await say('site.list', {})).sites.map(({ id }) => id);
  }
  await turn(ids).catch((error: { code?: string }) => {
    // Undo may have taken away the site or scenario that the planner's list still names.
    if (!/^(site|scenario)\.(unknown|name-taken|last)$/.test(error.code ?? '')) throw error;
  });
}
const last = await read();
show(last);
const seconds = (performance.now() - started) / 1000;
const quarter = readings[2];
const growthMb = last.heapMb - quarter.heapMb;
const share = last.rssMb / (settled ?? quarter).rssMb - 1;
await desk.say('project.close', {});
await new Promise((resolve) => setTimeout(resolve, 3000));
const closed = await read();
const threads = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
await desk.close();
await new Promise((resolve) => setTimeout(resolve, 200));
const left = process
  .getActiveResourcesInfo()
  .filter((name) => !/^(TTYWrap|PipeWrap|FSReqPromise)$/.test(name));
const locks = readdirSync(folder).filter(
  (name) => !['a.gpkg', 'plan.pdf', 'plan.pdf.figures.json', 'settings'].includes(name),
);
rmSync(folder, { recursive: true, force: true });

console.log(
  `${said} commands of ${Object.keys(counts).length} kinds, ${printed} plans, in ${seconds.toFixed(0)} s (${(said / seconds).toFixed(0)}/s)`,
);
console.log(
  `heap from a quarter of the day to its end: ${growthMb >= 0 ? '+' : ''}${growthMb.toFixed(1)} MB`,
);
console.log(
  `process from ${SETTLED} commands to the end: ${(100 * share).toFixed(1)} %; with the project closed ${closed.rssMb.toFixed(0)} MB`,
);
console.log(`left after closing: ${left.length === 0 ? 'nothing' : left.join(', ')}`);

const faults = [
  growthMb > ALLOWED_GROWTH_MB && `the heap grew by ${growthMb.toFixed(1)} MB`,
  share > ALLOWED_SHARE &&
    `the process takes ${(100 * share).toFixed(0)} % more than after ${SETTLED} commands`,
  threads > 0 && `${threads} threads outlive their project`,
  closed.rssMb > last.rssMb && 'closing the project gives nothing back',
  last.handles > quarter.handles + 3 && `handles went from ${quarter.handles} to ${last.handles}`,
  last.files > quarter.files + 3 && `open files went from ${quarter.files} to ${last.files}`,
  left.length > 0 && `left open: ${left.join(', ')}`,
  locks.length > 0 && `left on disk: ${locks.join(', ')}`,
].filter(Boolean);
for (const fault of faults) console.error(`✗ ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
