import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Steps } from '../../shared/steps.ts';
import { inTurns } from '../session/pace.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { featuresNamed, type NamedFeature, nameRank } from '../store/named-features.ts';
import { siteMirror } from '../store/site-mirror.ts';
import type { HandlersOf } from './handler.ts';

/** The newest search of a document: who types on wants no answer to what was typed before. */
const newest = new WeakMap<Document, object>();

export const places: HandlersOf<'place'> = {
  /**
   * Looks through every site and every layer, the window going on meanwhile; a search that a newer one overtakes
   * answers with what it has.
   * @throws PlannerError `project.none-open`, also when the document is closed meanwhile
   */
  async 'place.search'(session, { text: asked, limit }) {
    const document = openedDocument(session);
    const search = {};
    newest.set(document, search);
    const text = asked.toLowerCase().replace(/^#(?=\d+$)/, '');
    const id = /^\d{1,15}$/.test(text) ? Number(text) : null;
    await siteMirror(document).warm();
    assertOpen(session, document);
    const sites = best(
      [...siteMirror(document).rows().values()].flatMap((site) => {
        const rank = site.id === id ? 0 : nameRank(site.name, text);
        return rank === null
          ? []
          : [{ id: site.id, name: site.name, kind: site.kind, bounds: site.bounds, rank }];
      }),
      limit,
    );
    const overtaken = () => newest.get(document) !== search;
    const looking = featuresOf(document, text, id, limit, overtaken);
    const features = await inTurns(looking, () => assertOpen(session, document));
    return { sites: plain(sites), features: plain(features) };
  },
};

/** The best of what every layer has, a page of rows at a time; those found so far where `enough`. */
function* featuresOf(
  document: Document,
  text: string,
  id: number | null,
  limit: number,
  enough: () => boolean,
): Steps<NamedFeature[]> {
  let features: NamedFeature[] = [];
  for (const layer of CONTEXT_LAYERS) {
    for (const found of featuresNamed(document, layer, text, id)) {
      if (found.length > 0) features = best([...features, ...found], limit);
      yield;
      if (enough()) return features;
    }
  }
  return features;
}

function assertOpen(session: Session, document: Document): void {
  if (session.document !== document) throw new PlannerError('project.none-open');
}

const best = <T extends { rank: number }>(found: T[], limit: number): T[] =>
  found.sort((a, b) => a.rank - b.rank).slice(0, limit);

const plain = <T extends { rank: number }>(found: readonly T[]): Omit<T, 'rank'>[] =>
  found.map(({ rank: _rank, ...rest }) => rest);
