import type { z } from 'zod';
import type { Assumptions, Site, SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { type ArraySpec, arraySchema, type Equipment, equipmentSchema } from '../../shared/yield.ts';
import { combinedUncertainty, exceeded, P90_QUANTILE } from '../engine/uncertainty.ts';
import { readEstimates, writeEstimates } from '../store/estimates.ts';
import { activeScenario, getScenario } from '../store/scenarios.ts';
import { listSites } from '../store/sites.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { gridFactorOf } from './carbon.ts';
import type { Estimator, Session } from './session.ts';
import { chosenWeather, placeOf } from './weather.ts';

/** From this many sites on, the planner is shown progress and may cancel. */
const SHOWN_AS_JOB = 2000;

export function createEstimator(session: Session): Estimator {
  const pool = createPool();
  let wanted = false;
  let underWay: Promise<void> | null = null;
  let failure: unknown = null;
  let controller = new AbortController();

  const passes = async () => {
    while (wanted) {
      wanted = false;
      const { signal } = controller;
      try {
        await estimateStale(session, pool, signal);
      } catch (error) {
        const stopped = signal.aborted || (error as PlannerError).code === 'job.cancelled';
        if (!stopped) failure = error;
      }
    }
    underWay = null;
  };

  const refresh = () => {
    wanted = true;
    // One turn later, so that a run of edits in the same turn is looked at once.
    underWay ??= Promise.resolve().then(passes);
  };

  return {
    refresh,
    async settled() {
      while (underWay) await underWay;
      const error = failure;
      failure = null;
      if (error) throw error;
    },
    stop() {
      wanted = false;
      controller.abort();
      controller = new AbortController();
    },
    async estimate(scenarioId) {
      await estimateStale(session, pool, controller.signal, scenarioId);
    },
    close: () => pool.close(),
  };
}

async function estimateStale(
  session: Session,
  pool: Pool,
  signal: AbortSignal,
  scenarioId?: number,
): Promise<void> {
  const { document } = session;
  if (!document || document.readOnly) return;
  const scenario = scenarioId === undefined ? activeScenario(document) : getScenario(document, scenarioId);
  const weather = chosenWeather(session, document, scenario.assumptions);
  const grid = gridFactorOf(session, document, scenario.assumptions);
  const equipment = equipmentOf(scenario.assumptions);
  const base = JSON.stringify([weather.key, equipment, grid.factorKgKwh]);
  const keyOf = (site: Site) => `${base}|${JSON.stringify(arrayOf(site))}`;
  const stored = readEstimates(document, scenario.id);
  const stale = listSites(document)
    .filter(canBeEstimated)
    .filter((site) => stored.get(site.id)?.inputKey !== keyOf(site));
  if (stale.length === 0) return;

  const input = {
    place: placeOf(session, document),
    weather: weather.year,
    equipment,
    specs: stale.map((site) => ({ id: site.id, array: arrayOf(site) })),
  };
  const results =
    stale.length < SHOWN_AS_JOB
      ? await pool.estimate(input, { signal })
      : await session.jobs.run('estimate.run', (onProgress, cancelled) =>
          pool.estimate(input, { onProgress, signal: AbortSignal.any([signal, cancelled]) }),
        );
  // A thread that writes the document lets no other connection write.
  await document.journal.idle();
  if (signal.aborted || session.document !== document) return;

  const sites = new Map(stale.map((site) => [site.id, site]));
  const uncertainty = combinedUncertainty();
  writeEstimates(
    document,
    scenario.id,
    results.map(({ id, ...result }) => ({
      ...result,
      siteId: id,
      inputKey: keyOf(sites.get(id) as Site),
      p90Kwh: exceeded(result.annualKwh, uncertainty, P90_QUANTILE),
      avoidedTco2: (result.annualKwh * grid.factorKgKwh) / 1000,
    })),
  );
  session.host.emit({ type: 'estimates.changed', ids: results.map(({ id }) => id) });
}

/** The array a site stands for. Rows on land shade each other; modules in a roof's plane do not. */
export function arrayOf(site: Omit<SiteFields, 'name' | 'geometry'> & { capacityKwp: number }): ArraySpec {
  const tracker = site.mount === 'single-axis-tracker';
  return checked(arraySchema, {
    mount: site.mount,
    tiltDeg: site.tiltDeg,
    azimuthDeg: site.azimuthDeg,
    capacityKwp: site.capacityKwp,
    ...(site.gcr !== null && {
      gcr: site.gcr,
      rowShading: true,
      bifaciality: site.agrivoltaic?.bifaciality ?? 0,
    }),
    ...(tracker && { axisAzimuthDeg: site.azimuthDeg }),
  });
}

/** @throws PlannerError `input.invalid` naming the field that the yield model cannot take. */
function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue.path.join('.');
  throw new PlannerError('input.invalid', { field, reason: issue.message }, { field });
}

/** Whether a site can be estimated at all; another program may have written anything into the document. */
function canBeEstimated(site: Site): boolean {
  try {
    arrayOf(site);
    return true;
  } catch {
    return false;
  }
}

/** The equipment a scenario assumes. */
export function equipmentOf(assumptions: Assumptions): Equipment {
  const { gammaPdcPerK, faimanU0, faimanU1, lossTree, dcAcRatio, inverterEfficiency, albedo } = assumptions;
  return checked(equipmentSchema, {
    module: { gammaPdcPerK },
    temperature: { model: 'faiman', u0: faimanU0, u1: faimanU1 },
    lossTree,
    inverter: { dcAcRatio, nominalEfficiency: inverterEfficiency },
    albedo,
  });
}
