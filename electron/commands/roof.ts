import { roofOf } from '../county/roofs/roof.ts';
import { surveyDocument } from '../county/roofs/survey.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const roof: HandlersOf<'roof'> = {
  'roof.survey': (session, asked, { language }) =>
    surveyDocument(session, openedDocument(session), asked, language),

  'roof.get': (session, { buildingId }, { language }) =>
    roofOf(session, openedDocument(session), buildingId, language),
};
