import { countyWork } from '../county/county-work.ts';
import { gridOf } from '../county/grid/check.ts';
import { openCapacityOf } from '../county/grid/open.ts';
import { openZoneOf } from '../county/grid/zone.ts';
import { deviceHosting } from '../engine/grid/device-hosting.ts';
import { loadFlow } from '../engine/grid/load-flow.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const grid: HandlersOf<'grid'> = {
  async 'grid.check'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, gridOf(session, document));
  },

  async 'grid.openCapacity'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, openCapacityOf(session, document));
  },

  async 'grid.openZone'(session, input) {
    const document = openedDocument(session);
    return countyWork(session, document, openZoneOf(session, document, input));
  },

  'grid.deviceHosting': (_session, input) => deviceHosting(input),

  'grid.loadFlow': (_session, input) => loadFlow(input),
};
