import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskService } from '../commands/desk.ts';
import { DEMONSTRATION_COUNTY } from '../session/library.ts';

const FILE_NAME = `lankao-${DEMONSTRATION_COUNTY}.gpkg`;

/**
 * Opens the document named on the command line, else the demonstration county's, made on first use. A document
 * that cannot be opened leaves the start screen, where the planner chooses another.
 */
export async function openFirstProject(
  desk: DeskService,
  documentsDir: string,
  path?: string,
): Promise<void> {
  const caller = { language: 'zh', trusted: true } as const;
  const chosen = path ?? join(documentsDir, FILE_NAME);
  try {
    if (existsSync(chosen)) await desk.invoke('project.open', { path: chosen }, caller);
    else await desk.invoke('project.create', { path: chosen, countyCode: DEMONSTRATION_COUNTY }, caller);
  } catch (error) {
    process.stderr.write(`${chosen}: ${(error as Error).message}\n`);
  }
}
