import type { FitAssumptions } from '../../../shared/fit.ts';
import { type Survey, type SurveyBasis, surveyOf } from '../../bulk/fit/survey.ts';
import type { GlareAt } from '../../engine/fit/glare-at.ts';
import type { FitFacts } from '../../engine/fit/measure.ts';
import { type SunTrack, sunTrack, sunTrackByDay } from '../../engine/fit/sun-track.ts';
import { knownClasses } from '../../engine/rules/known-classes.ts';
import { inTurns } from '../../session/pace.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptFor, keptWhile } from '../../store/kept.ts';
import { pumpOf } from '../farm/agrivoltaic.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { activeWeather, placeOf } from '../weather/weather.ts';

/** A survey with what only the program knows of sites on land. */
export interface CountySurvey extends Survey {
  session: Session;
  document: Document;
  assumptions: FitAssumptions;
  /** Lift, metres, and efficiency of the pumps of a site. */
  pumpOf: ReturnType<typeof pumpOf>;
  /** Yield and light under rows by what they depend on; filled as sites are measured. */
  crops: Map<string, FitFacts['crop']>;
}

/** The sun's track over a document's place in the year of its weather, and reflections that follow from it. */
interface Track {
  track: SunTrack;
  cast: Map<string, GlareAt>;
}
const asTrack = (track: SunTrack): Track => ({ track, cast: new Map() });

const trackKey = (session: Session, document: Document) => {
  const place = placeOf(session, document);
  const { year } = activeWeather(session, document).year;
  return { place, year, key: JSON.stringify([place, year]) };
};

/** Works out the sun's track over a document's place a little at a time, so that {@link survey} finds it. */
export async function warmTrack(session: Session, document: Document): Promise<void> {
  const { place, year, key } = trackKey(session, document);
  if (keptFor(document, warmTrack, () => ({ key: '' })).key === key) return;
  const track = await inTurns(sunTrackByDay(place, year), () => session.stop?.throwIfAborted());
  keptWhile(document, trackOf, key, () => asTrack(track));
  keptFor(document, warmTrack, () => ({ key })).key = key;
}

/** Kept until place or year of the weather change. */
export function trackOf(session: Session, document: Document): Track {
  const { place, year, key } = trackKey(session, document);
  return keptWhile(document, trackOf, key, () => asTrack(sunTrack(place, year)));
}

/** What sites are surveyed by, beside the document. */
export const basisOf = (session: Session, document: Document, { eyeM }: FitAssumptions): SurveyBasis => ({
  eyeM,
  known: {
    farmland: knownClasses('farmland', session.library.landRules()),
    roads: knownClasses('roads', session.library.landRules()),
  },
  terrain: terrainGrid(document),
});

/** Makes ready what surveying in this thread needs; the sun's track and reflections of the last place are kept. */
export function survey(session: Session, document: Document, assumptions: FitAssumptions): CountySurvey {
  const { track, cast } = trackOf(session, document);
  const shared = surveyOf(document.db, basisOf(session, document, assumptions), () => track, cast);
  const pumps = pumpOf(session, document);
  return { ...shared, session, document, assumptions, pumpOf: pumps, crops: new Map() };
}
