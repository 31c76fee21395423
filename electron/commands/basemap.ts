import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { type OpenBasemap, openBasemap } from '../formats/basemap/open.ts';
import type { Session } from '../session/session.ts';
import { assertSiblings } from '../store/guard.ts';
import { markInUse } from '../store/in-use.ts';
import { assertPagesEnd } from '../store/page-trees.ts';
import { assertSmallSchema } from '../store/schema-size.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { HandlersOf } from './handler.ts';

/** The basemap is the planner's, not the document's: it stays through all of them. */
export const basemaps: HandlersOf<'basemap'> = {
  'basemap.info'(session, _, { language }) {
    const path = chosenPath(session);
    if (path === null) return { basemap: null, problem: null };
    try {
      return { basemap: openedBasemap(session, path).basemap, problem: null };
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error;
      return { basemap: null, problem: { fileName: basename(path), message: errorMessage(error, language) } };
    }
  },

  'basemap.choose'(session, { path }) {
    const { basemap } = openedBasemap(session, path);
    mkdirSync(session.host.folders.settings, { recursive: true });
    writeWhole(settingsFile(session), Buffer.from(JSON.stringify({ path })), {
      replace: true,
      atMost: 0o600,
    });
    session.host.emit({ type: 'basemap.changed' });
    return basemap;
  },

  'basemap.remove'(session) {
    closeBasemap(session);
    rmSync(settingsFile(session), { force: true });
    session.host.emit({ type: 'basemap.changed' });
    return { ok: true };
  },
};

const settingsFile = ({ host }: Session) => join(host.folders.settings, 'basemap.json');
const settingsSchema = z.object({ path: z.string().min(1) });

/** The path chosen last, as the settings keep it; null when there is none or they cannot be read. */
function chosenPath(session: Session): string | null {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(settingsFile(session), 'utf8'))).path;
  } catch {
    return null;
  }
}

const CHECKS: Parameters<typeof openBasemap>[1] = {
  before(path) {
    assertSiblings(path);
    assertSmallSchema(path);
  },
  pages: assertPagesEnd,
};

const opened = new WeakMap<Session, { path: string; open: OpenBasemap; unused: () => void }>();

function openedBasemap(session: Session, path: string): OpenBasemap {
  const next = openBasemap(path, CHECKS);
  const before = opened.get(session);
  if (before?.path === path && before.open.basemap.key === next.basemap.key) {
    next.archive.close();
    return before.open;
  }
  closeBasemap(session);
  opened.set(session, { path, open: next, unused: markInUse(realpathSync(path)) });
  return next;
}

/** Lets go of the file. */
export function closeBasemap(session: Session): void {
  const before = opened.get(session);
  before?.open.archive.close();
  before?.unused();
  opened.delete(session);
}

/** The basemap whose tiles are asked for; null when it is no longer the one. */
export function basemapByKey(session: Session, key: string): OpenBasemap | null {
  const open = opened.get(session)?.open;
  return open?.basemap.key === key ? open : null;
}
