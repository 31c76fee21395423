import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 200;
const MB = 1024;

/** Most that this process, the browser engine it started, and both at one time held, in MB. */
interface Held {
  own: number;
  engine: number;
  together: number;
}

/** Watches what this process and the processes it started hold (proportional set size, Linux only), in MB. */
export function watchMemory(): { stop(): Held } {
  const most: Held = { own: 0, engine: 0, together: 0 };
  const look = () => {
    const own = process.memoryUsage().rss / MB ** 2;
    const kb =
      process.platform === 'linux'
        ? descendants(process.pid).reduce((sum, pid) => sum + proportionalKb(pid), 0)
        : 0;
    most.own = Math.max(most.own, own);
    most.engine = Math.max(most.engine, kb / MB);
    most.together = Math.max(most.together, own + kb / MB);
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
