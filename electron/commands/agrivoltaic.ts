import { PlannerError } from '../../shared/errors.ts';
import { agrivoltaicOf, cropOptions, layoutOptions } from '../county/farm/agrivoltaic.ts';
import { openedDocument } from '../session/session.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const agrivoltaic: HandlersOf<'agrivoltaic'> = {
  'agrivoltaic.light'(session, { siteId, changes }) {
    const document = openedDocument(session);
    const site = getSite(document, siteId);
    if (site.kind !== 'agrivoltaic') throw new PlannerError('agrivoltaic.not-land', { name: site.name });
    return agrivoltaicOf(session, document, site, changes);
  },

  'agrivoltaic.options'(session) {
    const document = openedDocument(session);
    return { layouts: layoutOptions(session, document), crops: cropOptions(session, document) };
  },
};
