import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../electron/commands/desk.ts';
import { printPdf } from '../../electron/hosts/chromium.ts';

const SITES = 5000;
const SAMPLE_MS = 200;
const MB = 1024;

/** Prints how long a plan of many sites takes in each language, how long it is and what memory it needs. */
export async function benchPlan(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-plan-'));
  let printMs = 0;
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: home, settings: home },
    emit: () => {},
    chooseFile: async () => null,
    async printPdf(request, signal) {
      const started = performance.now();
      const pdf = await printPdf(request, signal);
      printMs = performance.now() - started;
      return pdf;
    },
  });
  const say = (name: string, input: object = {}) =>
    desk.invoke(name, input, { language: 'zh', trusted: true });
  try {
    await say('project.create', { path: join(home, 'plan.gpkg'), countyCode: '410225' });
    await say('site.fromBuildings');
    const { sites } = (await say('site.list')) as { sites: { id: number }[] };
    const ids = sites.slice(SITES).map(({ id }) => id);
    if (ids.length) await say('site.delete', { ids });
    await say('estimate.run');
    for (const language of ['zh', 'en']) {
      const memory = watchMemory();
      const started = performance.now();
      const { pages, bytes } = (await say('plan.export', { out: join(home, 'plan.pdf'), language })) as {
        pages: number;
        bytes: number;
      };
      const ms = performance.now() - started;
      const { own, engine } = memory.stop();
      console.log(
        `plan of ${Math.min(SITES, sites.length)} sites, ${language}: ${pages} pages, ${(bytes / MB ** 2).toFixed(1)} MB, ${(ms / 1000).toFixed(1)} s (printing ${(printMs / 1000).toFixed(1)} s); memory at most ${own.toFixed(0)} MB here and ${engine.toFixed(0)} MB in the print engine`,
      );
    }
  } finally {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Watches what this process and the processes it started hold (proportional set size, Linux only), in MB. */
function watchMemory(): { stop(): { own: number; engine: number } } {
  const most = { own: 0, engine: 0 };
  const look = () => {
    most.own = Math.max(most.own, process.memoryUsage().rss / MB ** 2);
    if (process.platform !== 'linux') return;
    const held = descendants(process.pid).reduce((sum, pid) => sum + proportionalKb(pid), 0);
    most.engine = Math.max(most.engine, held / MB);
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readProc(`${entry}/stat`);
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found: number[] = [];
  for (let next = [root]; next.length; ) {
    next = [...parents].flatMap(([pid, parent]) => (next.includes(parent) ? [pid] : []));
    found.push(...next);
  }
  return found;
}

const proportionalKb = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readProc(`${pid}/smaps_rollup`))?.[1] ?? 0);

/** A process may end while it is looked at. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
