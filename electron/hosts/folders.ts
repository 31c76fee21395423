import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { makeFolder, makePrivateFolder } from '../commands/private-folder.ts';
import type { Host } from '../host.ts';

const PRODUCT = 'County PV Planner';

/**
 * The folders of a shell without Electron; PLANNER_HOME puts both under one folder of your choice. The one for
 * settings is closed to other users.
 *
 * @throws PlannerError `settings.no-home`, `settings.cannot-write`
 */
export function plainFolders(): Host['folders'] {
  const folders = chosenFolders();
  makeSettings(folders.settings);
  try {
    makeFolder(folders.documents);
  } catch {
    // Documents can be kept elsewhere; a dialog then starts at the root.
  }
  settleTemporaryFolder(join(folders.settings, 'temporary'));
  return folders;
}

function chosenFolders(): Host['folders'] {
  const { PLANNER_HOME } = process.env;
  if (PLANNER_HOME) {
    const own = resolve(PLANNER_HOME);
    return { documents: join(own, 'documents'), settings: join(own, 'settings') };
  }
  const home = homeFolder();
  const config = configFolder(home);
  if (config === null) throw new PlannerError('settings.no-home');
  const settings = join(config, PRODUCT);
  if (home === null) return { documents: join(settings, 'documents'), settings };
  const userDocuments = existsSync(join(home, 'Documents')) ? join(home, 'Documents') : home;
  return { documents: join(userDocuments, PRODUCT), settings };
}

/** The user's own folder, by the environment or else by the system's list of users; null where neither names one. */
function homeFolder(): string | null {
  for (const ask of [homedir, () => userInfo().homedir]) {
    try {
      const folder = ask();
      if (isAbsolute(folder)) return folder;
    } catch {
      // A user whom the system does not know.
    }
  }
  return null;
}

/** Where programs keep settings: an empty or relative name in the environment counts as none. */
function configFolder(home: string | null): string | null {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  const named = process.platform === 'win32' ? APPDATA : XDG_CONFIG_HOME;
  if (named && isAbsolute(named) && process.platform !== 'darwin') return named;
  const usual = { win32: 'AppData/Roaming', darwin: 'Library/Application Support' } as Record<string, string>;
  return home === null ? null : join(home, usual[process.platform] ?? '.config');
}

function makeSettings(folder: string): void {
  try {
    makePrivateFolder(folder);
  } catch (error) {
    throw new PlannerError('settings.cannot-write', { reason: (error as Error).message }, { file: folder });
  }
}

/** @throws PlannerError `settings.cannot-write`, for shells that cannot do without */
export function assertSettingsWritable(folder: string): void {
  if (isWritable(folder)) return;
  throw new PlannerError('settings.cannot-write', { reason: 'EACCES' }, { file: folder });
}

/**
 * Has this program and what it starts use a folder for temporary files that is there: the system's, or one of our
 * own where the environment names one that is missing or cannot be written.
 */
export function settleTemporaryFolder(own: string): void {
  const [named, usual] = [tmpdir(), process.platform === 'win32' ? null : '/tmp'];
  if (isAbsolute(named) && isWritable(named)) return;
  let folder = usual;
  if (folder === null || !isWritable(folder)) {
    makeSettings(own);
    folder = own;
  }
  for (const name of process.platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR']) process.env[name] = folder;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
