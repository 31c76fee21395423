import { PlannerError } from '../../shared/errors.ts';
import { countyWork } from '../county/county-work.ts';
import { connectionsOf } from '../county/grid/connections.ts';
import { stationsOf } from '../county/grid/stations.ts';
import { openedDocument } from '../session/session.ts';
import { dropChosenConnection, putChosenConnection } from '../store/connections.ts';
import { getFeeder } from '../store/feeders.ts';
import { getSite } from '../store/sites.ts';
import { getTransformer } from '../store/transformers.ts';
import type { HandlersOf } from './handler.ts';

export const connections: HandlersOf<'connection'> = {
  async 'connection.list'(session, { siteIds, limit }) {
    const document = openedDocument(session);
    const all = await countyWork(session, document, connectionsOf(session, document));
    const asked = siteIds && new Set(siteIds);
    const wanted = asked ? all.filter(({ siteId }) => asked.has(siteId)) : all;
    return { connections: wanted.slice(0, limit) };
  },

  'connection.choose'(session, { siteIds, level, objectId }) {
    const document = openedDocument(session);
    if (objectId !== null) {
      if (level === '220V' || level === '380V') getTransformer(document, objectId);
      else if (level === '10kV') getFeeder(document, objectId);
      else if (level !== null && !stationsOf(session, document).some(({ id }) => id === objectId)) {
        throw new PlannerError('feeder.no-station', { id: objectId }, { field: 'objectId' });
      }
    }
    for (const siteId of new Set(siteIds)) {
      getSite(document, siteId);
      if (level === null) dropChosenConnection(document, siteId);
      else putChosenConnection(document, { siteId, level, objectId });
    }
    return { changed: new Set(siteIds).size };
  },
};
