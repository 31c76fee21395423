import { TILE_TYPES } from '../../shared/basemap.ts';
import { PlannerError } from '../../shared/errors.ts';
import { terrainGrid } from '../county/terrain/grid.ts';
import { SHADED_TILE, shadedTile } from '../engine/terrain/shaded-tile.ts';
import { pictureKind } from '../formats/basemap/archive.ts';
import { encodePng } from '../formats/png.ts';
import type { Session } from '../session/session.ts';
import type { Tile } from '../session/tile.ts';
import { basemapByKey } from './basemap.ts';

const PATH = /^\/ground\/(terrain|basemap|labels)\/([\w.-]{1,64})\/(\d{1,2})\/(\d{1,8})\/(\d{1,8})$/;
const DEEPEST = 24;

/**
 * A tile of what lies under the planner's layers, by its path under the window's address:
 * `/ground/terrain/<version>/<z>/<x>/<y>` is shaded relief, `/ground/basemap/<key>/<z>/<x>/<y>` the basemap's,
 * `/ground/labels/…` the names over an online one.
 *
 * @returns an empty tile where there is nothing to show; null for what is no such path
 */
export async function groundTile(session: Session, path: string): Promise<Tile | null> {
  const [, kind, key, ...numbers] = PATH.exec(path) ?? [];
  if (!kind || !key) return null;
  const [z, x, y] = numbers.map(Number) as [number, number, number];
  if (z > DEEPEST || x >= 2 ** z || y >= 2 ** z) return null;
  if (kind === 'terrain') return reliefTile(session, z, x, y);
  return basemapTile(session, key, { layer: kind === 'labels' ? 1 : 0, z, x, y });
}

let clear: Buffer | null = null;

/** A picture of nothing. */
function clearTile(): Tile {
  clear ??= encodePng('grayAlpha8', 1, 1, new Uint8Array(2));
  return { body: clear, type: TILE_TYPES.png };
}

function reliefTile({ document }: Session, z: number, x: number, y: number): Tile {
  const grid = document && terrainGrid(document);
  const pixels = grid && shadedTile(grid, z, x, y);
  if (!pixels) return clearTile();
  return { body: encodePng('grayAlpha8', SHADED_TILE, SHADED_TILE, pixels), type: TILE_TYPES.png };
}

async function basemapTile(
  session: Session,
  key: string,
  { layer, z, x, y }: { layer: number; z: number; x: number; y: number },
): Promise<Tile | null> {
  const shown = basemapByKey(session, key);
  if (!shown) return null;
  const { tiles } = shown.basemap;
  const none = tiles === 'mvt' ? { body: new Uint8Array(), type: TILE_TYPES.mvt } : clearTile();
  try {
    const body = await shown.tile(layer, z, x, y);
    return body ? { body, type: TILE_TYPES[pictureKind(body) ?? tiles] } : none;
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    session.log.error('basemap.tile', error);
    return none;
  }
}
