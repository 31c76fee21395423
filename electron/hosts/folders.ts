import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../host.ts';

const PRODUCT = 'County PV Planner';

/** The folders of a shell without Electron; PLANNER_HOME puts both under one folder of your choice. */
export function plainFolders(): Host['folders'] {
  const { PLANNER_HOME, APPDATA, XDG_CONFIG_HOME } = process.env;
  const home = homedir();
  const config =
    APPDATA ??
    (process.platform === 'darwin'
      ? join(home, 'Library/Application Support')
      : (XDG_CONFIG_HOME ?? join(home, '.config')));
  const userDocuments = existsSync(join(home, 'Documents')) ? join(home, 'Documents') : home;
  const folders = PLANNER_HOME
    ? { documents: join(PLANNER_HOME, 'documents'), settings: join(PLANNER_HOME, 'settings') }
    : { documents: join(userDocuments, PRODUCT), settings: join(config, PRODUCT) };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}
