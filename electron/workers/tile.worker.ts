import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { LandStatus } from '../../shared/land-rules.ts';
import { type Overview, overviewOf } from '../bulk/tile-overview.ts';
import { makeTile, type TileLayer } from '../bulk/tiles.ts';
import { guard } from '../store/guard.ts';
import { checkSchema } from '../store/schema-check.ts';
import { type SiteSpot, siteSpots } from '../store/tiles.ts';
import type { FromTiles, TileStart, ToTiles } from './tile-protocol.ts';

/** A thread that draws tiles of the map from a connection of its own, so that the window's commands never wait. */
const port = parentPort;
if (!port) throw new Error('tile.worker runs in a worker thread');
const { path, closed } = workerData as TileStart;
const db = new Database(path, { readonly: true, fileMustExist: true });
guard(db);
checkSchema(db, path);

let land = new Map<number, LandStatus>();
const landOf = (siteId: number): LandStatus => land.get(siteId) ?? 'clear';

/** Overviews of layers, each for as long as no layer changes. */
const overviews = new Map<ContextLayerName, { version: string; overview: Overview }>();
const overviewFor = (version: string) => (layer: ContextLayerName) => {
  let kept = overviews.get(layer);
  if (kept?.version !== version) {
    kept = { version, overview: overviewOf(db, layer) };
    overviews.set(layer, kept);
  }
  return kept.overview;
};

/** Where all sites are, until any connection writes the document. */
let sites: { version: number; spots: SiteSpot[] } | null = null;
function sitesNow(): SiteSpot[] {
  const version = db.pragma('data_version', { simple: true }) as number;
  if (sites?.version !== version) sites = { version, spots: siteSpots(db) };
  return sites.spots;
}

port.on('message', (message: ToTiles) => {
  switch (message.type) {
    case 'land':
      land = new Map([
        ...[...message.broken].map((id): [number, LandStatus] => [id, 'broken']),
        ...[...message.overridden].map((id): [number, LandStatus] => [id, 'overridden']),
      ]);
      break;
    case 'close':
      db.close();
      Atomics.store(closed, 0, 1);
      Atomics.notify(closed, 0);
      port.close();
      break;
    case 'tile': {
      const { ask, layer, address, version } = message;
      let answer: FromTiles;
      try {
        answer = {
          ask,
          bytes: makeTile(db, layer as TileLayer, address, landOf, {
            of: overviewFor(version),
            sites: sitesNow,
          }),
        };
      } catch (error) {
        answer = { ask, failure: (error as Error).message };
      }
      port.postMessage(answer);
    }
  }
});
