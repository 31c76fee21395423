import { PlannerError } from '../../shared/errors.ts';
import { type Choice, GAP_STEPS } from '../../shared/portfolio.ts';
import { commissionSites } from '../bulk/edit-sites.ts';
import { countyWork } from '../county/county-work.ts';
import { warmFit } from '../county/fit/fit.ts';
import { problemOf } from '../county/portfolio/problem.ts';
import { plannedStores, roadmapOfActive } from '../county/portfolio/roadmap.ts';
import { servedStores } from '../county/portfolio/storage.ts';
import { asAdopted } from '../county/portfolio/worth.ts';
import { describeChoice } from '../engine/portfolio/candidates.ts';
import { greedySet } from '../engine/portfolio/greedy.ts';
import type { Problem } from '../engine/portfolio/model.ts';
import { bestSet, conflictOf, paretoFront } from '../engine/portfolio/solve.ts';
import type { SolveOptions } from '../engine/programme.ts';
import { openedDocument } from '../session/session.ts';
import { activateScenario, activeScenario, getScenario, insertScenario } from '../store/scenarios.ts';
import { getSite, includeSite, listSites } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const portfolio: HandlersOf<'portfolio'> = {
  async 'portfolio.solve'(session, input) {
    const document = openedDocument(session);
    session.estimator.refresh();
    await session.estimator.settled();
    return session.jobs.run('portfolio.solve', async (progress, signal) => {
      const problem = await problemOf(session, document, input);
      assertSomeSite(problem);
      const { solve } = session.solver;
      const parts = input.tradeAgainst ? input.points + 1 : 1;
      let done = 0;
      const options: SolveOptions = {
        gap: input.gap,
        timeSeconds: input.timeSeconds,
        signal,
        onProgress: ({ gap }) => {
          // A whole step means the set is done, so an open gap stays below it.
          const reached = Math.min(GAP_STEPS - 1, Math.round(GAP_STEPS * (1 - Math.min(1, gap))));
          progress(GAP_STEPS * done + reached, GAP_STEPS * parts);
        },
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
                progress(GAP_STEPS * done, GAP_STEPS * parts);
              },
            })
          : [];
      const conflict = best
        ? []
        : await conflictOf(problem, solve, { signal, timeSeconds: input.timeSeconds });
      const picked = greedySet(problem.candidates, problem.goal, problem);
      const greedy = picked && describeChoice(picked, { gap: 0, seconds: 0, proven: false });
      const whole = async (choice: Choice) => {
        const served = servedStores(session, document, problem, choice);
        return dependsOnSet(problem, served)
          ? countyWork(session, document, asAdopted(session, document, served))
          : served;
      };
      const worked: Choice[] = [];
      for (const choice of front) worked.push(await whole(choice));
      return {
        candidates: problem.candidates.length,
        best: best && (await whole(best)),
        greedy: greedy && (await whole(greedy)),
        front: worked,
        conflict,
        fitKnown: problem.candidates.some(({ worth }) => worth.fit > 0),
        selfUseDepends: problem.reached,
        replacedStores: plannedStores(session, document),
      };
    });
  },

  async 'portfolio.roadmap'(session, { goal, years }) {
    const document = openedDocument(session);
    if (goal === 'fit') await warmFit(session, document, activeScenario(document).assumptions.fit);
    return countyWork(session, document, roadmapOfActive(session, document, goal, years));
  },

  'portfolio.schedule'(session, { phases }) {
    const document = openedDocument(session);
    let changed = 0;
    for (const { year, siteIds: ids } of phases)
      if (ids.length > 0) changed += commissionSites(document, { ids, year }).changed;
    return { changed };
  },

  'portfolio.apply'(session, { name, siteIds, sizes, stores }) {
    const document = openedDocument(session);
    for (const id of siteIds) getSite(document, id);
    const built = new Map(siteIds.map((id, index) => [id, sizes?.[index] ?? 1]));
    const { assumptions } = activeScenario(document);
    const kept = new Map(stores.map(({ stationId, energyKwh }) => [stationId, energyKwh]));
    const replacedStores = plannedStores(session, document).filter(
      ({ stationId, energyKwh }) => (kept.get(stationId) ?? 0) < energyKwh,
    );
    const storesKwh = Object.fromEntries(stores.map(({ stationId, energyKwh }) => [stationId, energyKwh]));
    const storesKw = Object.fromEntries(
      stores.flatMap(({ stationId, powerKw }) => (powerKw === undefined ? [] : [[stationId, powerKw]])),
    );
    const id = insertScenario(document, name, {
      ...assumptions,
      supply: { ...assumptions.supply, storesKwh, storesKw },
    });
    for (const site of listSites(document)) includeSite(document, id, site.id, built.get(site.id) ?? 0);
    activateScenario(document, id);
    return { ...getScenario(document, id), replacedStores };
  },
};

/** @throws PlannerError `portfolio.no-sites`, `portfolio.all-excluded`: there is nothing to choose from */
function assertSomeSite({ candidates, limits }: Problem): void {
  if (candidates.length === 0) throw new PlannerError('portfolio.no-sites');
  const excluded = new Set(limits.excluded);
  if (candidates.every(({ id }) => excluded.has(id))) throw new PlannerError('portfolio.all-excluded');
}

/** Whether what a set is worth is not the sum over its sites: they share consumers, batteries or a limit of the grid. */
const dependsOnSet = ({ reached, limits }: Problem & { reached: boolean }, { stores }: Choice): boolean =>
  reached || stores.length > 0 || !limits.hosting;
