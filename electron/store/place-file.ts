import { closeSync, existsSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { isInUse, LOG_ENDINGS } from './in-use.ts';
import { partialIn } from './partial-files.ts';
import { asWriteFault, followed, type Target } from './write-target.ts';

/** Does work on a path and gives the system's errors the planner's words. */
export function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asWriteFault(error, path);
  }
}

/** Gives a finished file its name; the logs of a database that goes, go with it. */
export function putInPlace(partial: string, target: Target, replace: boolean, database: boolean): void {
  const logs = database || target.isDatabase ? moveLogsAside(target.path) : [];
  try {
    if (replace) renameSync(partial, target.path);
    else placeNew(partial, target.path);
  } catch (error) {
    moveBack(logs);
    throw error;
  }
  for (const { aside } of logs) rmSync(aside, { force: true });
}

interface MovedLog {
  log: string;
  aside: string;
}

/** The logs of the file that goes must never be read into the one that comes. */
function moveLogsAside(path: string): MovedLog[] {
  const moved: MovedLog[] = [];
  try {
    for (const log of LOG_ENDINGS.map((ending) => `${path}${ending}`)) {
      const stats = lstatSync(log, { throwIfNoEntry: false });
      if (!stats) continue;
      const refused = isInUse(log) ? 'file.is-open' : stats.isDirectory() ? 'file.is-folder' : null;
      if (refused) throw new PlannerError(refused, { name: basename(log) }, { file: log });
      const aside = partialIn(dirname(path));
      renameSync(log, aside);
      moved.push({ log, aside });
    }
  } catch (error) {
    moveBack(moved);
    throw error;
  }
  return moved;
}

function moveBack(moved: readonly MovedLog[]): void {
  for (const { log, aside } of moved) renameSync(aside, log);
}

/** Gives a file its name unless another has come to have it meanwhile. */
function placeNew(partial: string, path: string): void {
  try {
    linkSync(partial, path);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'EEXIST' || existsSync(path)) {
      throw new PlannerError('file.exists', { name: basename(path) }, { file: path });
    }
    // File systems without links, such as those of memory sticks.
    renameSync(partial, path);
  }
}

/** Not every system and file system lets a folder be synced; where it cannot, it does so by itself. */
export function folderToDisk(folder: string): void {
  let opened: number | undefined;
  try {
    opened = openSync(folder, 'r');
    fsyncSync(opened);
  } catch {
    return;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** Gives a file of the program's own another name, in the place of what has it. */
export function moveOver(from: string, to: string): void {
  attempt(to, () => {
    for (const path of [from, to].map(followed)) {
      if (isInUse(path)) throw new PlannerError('file.is-open', { name: basename(path) }, { file: path });
    }
    renameSync(from, to);
  });
}
