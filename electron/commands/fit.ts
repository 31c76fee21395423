import type { Site } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { type FitAssumptions, type FitScores, fitAssumptionsSchema, PURPOSES } from '../../shared/fit.ts';
import { measure } from '../engine/fit/measure.ts';
import { contributions, type MeasuredSite, scoreSites, type Weighting } from '../engine/fit/scores.ts';
import { ahpOf, weighted } from '../engine/fit/weights.ts';
import type { PlanData } from '../report/plan-data.ts';
import { contextVersion } from '../store/context-version.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { activeScenario } from '../store/scenarios.ts';
import { getSite, listSites } from '../store/sites.ts';
import { agrivoltaicOf, triedSite } from './agrivoltaic.ts';
import { equipmentOf } from './estimator.ts';
import { type Surroundings, type Survey, surroundings, survey } from './fit-facts.ts';
import { countedSites, warmLand } from './land-rules.ts';
import { createPace } from './pace.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { terrainGrid, terrainOf } from './terrain-grid.ts';
import { siteHorizon } from './terrain-site.ts';

export const fit: HandlersOf<'fit'> = {
  async 'fit.scores'(session, { preview }) {
    const document = openedDocument(session);
    const { assumptions } = activeScenario(document);
    const tried = fitAssumptionsSchema.parse({ ...assumptions.fit, ...preview });
    await warmFit(session, document, tried);
    return scoresOf(session, document, tried).scores;
  },

  async 'fit.explain'(session, { siteId, changes }) {
    const document = openedDocument(session);
    const { fit: assumptions } = activeScenario(document).assumptions;
    await warmFit(session, document, assumptions);
    const site = getSite(document, siteId);
    if (changes && site.kind !== 'agrivoltaic') {
      throw new PlannerError('agrivoltaic.not-land', { name: site.name });
    }
    const tried = changes && triedSite(session, site, changes);
    const { scores, measured, facts, weighting } = tried
      ? triedScores(session, document, tried, assumptions)
      : scoresOf(session, document, assumptions);
    const of = measured.find((each) => each.siteId === siteId)!;
    const covered = siteHorizon(terrainGrid(document), site) !== null;
    return {
      site: scores.sites.find((site) => site.siteId === siteId)!,
      purposes: [
        { purpose: 'smart-agriculture', contributions: contributions(of.measured, weighting.agriculture) },
        { purpose: 'rural-tourism', contributions: contributions(of.measured, weighting.tourism) },
      ],
      observers: [...(facts.get(siteId)?.observers ?? [])],
      terrain: covered ? 'dem' : 'flat',
      terrainSource: covered ? terrainOf(document)!.source : null,
    };
  },

  'fit.ahp'(session, { purpose, judgements }) {
    const { agriculture, tourism } = activeScenario(openedDocument(session)).assumptions.fit;
    const kept = purpose === 'smart-agriculture' ? agriculture : tourism;
    return ahpOf(purpose, session.library.fitCriteria()[purpose], judgements ?? kept.judgements);
  },
};

type Kept = { base: string; bySite: Map<number, { key: string; facts: Surroundings }> };
const kept = new WeakMap<Document, Kept>();

/** What is known of sites' surroundings while the layers and what it rests on stay. */
function keptFor(document: Document, assumptions: FitAssumptions): Kept {
  const scenario = activeScenario(document).assumptions;
  const { bottomRooftopM, topRooftopM, eyeM } = assumptions;
  const base = JSON.stringify([
    contextVersion(document),
    scenario.weatherId,
    equipmentOf(scenario),
    [bottomRooftopM, topRooftopM, eyeM],
  ]);
  let known = kept.get(document);
  if (known?.base !== base) {
    known = { base, bySite: new Map() };
    kept.set(document, known);
  }
  return known;
}

/** What a site's surroundings say; it is surveyed again only once it changed. */
function factsAbout({ bySite }: Kept, shared: Survey, site: Site): Surroundings {
  const { name: _name, notes: _notes, included: _included, id, ...shape } = site;
  const key = JSON.stringify(shape);
  let found = bySite.get(id);
  if (found?.key !== key) {
    found = { key, facts: surroundings(shared, site) };
    bySite.set(id, found);
  }
  return found.facts;
}

function factsOf(
  session: Session,
  document: Document,
  sites: readonly Site[],
  assumptions: FitAssumptions,
): Map<number, Surroundings> {
  const known = keptFor(document, assumptions);
  const shared = survey(session, document, assumptions);
  return new Map(sites.toSorted(alikeTogether).map((site) => [site.id, factsAbout(known, shared, site)]));
}

/**
 * Surveys sites a few at a time, so that `scoresOf` costs little afterwards and the window goes on.
 * @throws PlannerError `project.none-open` when the document is closed meanwhile
 */
async function warmFit(session: Session, document: Document, assumptions: FitAssumptions): Promise<void> {
  await warmLand(session, document);
  const known = keptFor(document, assumptions);
  const shared = survey(session, document, assumptions);
  const pace = createPace();
  for (const site of listSites(document).toSorted(alikeTogether)) {
    factsAbout(known, shared, site);
    if (!pace.due()) continue;
    await pace.turn();
    if (session.document !== document) throw new PlannerError('project.none-open');
  }
}

/** Sites that stand alike one after the other, so that what their modules reflect is worked out once. */
const alikeTogether = (a: Site, b: Site): number =>
  a.mount.localeCompare(b.mount) ||
  a.tiltDeg - b.tiltDeg ||
  a.azimuthDeg - b.azimuthDeg ||
  a.kind.localeCompare(b.kind);

/** Scores of every site, with what they were worked out from. */
export function scoresOf(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
  sites: readonly Site[] = listSites(document),
): {
  scores: FitScores;
  measured: MeasuredSite[];
  facts: Map<number, Surroundings>;
  weighting: Weighting;
} {
  const counted = new Set(countedSites(session, document).map(({ id }) => id));
  const estimates = readEstimates(document, activeScenario(document).id);
  const facts = factsOf(session, document, sites, assumptions);
  const measured = sites.map(({ id, name }): MeasuredSite => {
    const annualKwh = estimates.get(id)?.annualKwh ?? null;
    return {
      siteId: id,
      name,
      counted: counted.has(id),
      measured: measure({ ...facts.get(id)!, annualKwh }, assumptions),
    };
  });
  const criteria = session.library.fitCriteria();
  const chosen = { 'smart-agriculture': assumptions.agriculture, 'rural-tourism': assumptions.tourism };
  const purposes = PURPOSES.map((purpose) => ({
    purpose,
    method: chosen[purpose].method,
    ...weighted(purpose, criteria[purpose], chosen[purpose]),
  }));
  const weighting = { agriculture: purposes[0]!.criteria, tourism: purposes[1]!.criteria };
  const scored = scoreSites(measured, weighting, assumptions);
  return {
    measured,
    facts,
    weighting,
    scores: {
      purposes,
      agricultureShare: assumptions.agricultureShare,
      ...scored,
      seed: assumptions.seed,
      emptyLayers: [...survey(session, document, assumptions).empty],
    },
  };
}

/** Scores with one site standing otherwise than the document says; nothing is kept and no weights are drawn. */
function triedScores(session: Session, document: Document, tried: Site, assumptions: FitAssumptions) {
  const now = scoresOf(session, document, { ...assumptions, trials: 0 });
  const shared = survey(session, document, assumptions);
  const { annualKwh } = agrivoltaicOf(session, document, tried).energy;
  const around = surroundings(shared, tried);
  const measured = now.measured.map((each) =>
    each.siteId === tried.id ? { ...each, measured: measure({ ...around, annualKwh }, assumptions) } : each,
  );
  const scored = scoreSites(measured, now.weighting, { ...assumptions, trials: 0 });
  return {
    ...now,
    measured,
    facts: new Map(now.facts).set(tried.id, around),
    scores: { ...now.scores, ...scored },
  };
}

/** What the plan says of fit: the sites that count, ranked among themselves, and whom glare reaches longest. */
export function planFitOf(session: Session, document: Document): PlanData['fit'] {
  const sites = countedSites(session, document);
  if (sites.length === 0) return null;
  const { fit: assumptions } = activeScenario(document).assumptions;
  const { scores, facts } = scoresOf(session, document, assumptions, sites);
  const observers = sites
    .flatMap(({ id, name }) => (facts.get(id)?.observers ?? []).map((observer) => ({ site: name, observer })))
    .filter(({ observer }) => observer.glareHours > 0)
    .sort((a, b) => b.observer.glareHours - a.observer.glareHours);
  return { scores, observers };
}
