import { bestOf, measured } from '../county/sites/ranking.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { siteMirror } from '../store/site-mirror.ts';
import type { HandlersOf } from './handler.ts';

/**
 * The best or the least of all sites by a measure, however many the document has.
 * @throws PlannerError `project.none-open`, also when the document is closed meanwhile
 */
export const siteRanking: Pick<HandlersOf<'site'>, 'site.ranking'> = {
  async 'site.ranking'(session, { measure, order, limit }) {
    const document = openedDocument(session);
    await siteMirror(document).warm();
    const figure = await measured(session, document, measure);
    assertOpen(session, document);
    const sign = order === 'best' ? 1 : -1;
    const ranked = [...siteMirror(document).rows().values()].flatMap((site) => {
      const value = figure(site) ?? null;
      return value === null ? [] : [{ site, value }];
    });
    return {
      measure,
      total: ranked.length,
      rows: bestOf(ranked, limit, (a, b) => sign * (b.value - a.value) || a.site.id - b.site.id).map(
        ({ site: { id, name, kind }, value }) => ({ id, name, kind, value }),
      ),
    };
  },
};
