import { readdirSync, readFileSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const SAMPLE_MS = 1000;
const MB = 1024;

/** Most that this process, the browser engine it started, and both at one time held, in MB. */
interface Held {
  own: number;
  engine: number;
  together: number;
}

/**
 * Watches what this process and the processes it started hold (proportional set size, Linux only), in MB. It looks from
 * a thread of its own, since looking at a large process takes long.
 */
export function watchMemory(): { stop(): Held } {
  const most = new Float64Array(new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT));
  const worker = new Worker(new URL(import.meta.url), { workerData: { most } });
  return {
    stop() {
      void worker.terminate();
      const [own, engine, together] = most as unknown as [number, number, number];
      return { own, engine, together };
    },
  };
}

function look(most: Float64Array): void {
  const own = process.memoryUsage.rss() / MB ** 2;
  const kb =
    process.platform === 'linux'
      ? descendants(process.pid).reduce((sum, pid) => sum + proportionalKb(pid), 0)
      : 0;
  for (const [i, now] of [own, kb / MB, own + kb / MB].entries()) most[i] = Math.max(most[i]!, now);
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

if (!isMainThread && workerData?.most instanceof Float64Array) {
  setInterval(() => look(workerData.most), SAMPLE_MS);
}
