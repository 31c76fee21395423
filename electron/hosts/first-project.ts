import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskService } from '../commands/desk.ts';
import { DEMONSTRATION_COUNTY } from '../session/library.ts';

const FILE_NAME = `lankao-${DEMONSTRATION_COUNTY}.gpkg`;

/**
 * Opens the document that the start was given, else the demonstration county's, made on first use. Nothing is made
 * under a name that was given: it may be mistyped.
 *
 * @returns a document that could not be opened, for the window to say why; null where one is open or none was there
 */
export async function openFirstProject(
  desk: DeskService,
  documentsDir: string,
  given?: string,
): Promise<string | null> {
  const caller = { language: 'zh', trusted: true } as const;
  const path = given ?? join(documentsDir, FILE_NAME);
  const isNew = given === undefined && !existsSync(path);
  try {
    if (isNew) await desk.invoke('project.create', { path, countyCode: DEMONSTRATION_COUNTY }, caller);
    else await desk.invoke('project.open', { path }, caller);
    return null;
  } catch (error) {
    process.stderr.write(`${path}: ${(error as Error).message}\n`);
    return isNew ? null : path;
  }
}
