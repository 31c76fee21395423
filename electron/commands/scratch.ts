import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { isRunning } from '../store/partial-files.ts';

type Purpose = 'import' | 'export' | 'print' | 'aside';

/** What scratch folders are called, with the number of the program that made them; older ones were without. */
const NAME = /^planner-(?:import|export|print|aside)-(?:(\d+)-)?[A-Za-z0-9]{6}$/;
const OLD_MS = 86_400_000;

/**
 * Gives work a folder of its own that only this user may enter, gone afterwards.
 * @throws PlannerError `scratch.cannot-make`
 */
export async function withScratch<T>(purpose: Purpose, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeScratch(purpose);
  try {
    return await work(folder);
  } finally {
    // Not the synchronous one: half a million shapes laid by take a third of a second to remove. What cannot be
    // removed is swept at a later start; the work is done, and an import that is committed stays one that went well.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  }
}

async function makeScratch(purpose: Purpose): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), `planner-${purpose}-${process.pid}-`));
  } catch (error) {
    throw new PlannerError('scratch.cannot-make', { reason: (error as Error).message }, { file: tmpdir() });
  }
}

/**
 * Removes what programs that were ended left in the system's folder for temporary files: folders of this user's,
 * called as ours are, whose program runs no more or which are a day old. A link is no folder.
 */
export async function sweepScratch(folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const found = NAME.exec(name);
    if (!found) continue;
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => null);
    if (!stats?.isDirectory() || (process.getuid && stats.uid !== process.getuid())) continue;
    const ended = found[1] !== undefined && !isRunning(Number(found[1]));
    if (!ended && Date.now() - stats.mtimeMs < OLD_MS) continue;
    await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch(() => {});
  }
}
