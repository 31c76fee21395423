import { countyWork } from '../county/county-work.ts';
import { overlapsOf } from '../county/sites/overlaps.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const overlaps: Pick<HandlersOf<'site'>, 'site.overlaps'> = {
  'site.overlaps'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, overlapsOf(session, document));
  },
};
