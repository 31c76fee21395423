import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const victim = fileURLToPath(new URL('./victim.ts', import.meta.url));

/** What a killed program had acknowledged: its lines after the first, which said that it was ready. */
export interface Remains {
  ready: string;
  done: string[];
}

/**
 * Runs a piece of work in a program of its own and kills it, as a power cut would, some time after it began.
 *
 * @param afterMs from the moment it said it was ready, and as much as `afterDone` says, to SIGKILL
 * @param afterDone pieces of work it has to acknowledge before
 * @throws Error with what the program printed when it failed by itself
 */
export function killAfter(
  work: string,
  folder: string,
  seed: number,
  afterMs: number,
  afterDone = 0,
): Promise<Remains> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [victim, work, folder, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let complaints = '';
    let armed = false;
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (armed || out.split('\n').length < 2 + afterDone) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('close', (code) => {
      if (code !== null && code !== 0) {
        reject(new Error(`the program failed by itself:\n${complaints}`));
        return;
      }
      // A line cut off by the kill was not acknowledged.
      const [ready = '', ...done] = out.split('\n').slice(0, -1);
      resolve({ ready: ready.slice('ready'.length).trim(), done: done.map((line) => line.slice(5)) });
    });
  });
}
