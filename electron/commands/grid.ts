import { countyWork } from '../county/county-work.ts';
import { adoptWorks, dropWorks, listedWorks } from '../county/grid/adopted.ts';
import { gridOf, lowVoltagesOf } from '../county/grid/check.ts';
import { keepStation } from '../county/grid/kept-figures.ts';
import { openCapacityOf } from '../county/grid/open.ts';
import { listedLimits, planLimit } from '../county/grid/planned-limits.ts';
import { openZoneOf } from '../county/grid/zone.ts';
import { figureNow } from '../county/rules/in-force.ts';
import { deviceHosting } from '../engine/grid/device-hosting.ts';
import { loadFlow } from '../engine/grid/load-flow.ts';
import { openedDocument } from '../session/session.ts';
import { getTransformer } from '../store/transformers.ts';
import type { HandlersOf } from './handler.ts';

export const grid: HandlersOf<'grid'> = {
  async 'grid.check'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, gridOf(session, document));
  },

  async 'grid.openCapacity'(session, { works }) {
    const document = openedDocument(session);
    return countyWork(session, document, openCapacityOf(session, document, works ? null : 'all'));
  },

  async 'grid.lowVoltage'(session, { transformerId }) {
    const document = openedDocument(session);
    getTransformer(document, transformerId);
    const found = await countyWork(session, document, lowVoltagesOf(session, document));
    return found.get(transformerId)!;
  },

  'grid.works': (session) => ({ works: listedWorks(session, openedDocument(session)) }),

  'grid.adoptWorks': (session, { objectId, ...works }) =>
    adoptWorks(session, openedDocument(session), objectId, works),

  'grid.dropWorks': (session, { objectIds }) => ({
    dropped: dropWorks(openedDocument(session), objectIds),
  }),

  'grid.limits': (session) => ({ limits: listedLimits(session, openedDocument(session)) }),

  'grid.planLimit'(session, { objectId, limit }) {
    const document = openedDocument(session);
    planLimit(session, document, objectId, limit);
    return { limits: listedLimits(session, document) };
  },

  'grid.keepStation'(session, { stationId, ...figures }) {
    keepStation(openedDocument(session), stationId, figures);
    return { ok: true };
  },

  async 'grid.openZone'(session, input) {
    const document = openedDocument(session);
    return countyWork(session, document, openZoneOf(session, document, input));
  },

  'grid.deviceHosting': (session, input) => deviceHosting(input, figureNow(session, 'grid.reverseLoadRate')),

  'grid.loadFlow': (_session, input) => loadFlow(input),
};
