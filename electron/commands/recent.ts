import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../store/write-whole.ts';

const recentSchema = z.array(z.object({ path: z.string(), name: z.string(), countyName: z.string() }));
type Recent = z.output<typeof recentSchema>;
const KEPT = 10;

/** Documents opened lately that still exist, newest first; a list that cannot be read counts as empty. */
export function readRecent(settingsDir: string): Recent {
  try {
    const list = recentSchema.parse(JSON.parse(readFileSync(join(settingsDir, 'recent.json'), 'utf8')));
    return list.filter(({ path }) => existsSync(path));
  } catch {
    return [];
  }
}

/** Puts a document first in the list; failing to is no reason to stop the planner. */
export function rememberRecent(settingsDir: string, project: Recent[number]): void {
  const list = [project, ...readRecent(settingsDir).filter(({ path }) => path !== project.path)];
  try {
    mkdirSync(settingsDir, { recursive: true });
    const text = JSON.stringify(list.slice(0, KEPT), null, 2);
    writeWhole(join(settingsDir, 'recent.json'), Buffer.from(text), { replace: true, atMost: 0o600 });
  } catch {
    // A read-only settings folder only costs the list of recent documents.
  }
}
