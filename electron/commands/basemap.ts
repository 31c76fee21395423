import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { Basemap } from '../../shared/basemap.ts';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { hostOf } from '../../shared/online-basemap.ts';
import { type OpenBasemap, openBasemap } from '../formats/basemap/open.ts';
import type { Session } from '../session/session.ts';
import { assertSiblings } from '../store/guard.ts';
import { markInUse } from '../store/in-use.ts';
import { assertPagesEnd } from '../store/page-trees.ts';
import { assertSmallSchema } from '../store/schema-size.ts';
import { agrees, assertAddress, type Connection, connect, tryService } from './basemap-online.ts';
import { type ChosenFile, type ChosenService, keepChosen, readChosen } from './basemap-settings.ts';
import type { HandlersOf } from './handler.ts';

/** The basemap is the planner's, not the document's: it stays through all of them. */
export const basemaps: HandlersOf<'basemap'> = {
  'basemap.info'(session, _, { language }) {
    const chosen = readChosen(session);
    if (chosen === null) return { basemap: null, problem: null, online: null };
    if ('service' in chosen) return onlineInfo(session, chosen, (error) => errorMessage(error, language));
    try {
      return { basemap: openedFile(session, chosen).basemap, problem: null, online: null };
    } catch (error) {
      if (!(error instanceof PlannerError)) throw error;
      const problem = { fileName: basename(chosen.path), message: errorMessage(error, language) };
      return { basemap: null, problem, online: null };
    }
  },

  'basemap.choose'(session, chosen) {
    const { basemap } = openedFile(session, chosen);
    keepChosen(session, chosen);
    return basemap;
  },

  'basemap.mark'(session, { offset, rows }) {
    const before = readChosen(session);
    if (!before || !('path' in before)) throw new PlannerError('basemap.none');
    const chosen = { ...before, ...(offset && { offset }), ...(rows && { rows }) };
    const { basemap } = openedFile(session, chosen);
    keepChosen(session, chosen);
    return basemap;
  },

  async 'basemap.connect'(session, { service, key }, { language }) {
    const before = readChosen(session);
    const known =
      before && 'service' in before && hostOf(before.service) === hostOf(service) ? before.key : '';
    const chosen = { service, key: key ?? known, on: true };
    assertAddress(chosen, language);
    if (!(await agrees(session, chosen, language))) return { connected: false };
    await tryService(session, chosen, countyMiddle(session));
    closeBasemap(session);
    keepChosen(session, chosen);
    return { connected: true };
  },

  async 'basemap.online'(session, { on }, { language }) {
    const chosen = readChosen(session);
    if (!chosen || !('service' in chosen)) throw new PlannerError('basemap.none');
    if (on && !chosen.on && !(await agrees(session, chosen, language))) return { on: false };
    closeBasemap(session);
    keepChosen(session, { ...chosen, on });
    return { on };
  },

  'basemap.remove'(session) {
    closeBasemap(session);
    keepChosen(session, null);
    return { ok: true };
  },
};

function countyMiddle({ document, library }: Session): [number, number] | null {
  if (!document) return null;
  const [west, south, east, north] = library.countyOf(document).bounds;
  return [(west + east) / 2, (south + north) / 2];
}

function onlineInfo(session: Session, chosen: ChosenService, words: (error: PlannerError) => string) {
  const { service, key, on } = chosen;
  const host = hostOf(service);
  const online = { service, hasKey: key !== '', on, host };
  if (!on) return { basemap: null, problem: null, online };
  const { basemap, fault } = openedService(session, chosen);
  return { basemap, problem: fault && { fileName: host, message: words(fault) }, online };
}

const CHECKS: Parameters<typeof openBasemap>[1] = {
  before(path) {
    assertSiblings(path);
    assertSmallSchema(path);
  },
  pages: assertPagesEnd,
};

/** Where the tiles come from now. */
export interface ShownBasemap {
  readonly basemap: Basemap;
  /** @param layer 0 the map, 1 names over it */
  tile(layer: number, z: number, x: number, y: number): Uint8Array | null | Promise<Uint8Array | null>;
}

type Opened =
  | { chosen: ChosenFile; open: OpenBasemap; unused: () => void }
  | { chosen: ChosenService; connection: Connection };
const opened = new WeakMap<Session, Opened>();

function openedFile(session: Session, chosen: ChosenFile): OpenBasemap {
  const next = openBasemap(chosen.path, CHECKS, chosen);
  const before = opened.get(session);
  if (before && 'open' in before && before.open.basemap.key === next.basemap.key) {
    next.archive.close();
    return before.open;
  }
  closeBasemap(session);
  opened.set(session, { chosen, open: next, unused: markInUse(realpathSync(chosen.path)) });
  return next;
}

function openedService(session: Session, chosen: ChosenService): Connection {
  const before = opened.get(session);
  if (before && 'connection' in before) return before.connection;
  closeBasemap(session);
  const connection = connect(chosen, () => session.host.emit({ type: 'basemap.changed' }));
  opened.set(session, { chosen, connection });
  return connection;
}

/** Lets go of the file, or of the service. */
export function closeBasemap(session: Session): void {
  const before = opened.get(session);
  if (before && 'open' in before) {
    before.open.archive.close();
    before.unused();
  } else before?.connection.close();
  opened.delete(session);
}

/** The basemap whose tiles are asked for; null when it is no longer the one. */
export function basemapByKey(session: Session, key: string): ShownBasemap | null {
  const now = opened.get(session);
  if (!now) return null;
  const { basemap } = 'open' in now ? now.open : now.connection;
  if (basemap.key !== key) return null;
  return {
    basemap,
    tile: (layer, z, x, y) =>
      'connection' in now
        ? now.connection.tile(layer, z, x, y)
        : layer === 0
          ? now.open.archive.tile(z, x, y)
          : null,
  };
}
