import { TILE_TYPES } from '../../shared/basemap.ts';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import { MOST_SHAPES } from '../bulk/tiles.ts';
import { landVersion, warmLand } from '../county/land/rules.ts';
import { landStatuses } from '../county/land/statuses.ts';
import { readerOf } from '../session/reader.ts';
import type { Session } from '../session/session.ts';
import type { Tile } from '../session/tile.ts';
import { contextVersion } from '../store/context-version.ts';
import type { Document } from '../store/document.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { hasMoreThan } from '../store/tiles.ts';

const LAYERS: readonly string[] = [...CONTEXT_LAYERS, 'sites'];
const PATH = /^\/tiles\/([a-z_]+)\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})\.mvt$/;
const DEEPEST = 22;
const WORLD: Bounds = [-180, -90, 180, 90];

interface Kept {
  /** Under what the thread was last told; null while the sites have not been looked at. */
  land: string | null;
  changed(): ReadonlySet<number> | 'all';
}
const kept = new WeakMap<Document, Kept>();

/**
 * A vector tile of the open document by its path, `/tiles/<layer>/<z>/<x>/<y>.mvt`.
 * @returns null when there is no such tile or no document
 */
export async function tileAt(session: Session, path: string): Promise<Tile | null> {
  const { document } = session;
  const [, layer, ...numbers] = PATH.exec(path) ?? [];
  if (!document || layer === undefined || !LAYERS.includes(layer)) return null;
  const [z, x, y] = numbers.map(Number) as [number, number, number];
  if (z > DEEPEST || x >= 2 ** z || y >= 2 ** z) return null;
  const known = keptFor(document);
  if (layer === 'sites') {
    if (known.land === null) tellLandLater(session, document, known);
    else if (known.land !== '') tellLand(session, document, known);
  }
  try {
    const body = await readerOf(document).tile(layer, { z, x, y }, contextVersion(document));
    return body && { body, type: TILE_TYPES.mvt };
  } catch (error) {
    if (session.document === document) session.log.error('tile', error);
    return null;
  }
}

function keptFor(document: Document): Kept {
  let known = kept.get(document);
  if (!known) {
    known = { land: null, changed: siteMirror(document).follow() };
    kept.set(document, known);
  }
  return known;
}

/** Begins what the first map of large layers waits for while the window comes up. */
export function startTiles(session: Session, document: Document): void {
  if (session.host.name === 'command-line') return;
  for (const layer of LAYERS) {
    if (!hasMoreThan(document.db, layer, WORLD, MOST_SHAPES)) continue;
    readerOf(document)
      .tile(layer, { z: 0, x: 0, y: 0 }, contextVersion(document))
      .catch((error: unknown) => session.document === document && session.log.error('tile', error));
  }
}

/** For so long the window has the machine to itself, to draw the first map of a large document. */
export const FIRST_MAP_MS = 6000;

/** The first map does not wait for the land rules: its sites are drawn again where any breaks one. */
function tellLandLater(session: Session, document: Document, known: Kept): void {
  known.land = '';
  const tell = async () => {
    if (session.document !== document) return;
    await warmLand(session, document);
    if (session.document !== document) return;
    if (tellLand(session, document, known)) session.host.emit({ type: 'sites.changed' });
  };
  setTimeout(() => tell().catch((error: unknown) => session.log.error('tile', error)), FIRST_MAP_MS).unref();
}

/** Tells the thread how the sites stand, where that may have changed; says whether any breaks a rule. */
function tellLand(session: Session, document: Document, known: Kept): boolean {
  const version = landVersion(document);
  const changed = known.changed();
  if (known.land === version && changed !== 'all' && changed.size === 0) return false;
  known.land = version;
  const status = landStatuses(session, document);
  const broken: number[] = [];
  const overridden: number[] = [];
  for (const site of siteMirror(document).rows().values()) {
    const land = status(site);
    if (land === 'broken') broken.push(site.id);
    else if (land === 'overridden') overridden.push(site.id);
  }
  readerOf(document).setLand(broken, overridden);
  return broken.length + overridden.length > 0;
}
