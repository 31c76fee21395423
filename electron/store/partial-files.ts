import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LOCK_ENDING, LOG_ENDINGS } from './in-use.ts';

/** Begins the names of this machine's halves, so that those of programs that were ended can be told and removed. */
const PREFIX = `~planner-${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}-`;

/** A new name in a folder for a file that is being made there. */
export const partialIn = (folder: string) =>
  join(folder, `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}.part`);

/** Removes what programs of this machine that were ended left half made in a folder: files, and folders of them. */
export function removeLeftBehind(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // A folder that may be written but not listed.
  }
  for (const name of names) {
    const pid = name.startsWith(PREFIX)
      ? /^(\d+)-[0-9a-f]{8}\.part/.exec(name.slice(PREFIX.length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether a program with that number runs, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== 'ESRCH';
  }
}

export function removeWithLogs(path: string): void {
  for (const ending of ['', ...LOG_ENDINGS, LOCK_ENDING]) rmSync(`${path}${ending}`, { force: true });
}
