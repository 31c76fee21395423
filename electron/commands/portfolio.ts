import { centroid } from '@turf/turf';
import { PlannerError } from '../../shared/errors.ts';
import type { Choice, Goal, Phase, Portfolio, PortfolioInput } from '../../shared/portfolio.ts';
import { siteYears, worthOf } from '../engine/economics/site-money.ts';
import {
  type Candidate,
  describeChoice,
  greedySet,
  type HostingLimits,
} from '../engine/portfolio/candidates.ts';
import { roadmapOf } from '../engine/portfolio/roadmap.ts';
import { bestSet, conflictOf, type Problem, paretoFront } from '../engine/portfolio/solve.ts';
import type { SolveOptions } from '../engine/programme.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { activateScenario, activeScenario, getScenario, insertScenario } from '../store/scenarios.ts';
import { getSite, includeSite, listSites } from '../store/sites.ts';
import { planeOf } from './communities.ts';
import { scoresOf } from './fit.ts';
import { gridOf, nearestStation, stationsOf } from './grid.ts';
import { countedSites, landOf } from './land-rules.ts';
import { moneyFiguresOf } from './money.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { whereaboutsIn } from './towns.ts';

export const portfolio: HandlersOf<'portfolio'> = {
  async 'portfolio.solve'(session, input) {
    const document = openedDocument(session);
    session.estimator.refresh();
    await session.estimator.settled();
    return session.jobs.run('portfolio.solve', async (progress, signal) => {
      const problem = problemOf(session, document, input);
      const { solve } = session.solver;
      const parts = input.tradeAgainst ? input.points + 1 : 1;
      let done = 0;
      const options: SolveOptions = {
        gap: input.gap,
        timeSeconds: input.timeSeconds,
        signal,
        onProgress: ({ gap }) => progress(100 * done + Math.round(100 * (1 - Math.min(1, gap))), 100 * parts),
      };
      const best = await bestSet(problem, solve, options);
      done = 1;
      const against = input.tradeAgainst;
      const front =
        best && against && against !== input.goal
          ? await paretoFront(problem, best, against, input.points, solve, {
              ...options,
              onPoint: (points) => {
                done = 1 + points;
                progress(100 * done, 100 * parts);
              },
            })
          : [];
      const conflict = best
        ? []
        : await conflictOf(problem, solve, { signal, timeSeconds: input.timeSeconds });
      return answer(problem, best, front, conflict);
    });
  },

  'portfolio.roadmap': (session, { goal, years }) => ({
    phases: roadmapOfActive(session, openedDocument(session), goal, years),
  }),

  'portfolio.apply'(session, { name, siteIds }) {
    const document = openedDocument(session);
    for (const id of siteIds) getSite(document, id);
    const chosen = new Set(siteIds);
    const { assumptions } = activeScenario(document);
    const id = insertScenario(document, name, assumptions);
    for (const site of listSites(document)) includeSite(document, id, site.id, chosen.has(site.id));
    activateScenario(document, id);
    return getScenario(document, id);
  },
};

function answer(
  problem: Problem,
  best: Choice | null,
  front: Choice[],
  conflict: Portfolio['conflict'],
): Portfolio {
  const { candidates, goal, limits, hosting } = problem;
  const greedy = greedySet(candidates, goal, limits, hosting);
  return {
    candidates: candidates.length,
    best,
    greedy: greedy && describeChoice(greedy, { gap: 0, seconds: 0, proven: false }),
    front,
    conflict,
    fitKnown: candidates.some(({ worth }) => worth.fit > 0),
  };
}

/** Years of a scenario's sites in the order they should be built. */
export function roadmapOfActive(session: Session, document: Document, goal: Goal, years: number): Phase[] {
  const counted = new Set(countedSites(session, document).map(({ id }) => id));
  const candidates = candidatesOf(session, document, goal === 'fit').filter(({ id }) => counted.has(id));
  const { startYear } = activeScenario(document).assumptions.carbon;
  return roadmapOf(candidates, goal, startYear, years);
}

function problemOf(session: Session, document: Document, asked: PortfolioInput): Problem {
  const { goal, limits, tradeAgainst } = asked;
  for (const id of [...limits.excluded, ...limits.required]) getSite(document, id);
  const candidates = candidatesOf(session, document, goal === 'fit' || tradeAgainst === 'fit');
  const known = new Set(candidates.map(({ id }) => id));
  const impossible = limits.required.find((id) => !known.has(id) || limits.excluded.includes(id));
  if (impossible !== undefined) {
    throw new PlannerError('portfolio.cannot-require', { name: getSite(document, impossible).name });
  }
  return { candidates, goal, limits, hosting: hostingOf(session, document) };
}

/** What each substation hosts in all. */
function hostingOf(session: Session, document: Document): HostingLimits {
  const { stations } = gridOf(session, document);
  return new Map(
    stations.flatMap(({ id, hostingKwp }) => (hostingKwp === null ? [] : [[id, hostingKwp] as const])),
  );
}

/**
 * Every estimated site that breaks no land rule, whether the active scenario includes it or not.
 *
 * @param withFit whether to score them, which takes long the first time
 */
export function candidatesOf(session: Session, document: Document, withFit: boolean): Candidate[] {
  const { id: scenarioId, assumptions } = activeScenario(document);
  const { money } = assumptions;
  const { figures } = moneyFiguresOf(session, document);
  const estimates = readEstimates(document, scenarioId);
  const scored = withFit ? scoresOf(session, document, assumptions.fit).scores.sites : [];
  const scoreOf = new Map(scored.map(({ siteId, combined }) => [siteId, combined.weightedSum]));
  const plane = planeOf(session.library.countyOf(document).center);
  const stations = stationsOf(session, document);
  const whereabouts = whereaboutsIn(session, document);
  const sites = listSites(document);
  const land = landOf(session, document);
  return sites.flatMap((site): Candidate[] => {
    const estimate = estimates.get(site.id);
    if (!estimate || land.get(site.id)?.status === 'broken') return [];
    const at = plane(centroid(site.geometry).geometry.coordinates);
    const investmentYuan = site.capacityKwp * figures.capexYuanKwp[site.kind];
    const years = siteYears({ ...site, annualKwh: estimate.annualKwh }, money, figures, assumptions);
    return [
      {
        id: site.id,
        kind: site.kind,
        capacityKwp: site.capacityKwp,
        investmentYuan,
        worth: {
          energy: estimate.annualKwh,
          carbon: estimate.avoidedTco2,
          fit: site.capacityKwp * (scoreOf.get(site.id) ?? 0),
          income: worthOf(investmentYuan, years, money).npvYuan,
        },
        station: nearestStation(stations, at)?.id ?? null,
        town: whereabouts(site).town,
      },
    ];
  });
}
