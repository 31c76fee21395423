import type { Site } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { type ArraySpec, arraySchema, type Equipment, equipmentSchema } from '../../shared/yield.ts';
import type { Assumptions } from '../../shared/domain.ts';
import { combinedUncertainty, P90_QUANTILE } from '../engine/uncertainty.ts';
import type { Document } from '../store/document.ts';
import { readEstimates, writeEstimates } from '../store/estimates.ts';
import { activeScenario } from '../store/scenarios.ts';
import { listSites } from '../store/sites.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { gridFactorOf } from './carbon.ts';
import type { Session } from './session.ts';
import { chosenWeather, placeOf } from './weather.ts';

/** Keeps the stored estimates of the open document in step with its sites and assumptions. */
export interface Estimator {
  /** Looks for out-of-date estimates soon, and computes them beside the window's work. */
  refresh(): void;
  /** Resolves once nothing is out of date or under way. */
  settled(): Promise<void>;
  /** Drops what is under way, because the document closes. */
  stop(): void;
  close(): Promise<void>;
}

/** From this many sites on, the planner is shown progress and may cancel. */
const SHOWN_AS_JOB = 2000;

export function createEstimator(session: Session): Estimator {
  let pool: Pool | null = null;
  let wanted = false;
  let underWay: Promise<void> | null = null;
  let controller = new AbortController();

  const passes = async () => {
    while (wanted) {
      wanted = false;
      await estimateStale(session, () => (pool ??= createPool()), controller.signal);
    }
  };

  const refresh = () => {
    wanted = true;
    underWay ??= Promise.resolve()
      .then(passes)
      .catch((error: unknown) => {
        if (!(error instanceof PlannerError) && !controller.signal.aborted) throw error;
      })
      .finally(() => {
        underWay = null;
        if (wanted) refresh();
      });
  };

  return {
    refresh,
    async settled() {
      while (underWay) await underWay;
    },
    stop() {
      wanted = false;
      controller.abort();
      controller = new AbortController();
    },
    async close() {
      await pool?.close();
      pool = null;
    },
  };
}

async function estimateStale(session: Session, pool: () => Pool, signal: AbortSignal): Promise<void> {
  const { document } = session;
  if (!document || document.readOnly) return;
  const scenario = activeScenario(document);
  const weather = chosenWeather(session, document, scenario.assumptions);
  const grid = gridFactorOf(session, document, scenario.assumptions);
  const equipment = equipmentOf(scenario.assumptions);
  const base = JSON.stringify([weather.key, equipment, grid.factorKgKwh]);
  const keyOf = (site: Site) => `${base}|${JSON.stringify(arrayOf(site))}`;
  const stored = readEstimates(document, scenario.id);
  const stale = listSites(document).filter((site) => stored.get(site.id)?.inputKey !== keyOf(site));
  if (stale.length === 0) return;

  const job = {
    place: placeOf(session, document),
    weather: weather.year,
    equipment,
    specs: stale.map((site) => ({ id: site.id, array: arrayOf(site) })),
  };
  const results =
    stale.length < SHOWN_AS_JOB
      ? await pool().estimate(job, { signal })
      : await session.jobs.run('estimate.run', (onProgress, cancelled) =>
          pool().estimate(job, { onProgress, signal: AbortSignal.any([signal, cancelled]) }),
        );
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
      p90Kwh: result.annualKwh * (1 - P90_QUANTILE * uncertainty),
      avoidedTco2: (result.annualKwh * grid.factorKgKwh) / 1000,
    })),
  );
  session.host.emit({ type: 'estimates.changed', ids: results.map(({ id }) => id) });
}

/** The array a site stands for. Rows on land shade each other; modules in a roof's plane do not. */
export function arrayOf(site: Site): ArraySpec {
  const tracker = site.mount === 'single-axis-tracker';
  return arraySchema.parse({
    mount: site.mount,
    tiltDeg: site.tiltDeg,
    azimuthDeg: site.azimuthDeg,
    capacityKwp: site.capacityKwp,
    ...(site.gcr !== null && { gcr: site.gcr, rowShading: true }),
    ...(tracker && { axisAzimuthDeg: site.azimuthDeg }),
  });
}

/** The equipment a scenario assumes. */
export function equipmentOf(assumptions: Assumptions): Equipment {
  const { gammaPdcPerK, faimanU0, faimanU1, lossTree, dcAcRatio, inverterEfficiency, albedo } = assumptions;
  return equipmentSchema.parse({
    module: { gammaPdcPerK },
    temperature: { model: 'faiman', u0: faimanU0, u1: faimanU1 },
    lossTree,
    inverter: { dcAcRatio, nominalEfficiency: inverterEfficiency },
    albedo,
  });
}
