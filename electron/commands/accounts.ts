import { accountOf, yearFigures } from '../county/account/account.ts';
import { checkOf } from '../county/account/check.ts';
import { staleCount } from '../county/account/summary.ts';
import { countyWork, ofOneState } from '../county/county-work.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const accounts: HandlersOf<'account'> = {
  async 'account.year'(session, { year }) {
    const document = openedDocument(session);
    const account = await countyWork(session, document, accountOf(session, document));
    return {
      ...yearFigures(account, year ?? account.fullYear),
      stale: staleCount(session, document),
    };
  },

  'account.check'(session) {
    const document = openedDocument(session);
    return ofOneState(session, document, () => countyWork(session, document, checkOf(session, document)));
  },
};
