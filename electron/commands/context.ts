import { openedDocument } from '../session/session.ts';
import { listContext, readContext, readContextWithin } from '../store/context.ts';
import type { HandlersOf } from './handler.ts';

export const context: HandlersOf<'context'> = {
  'context.list': (session) => ({ layers: listContext(openedDocument(session)) }),
  'context.features': (session, { layer, bounds, limit }) =>
    bounds
      ? readContextWithin(openedDocument(session), layer, bounds, limit)
      : readContext(openedDocument(session), layer),
};
