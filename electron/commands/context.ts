import { listContext, readContext } from '../store/context.ts';
import { type HandlersOf, openedDocument } from './session.ts';

export const context: HandlersOf<'context'> = {
  'context.list': (session) => ({ layers: listContext(openedDocument(session)) }),
  'context.features': (session, { layer }) => readContext(openedDocument(session), layer),
};
