import { changeSites, commissionSites, includeSites } from '../bulk/edit-sites.ts';
import { namedModule } from '../county/sites/equipment.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

export const siteCells: Pick<HandlersOf<'site'>, 'site.updateEach'> = {
  'site.updateEach'(session, { rows }) {
    const document = openedDocument(session);
    for (const { id, changes, built, year } of rows) {
      const ids = [id];
      if (Object.keys(changes).length > 0) {
        changeSites(document, { ids, changes }, { module: namedModule(session.library, changes) });
      }
      if (built !== undefined) includeSites(document, { ids, included: built > 0, share: built || 1 });
      if (year !== undefined) commissionSites(document, { ids, year });
    }
    return { changed: rows.length };
  },
};
