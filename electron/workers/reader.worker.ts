import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { LandStatus } from '../../shared/land-rules.ts';
import { surveyPart } from '../bulk/fit/part.ts';
import { type Survey, surveyOf } from '../bulk/fit/survey.ts';
import { type Overview, overviewOf } from '../bulk/tile-overview.ts';
import { makeTile, type TileLayer } from '../bulk/tiles.ts';
import { guard } from '../store/guard.ts';
import { checkSchema } from '../store/schema-check.ts';
import { type SiteSpot, siteSpots } from '../store/tiles.ts';
import type { AskReader, FromReader, ReaderStart, ToReader } from './reader-protocol.ts';

/**
 * A thread that reads a document from a connection of its own, so that the window's commands never wait: it draws tiles
 * of the map, and surveys sites beside the thread that serves the window.
 */
const port = parentPort;
if (!port) throw new Error('reader.worker runs in a worker thread');
const { path, closed } = workerData as ReaderStart;
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

/** Surveys under way, by number. */
const surveys = new Map<number, Survey>();

function answer(asked: AskReader): { bytes: Uint8Array } | { around: Float64Array } {
  if (asked.type === 'around') return { around: surveyPart(db, surveys.get(asked.survey)!, asked.sites) };
  const { layer, address, version } = asked;
  const drawn = { of: overviewFor(version), sites: sitesNow };
  return { bytes: makeTile(db, layer as TileLayer, address, landOf, drawn) };
}

port.on('message', (message: ToReader) => {
  switch (message.type) {
    case 'land':
      land = new Map([
        ...[...message.broken].map((id): [number, LandStatus] => [id, 'broken']),
        ...[...message.overridden].map((id): [number, LandStatus] => [id, 'overridden']),
      ]);
      break;
    case 'survey': {
      const { basis, track } = message.start;
      surveys.set(
        message.survey,
        surveyOf(db, basis, () => track, new Map()),
      );
      break;
    }
    case 'survey-over':
      surveys.delete(message.survey);
      break;
    case 'close':
      db.close();
      Atomics.store(closed, 0, 1);
      Atomics.notify(closed, 0);
      port.close();
      break;
    default: {
      const { ask } = message;
      let said: FromReader;
      try {
        said = { ask, ...answer(message) };
      } catch (error) {
        said = { ask, failure: (error as Error).message };
      }
      port.postMessage(said);
    }
  }
});
