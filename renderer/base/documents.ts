import { RESTORABLE } from '../../shared/errors.ts';
import { invoke, run } from './client.ts';
import { notifyError, toReport } from './errors.tsx';
import { refreshProject } from './project.ts';
import { peek, update } from './store.ts';

/** Asks for a document and opens it; true when one is open afterwards. */
export async function openDocument(path?: string): Promise<boolean> {
  const chosen =
    path ?? (await run('shell.choose', { purpose: 'open-project', language: peek().language }))?.path ?? null;
  if (!chosen) return false;
  try {
    await invoke('project.open', { path: chosen });
  } catch (error) {
    if (RESTORABLE.has(toReport(error).code)) update({ dialog: 'backups', damaged: chosen });
    else notifyError(error);
    return false;
  }
  await refreshProject();
  return true;
}

export async function closeProject(): Promise<void> {
  if (await run('project.close', {})) await refreshProject();
}

/** Asks where to keep a new project of a county and makes it there. */
export async function createProject(
  countyCode: string,
  name: string,
  demonstration: boolean,
): Promise<boolean> {
  const chosen = await run('shell.choose', {
    purpose: 'save-project',
    suggestedName: `${name}.gpkg`,
    language: peek().language,
  });
  if (!chosen?.path) return false;
  const project = await run('project.create', { path: chosen.path, countyCode, name, demonstration });
  if (project) await refreshProject();
  return project !== undefined;
}
