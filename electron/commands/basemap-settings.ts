import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { offsetSchema, rowsSchema } from '../../shared/basemap.ts';
import { onlineServiceSchema } from '../../shared/online-basemap.ts';
import type { Session } from '../session/session.ts';
import { writeWhole } from '../store/write-whole.ts';

const fileSchema = z.object({
  path: z.string().min(1),
  offset: offsetSchema.default('none'),
  rows: rowsSchema.default('auto'),
});
const onlineSchema = z.object({
  service: onlineServiceSchema,
  key: z.string(),
  on: z.boolean().default(false),
});

/** A file or folder of tiles, and how the planner marked it. */
export type ChosenFile = z.output<typeof fileSchema>;
/** An online service with the planner's key. It is kept on this computer alone, in a file of the user's own. */
export type ChosenService = z.output<typeof onlineSchema>;

const settingsSchema = z.union([fileSchema, onlineSchema]);
type Chosen = z.output<typeof settingsSchema>;

const settingsFile = ({ host }: Session) => join(host.folders.settings, 'basemap.json');

/** What was chosen last; null when there is nothing or the settings cannot be read. */
export function readChosen(session: Session): Chosen | null {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(settingsFile(session), 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps a choice and tells the window. */
export function keepChosen(session: Session, chosen: Chosen | null): void {
  if (chosen === null) rmSync(settingsFile(session), { force: true });
  else {
    mkdirSync(session.host.folders.settings, { recursive: true });
    writeWhole(settingsFile(session), Buffer.from(JSON.stringify(chosen)), { replace: true, atMost: 0o600 });
  }
  session.host.emit({ type: 'basemap.changed' });
}
