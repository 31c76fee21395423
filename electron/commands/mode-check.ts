import { countyWork } from '../county/county-work.ts';
import { modeCheckOf } from '../county/sites/mode-check.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const modeCheck: Pick<HandlersOf<'site'>, 'site.modeCheck'> = {
  'site.modeCheck'(session, { ids }) {
    const document = openedDocument(session);
    return countyWork(session, document, modeCheckOf(session, document, ids));
  },
};
