import i18next from 'i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import { invoke, run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { refreshProject } from '../base/project.ts';
import { peek, update } from '../base/store.ts';

export type Backup = CommandOutput<'project.backups'>['backups'][number];

/** Copies kept of a document, newest first; none when that cannot be found out. */
export const backupsOf = (path: string): Promise<Backup[]> =>
  invoke('project.backups', { path }).then(
    ({ backups }) => backups,
    () => [],
  );

/** Puts a backup in a document's place and shows it; true when that worked. */
export async function restore(path: string, backup?: string): Promise<boolean> {
  const info = await run('project.restore', { path, ...(backup !== undefined && { backup }) });
  if (!info) return false;
  update({ dialog: null, damaged: null });
  await refreshProject();
  const kept = info.kept?.split(/[\\/]/).at(-1);
  if (kept) notify({ color: 'teal', message: i18next.t('safety.restored', { kept }) });
  return true;
}

/** Asks where, saves a copy of the open document there and goes on in the copy. */
export async function saveCopy(): Promise<void> {
  const { project, language } = peek();
  if (!project) return;
  const chosen = await run('shell.choose', {
    purpose: 'save-copy',
    suggestedName: `${i18next.t('safety.saveCopyName', { name: project.name })}.gpkg`,
    language,
  });
  if (chosen?.path && (await run('project.saveAs', { path: chosen.path }))) await refreshProject();
}
