import { type FitAssumptions, type FitScores, PURPOSES } from '../../../shared/fit.ts';
import { forEachInSteps, type Steps } from '../../../shared/steps.ts';
import { measure } from '../../engine/fit/measure.ts';
import { type MeasuredSite, scoreSites } from '../../engine/fit/scores.ts';
import { weighted } from '../../engine/fit/weights.ts';
import { inTurns } from '../../session/pace.ts';
import { readerOf } from '../../session/reader.ts';
import { assertOpen, type Session } from '../../session/session.ts';
import { sortPaced } from '../../session/sort-paced.ts';
import { contextVersion } from '../../store/context-version.ts';
import type { Document } from '../../store/document.ts';
import { outlinesAhead, type StoredOutline } from '../../store/outlines-ahead.ts';
import { type KnownOfSites, knownOfSites } from '../../store/per-site.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { countyWork } from '../county-work.ts';
import { warmLand } from '../land/rules.ts';
import { countedRows } from '../land/statuses.ts';
import { earningsBySite } from '../money/earnings.ts';
import { rulesVersion } from '../rules/in-force.ts';
import { equipmentOf } from '../sites/equipment.ts';
import { type Surroundings, surroundings } from './facts.ts';
import { type CountySurvey, survey, warmTrack } from './survey.ts';
import { MANY, surveyAll } from './survey-all.ts';

/** What is known of sites' surroundings while the layers and what it rests on stay. */
function knownFacts(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
): KnownOfSites<Surroundings> {
  const scenario = activeScenario(document).assumptions;
  const { bottomRooftopM, topRooftopM, eyeM } = assumptions;
  const basis = JSON.stringify([
    contextVersion(document),
    rulesVersion(session, document),
    scenario.weatherId,
    equipmentOf(scenario),
    [bottomRooftopM, topRooftopM, eyeM],
  ]);
  return knownOfSites(document, surroundings, basis, followsFrom);
}

/** All of a site that its surroundings follow from. */
function followsFrom(site: MirroredSite): string {
  const { shape, mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, capacityKwp } = site;
  const { agrivoltaic, module, inverter } = site;
  return JSON.stringify([
    ...[shape, mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, capacityKwp],
    ...[agrivoltaic, module, inverter],
  ]);
}

/** What a site's surroundings say; it is surveyed again only once it changed. */
function* factsAbout(
  known: KnownOfSites<Surroundings>,
  shared: CountySurvey,
  row: MirroredSite,
  outlines: (id: number) => StoredOutline | null,
): Steps<Surroundings> {
  const before = known.of(row);
  if (before) return before;
  const facts = yield* surroundings(shared, row, () => outlines(row.id)!);
  known.keep(row, facts);
  return facts;
}

/**
 * Surveys sites a few at a time, so that `scoresOf` costs little afterwards and the window goes on.
 * @throws PlannerError `project.none-open` when the document is closed meanwhile
 */
export async function warmFit(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
): Promise<void> {
  await warmLand(session, document);
  assertOpen(session, document);
  const known = knownFacts(session, document, assumptions);
  let rows = siteMirror(document).rows();
  const due: MirroredSite[] = [];
  const look = forEachInSteps([...rows.values()], (row) => {
    if (known.of(row) === undefined) due.push(row);
  });
  await inTurns(look, () => assertOpen(session, document));
  if (due.length >= MANY) readerOf(document).begin();
  await warmTrack(session, document);
  assertOpen(session, document);
  const shared = survey(session, document, assumptions);
  const sorted = await sortPaced(due, alikeTogether);
  await surveyAll(
    shared,
    sorted,
    (row, facts) => known.keep(row, facts),
    () => {
      assertOpen(session, document);
      rows = siteMirror(document).rows();
    },
    ({ id }) => rows.has(id),
    // Scoring asks for it.
    () => countyWork(session, document, earningsBySite(session, document)),
  );
}

/**
 * Scores of every site, the window going on meanwhile.
 * @throws PlannerError `project.none-open` when the document is closed meanwhile
 */
export async function fitScores(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
): Promise<FitScores> {
  await warmFit(session, document, assumptions);
  return (await countyWork(session, document, scoresOf(session, document, assumptions))).scores;
}

/** Sites that stand alike one after the other, so that what their modules reflect is worked out once. */
const alikeTogether = (a: MirroredSite, b: MirroredSite): number =>
  a.tiltDeg - b.tiltDeg ||
  a.azimuthDeg - b.azimuthDeg ||
  compare(a.mount, b.mount) ||
  compare(a.kind, b.kind);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The criteria and weights in force, as a summary of each purpose and as what scoring takes. */
export function weightingOf({ library }: Session, assumptions: FitAssumptions) {
  const criteria = library.fitCriteria();
  const chosen = { 'smart-agriculture': assumptions.agriculture, 'rural-tourism': assumptions.tourism };
  const purposes = PURPOSES.map((purpose) => ({
    purpose,
    method: chosen[purpose].method,
    ...weighted(purpose, criteria[purpose], chosen[purpose]),
  }));
  return {
    purposes,
    weighting: { agriculture: purposes[0]!.criteria, tourism: purposes[1]!.criteria },
  };
}

/** Scores of sites (every one unless given), ranked among themselves, with what lies around each. */
export function* scoresOf(
  session: Session,
  document: Document,
  assumptions: FitAssumptions,
  sites: readonly MirroredSite[] = [...siteMirror(document).rows().values()],
): Steps<{ scores: FitScores; facts: Map<number, Surroundings> }> {
  const counted = new Set(countedRows(session, document).map(({ id }) => id));
  yield;
  const known = knownFacts(session, document, assumptions);
  const shared = survey(session, document, assumptions);
  const outlines = outlinesAhead(
    document,
    sites.map(({ id }) => id),
  );
  const earnings = yield* earningsBySite(session, document);
  const facts = new Map<number, Surroundings>();
  const measured: MeasuredSite[] = [];
  for (const row of sites) {
    yield;
    const { id, name } = row;
    const about = yield* factsAbout(known, shared, row, outlines);
    facts.set(id, about);
    measured.push({
      siteId: id,
      name,
      counted: counted.has(id),
      measured: measure({ ...about, earned: earnings.of(row, row.estimate?.annualKwh ?? null) }, assumptions),
    });
  }
  const { purposes, weighting } = weightingOf(session, assumptions);
  const { missing, ...scored } = yield* scoreSites(measured, weighting, assumptions);
  const mean = meansOver(sites, scored.sites);
  return {
    facts,
    scores: {
      purposes: purposes.map(({ criteria, ...purpose }) => ({
        ...purpose,
        criteria: criteria.map((each) => ({ ...each, missingSites: missing.get(each.indicator) ?? 0 })),
      })),
      agricultureShare: assumptions.agricultureShare,
      countyScore: mean('weightedSum'),
      countyLow: mean('low'),
      countyHigh: mean('high'),
      siteCount: sites.length,
      ...scored,
      seed: assumptions.seed,
      emptyLayers: [...shared.empty],
    },
  };
}

/**
 * Means of the combined scores of the sites that count, weighted by capacity; null where none has a score.
 *
 * @param scored in the order of the sites
 */
function meansOver(
  sites: readonly MirroredSite[],
  scored: FitScores['sites'],
): (of: 'weightedSum' | 'low' | 'high') => number | null {
  return (of) => {
    let [sum, weight] = [0, 0];
    for (const [i, { counted, combined }] of scored.entries()) {
      const score = combined[of];
      if (!counted || score === null || combined.weightedSum === null) continue;
      const kwp = sites[i]!.capacityKwp;
      sum += kwp * score;
      weight += kwp;
    }
    return weight > 0 ? sum / weight : null;
  };
}
