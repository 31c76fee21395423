import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { isInUse } from './in-use.ts';
import { makeFolder } from './make-folder.ts';
import { partialIn, removeLeftBehind } from './partial-files.ts';
import { asWriteFault, followed } from './write-target.ts';

export interface WriteFolderOptions {
  /** Whether a folder that is there may be replaced. */
  replace: boolean;
  /** What a file in it may be called; a folder with anything else in it is never replaced. */
  holds: RegExp;
  /** A folder above it whose own parent must be there: it and those between are made. */
  below: string;
}

/**
 * Writes a folder of files whole or not at all: made beside its place under a name of its own, put on the disk and
 * renamed. Of two programs that write the same folder one fails and the other's is there whole.
 *
 * @param fill puts the files into the folder it is given, which holds no others
 * @throws PlannerError `folder.exists`, `folder.not-ours`, `folder.is-file` and those of `writeWhole`
 */
export async function writeFolder<T>(
  path: string,
  fill: (partial: string) => Promise<T>,
  options: WriteFolderOptions,
): Promise<T> {
  let partial: string | null = null;
  try {
    followed(options.below);
    makeFolder(dirname(path));
    const target = followed(path);
    judge(target, options);
    removeLeftBehind(dirname(target));
    partial = partialIn(dirname(target));
    mkdirSync(partial);
    const value = await fill(partial);
    for (const name of readdirSync(partial)) toDisk(join(partial, name));
    judge(target, options);
    putInPlace(partial, target);
    return value;
  } catch (error) {
    throw asWriteFault(error, path);
  } finally {
    if (partial) rmSync(partial, { recursive: true, force: true });
  }
}

/** @throws PlannerError that says why the place may not be written */
function judge(target: string, { replace, holds }: WriteFolderOptions): void {
  const refuse = (code: string) => new PlannerError(code, { name: basename(target) }, { file: target });
  const stats = lstatSync(target, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) throw refuse('folder.is-file');
  if (!replace) throw refuse('folder.exists');
  for (const name of readdirSync(target)) {
    if (!holds.test(name)) throw refuse('folder.not-ours');
    if (isInUse(join(target, name))) throw refuse('file.is-open');
  }
}

function putInPlace(partial: string, target: string): void {
  const aside = lstatSync(target, { throwIfNoEntry: false }) ? partialIn(dirname(target)) : null;
  if (aside) renameSync(target, aside);
  try {
    renameSync(partial, target);
  } catch (error) {
    if (aside) renameSync(aside, target);
    throw error;
  }
  toDisk(dirname(target));
  if (aside) rmSync(aside, { recursive: true, force: true });
}

/** Not every system lets a folder be synced; where it cannot, it does so by itself. */
function toDisk(path: string): void {
  let opened: number | undefined;
  try {
    opened = openSync(path, 'r');
    fsyncSync(opened);
  } catch {
    return;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
