import { outlookOf } from '../county/carbon/outlook.ts';
import { countyWork } from '../county/county-work.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const carbon: HandlersOf<'carbon'> = {
  'carbon.outlook'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, outlookOf(session, document));
  },
};
