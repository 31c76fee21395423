import { accountOf, yearFigures } from './account.ts';
import { checkOf } from './account-check.ts';
import { countyWork } from './county-work.ts';
import { type HandlersOf, openedDocument } from './session.ts';

export const accounts: HandlersOf<'account'> = {
  async 'account.year'(session, { year }) {
    const document = openedDocument(session);
    const account = await countyWork(session, document, accountOf(session, document));
    return yearFigures(account, year ?? account.fullYear);
  },

  'account.check'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, checkOf(session, document));
  },
};
