import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { asWriteFault } from './write-target.ts';

/**
 * Makes a folder and those above it that are not there, one by one: what the system says of several at once leaves open
 * what is in the way.
 *
 * @throws PlannerError `folder.is-file` where a file has one of their names; what keeps a folder from being written
 */
export function makeFolder(path: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return;
    if (stats) throw new PlannerError('folder.is-file', { name: basename(path) }, { file: path });
    if (dirname(path) !== path) makeFolder(dirname(path));
    mkdirSync(path);
  } catch (error) {
    // Another program may have made it at the same moment.
    if ((error as { code?: string }).code === 'EEXIST' && statSync(path).isDirectory()) return;
    throw asWriteFault(error, path);
  }
}
