import type { Steps } from '../../../shared/steps.ts';
import { packStandings, unpackAround } from '../../bulk/fit/packed.ts';
import { inTurns } from '../../session/pace.ts';
import { readerOf } from '../../session/reader.ts';
import { outlinesAhead } from '../../store/outlines-ahead.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { type Surroundings, standingOf, surroundings, surroundingsOf } from './facts.ts';
import { basisOf, type CountySurvey, trackOf } from './survey.ts';

/** Sites from which on the document's thread surveys along: it takes some tenths of a second to begin. */
export const MANY = 5000;
/** Sites in one piece: some ten milliseconds, in which no tile is drawn. */
const PIECE = 400;
/** Pieces that wait for the thread, so that it never does. */
const AHEAD = 2;

/**
 * Surveys sites: from the first on in this thread, the window going on meanwhile, and where they are many from the last
 * on in the document's. What that thread fails in, this one does.
 *
 * @param keep given each site with its surroundings
 * @param goOn called after others had a turn; throws where the work is not wanted any more
 * @param isThere whether a site still is
 * @param first what this thread has to do in any case, while the other surveys
 */
export async function surveyAll(
  shared: CountySurvey,
  sites: readonly MirroredSite[],
  keep: (site: MirroredSite, found: Surroundings) => void,
  goOn: () => void,
  isThere: (site: MirroredSite) => boolean,
  first: () => Promise<unknown>,
): Promise<void> {
  /** Those between are nobody's yet. */
  let from = 0;
  let to = sites.length;
  const left: MirroredSite[] = [];
  const outlines = outlinesAhead(
    shared.document,
    sites.map(({ id }) => id),
  );
  const next = () => (from < to ? sites[from++] : left.pop());
  function* here(): Steps<void> {
    for (let site = next(); site; site = next()) {
      yield;
      const { id } = site;
      if (isThere(site)) keep(site, yield* surroundings(shared, site, () => outlines(id)!));
    }
  }
  if (sites.length < MANY) return inTurns(here(), goOn);
  const take = (): MirroredSite[] => {
    const last = to;
    to = Math.max(from, to - PIECE);
    return sites.slice(to, last);
  };
  const beside = surveyBeside(shared, take, keep, (piece) => left.push(...piece));
  try {
    await first();
    await inTurns(here(), goOn);
    await beside.done;
    await inTurns(here(), goOn);
  } finally {
    beside.end();
  }
}

/**
 * Has the document's thread survey sites.
 *
 * @param take the next piece; empty where none is left
 * @param giveBack takes pieces that the thread failed in
 * @returns resolves once the thread has done all it took
 */
function surveyBeside(
  shared: CountySurvey,
  take: () => MirroredSite[],
  keep: (site: MirroredSite, found: Surroundings) => void,
  giveBack: (piece: MirroredSite[]) => void,
): { done: Promise<unknown>; end(): void } {
  const { session, document, assumptions } = shared;
  let isOver = false;
  const outlines = outlinesAhead(document, []);
  const keepAll = (piece: MirroredSite[], packed: Float64Array) => {
    for (const [i, site] of piece.entries()) {
      const around = unpackAround(packed, i);
      if (around)
        keep(
          site,
          surroundingsOf(shared, site, () => outlines(site.id)!, around),
        );
    }
  };
  try {
    const { track } = trackOf(session, document);
    const survey = readerOf(document).survey({ basis: basisOf(session, document, assumptions), track });
    const run = async () => {
      for (let piece = take(); piece.length > 0 && !isOver; piece = take()) {
        // A document that is closed meanwhile fails in any of these; who waits for this thread's own part hears of it.
        try {
          const standings = piece.map((site) => ({ id: site.id, ...standingOf(shared, site) }));
          keepAll(piece, await survey.around(packStandings(standings)));
        } catch (error) {
          session.log.error('fit.scores', error);
          giveBack(piece);
          return;
        }
      }
    };
    const done = Promise.all(Array.from({ length: AHEAD }, run));
    const end = () => {
      isOver = true;
      survey.end();
    };
    return { done, end };
  } catch (error) {
    session.log.error('fit.scores', error);
    return { done: Promise.resolve(), end() {} };
  }
}
