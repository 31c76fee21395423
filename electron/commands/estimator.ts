import { createHash } from 'node:crypto';
import type { PlannerError } from '../../shared/errors.ts';
import type { ArraySpec, Equipment } from '../../shared/yield.ts';
import { gridFactorOf } from '../county/carbon/grid-factor.ts';
import { siteRoofs } from '../county/roofs/site-roof.ts';
import { siteEquipment } from '../county/sites/equipment.ts';
import { terrainGrid, terrainOf } from '../county/terrain/grid.ts';
import { chosenWeather, placeOf } from '../county/weather/weather.ts';
import { arrayOf } from '../engine/site-array.ts';
import { middleOf } from '../engine/terrain/site-middle.ts';
import { combinedUncertainty, exceeded, P90_QUANTILE, uncertaintyParts } from '../engine/uncertainty.ts';
import { createPace } from '../session/pace.ts';
import type { Estimator, Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { dropOrphans, readEstimates, writeEstimates } from '../store/estimates.ts';
import { roofsVersion } from '../store/roofs.ts';
import { activeScenario, getScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { builtShares } from '../store/sites.ts';
import {
  createPool,
  type EstimateInput,
  type EstimateOutput,
  type Pool,
  type RunOptions,
} from '../workers/pool.ts';
import { MOST_NAMED } from './edits.ts';

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
        // What is out of date stays so, and everything that shows it says so.
        if (session.document) session.host.emit({ type: 'estimates.changed', ids: 'all' });
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
    outOfDate: (document) => outdated.get(document) ?? NONE,
    rest: () => pool.rest(),
    close: () => pool.close(),
  };
}

/** What all sites of a document were found to be up to date under, and which changed since. */
const upToDate = new WeakMap<Document, { base: string; changed(): ReadonlySet<number> | 'all' }>();
/** Sites of the active scenario that were found out of date and are not up to date yet. */
const outdated = new WeakMap<Document, Set<number>>();
const NONE: ReadonlySet<number> = new Set();
/** Estimates written in one transaction, so that the window is never kept waiting. */
const WRITTEN_AT_ONCE = 1000;

async function estimateStale(
  session: Session,
  pool: Pool,
  signal: AbortSignal,
  scenarioId?: number,
): Promise<void> {
  const { document } = session;
  if (!document) return;
  await siteMirror(document).warm();
  if (signal.aborted || session.document !== document) return;
  const scenario = scenarioId === undefined ? activeScenario(document) : getScenario(document, scenarioId);
  const weather = chosenWeather(session, document, scenario.assumptions);
  const grid = gridFactorOf(session, document, scenario.assumptions);
  const equipment = siteEquipment(session.library, scenario.assumptions);
  const terrain = terrainOf(document);
  const uncertainty = combinedUncertainty(uncertaintyParts(weather.evidence));
  const base = digest(
    JSON.stringify([
      ...[scenario.id, weather.key, equipment.assumed, grid.factorKgKwh, uncertainty],
      ...(terrain ? [terrain.version] : []),
    ]),
  );
  const stored = scenario.active ? null : readEstimates(document, scenario.id);
  const stale: Stale[] = [];
  const parts = scenario.active ? null : builtShares(document, scenario.id);
  const pace = createPace();
  const known = upToDate.get(document) ?? { base: '', changed: siteMirror(document).follow() };
  const changed = known.changed();
  const rows = siteMirror(document).rows();
  const roofAt = siteRoofs(document);
  const looked = `${base} ${roofsVersion(document)}`;
  const some = stored === null && changed !== 'all' && known.base === looked;
  // Until all of them are seen to be up to date, all are looked at.
  upToDate.set(document, { ...known, base: '' });
  for (const site of some ? [...changed].flatMap((id) => rows.get(id) ?? []) : [...rows.values()]) {
    if (pace.due()) await pace.turn();
    const capacityKwp = parts ? site.wholeKwp * (parts.get(site.id) || 1) : site.capacityKwp;
    const array = arrayOrNull({ ...site, capacityKwp });
    if (!array) continue;
    const position = terrain ? middleOf(site.bounds) : undefined;
    const equipped = equipment.of(site);
    const own = equipped === equipment.assumed ? [] : [equipped];
    const roof = roofAt(site);
    const inputKey = digest(base + JSON.stringify([array, position, ...own]) + (roof?.key ?? ''));
    const before = stored ? stored.get(site.id)?.inputKey : site.inputKey;
    if (before !== inputKey) {
      stale.push({
        ...{ id: site.id, array, inputKey, equipment: equipped },
        ...(position && { position }),
        ...(roof && { bundle: roof.bundle }),
      });
    }
  }
  if (signal.aborted || session.document !== document) return;
  const late = new Set(stale.map(({ id }) => id));
  if (stored === null) outdated.set(document, late);
  if (document.readOnly) return;
  const done = () => {
    late.clear();
    if (stored === null) upToDate.set(document, { ...known, base: looked });
    if (!some) dropOrphans(document);
  };
  if (stale.length === 0) return done();

  const input = {
    place: placeOf(session, document),
    weather: weather.year,
    terrain: terrainGrid(document),
  };
  const results =
    stale.length < SHOWN_AS_JOB
      ? await estimateEach(pool, input, stale, { signal })
      : await session.jobs.run('estimate.run', (onProgress, cancelled) =>
          estimateEach(pool, input, stale, { onProgress, signal: AbortSignal.any([signal, cancelled]) }),
        );

  const inputKeys = new Map(stale.map(({ id, inputKey }) => [id, inputKey]));
  for (let from = 0; from < results.length; from += WRITTEN_AT_ONCE) {
    // A thread that writes the document lets no other connection write.
    await document.journal.idle();
    if (signal.aborted || session.document !== document) return;
    const part = results.slice(from, from + WRITTEN_AT_ONCE).map(({ id, ...result }) => ({
      ...result,
      siteId: id,
      inputKey: inputKeys.get(id)!,
      p90Kwh: exceeded(result.annualKwh, uncertainty, P90_QUANTILE),
      avoidedTco2: (result.annualKwh * grid.factorKgKwh) / 1000,
    }));
    writeEstimates(document, scenario.id, part);
    for (const { siteId } of part) late.delete(siteId);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (signal.aborted || session.document !== document) return;
  done();
  const ids = results.map(({ id }) => id);
  session.host.emit({ type: 'estimates.changed', ids: ids.length > MOST_NAMED ? 'all' : ids });
}

/** A site whose estimate is out of date. */
interface Stale {
  id: number;
  array: ArraySpec;
  inputKey: string;
  equipment: Equipment;
  position?: [number, number];
  /** What a survey found around its roof. */
  bundle?: Uint8Array;
}

/** Estimates sites, those that are equipped alike together: what equipment does to a year is worked out once. */
async function estimateEach(
  pool: Pool,
  input: Omit<EstimateInput, 'equipment' | 'specs'>,
  sites: readonly Stale[],
  { signal, onProgress = () => {} }: RunOptions,
): Promise<EstimateOutput[]> {
  const results: EstimateOutput[] = [];
  for (const [equipment, specs] of Map.groupBy(sites, (site) => site.equipment)) {
    const before = results.length;
    const progress = (done: number) => onProgress(before + done, sites.length);
    // One by one: a call with hundreds of thousands of arguments would not fit the stack.
    for (const result of await pool.estimate(
      { ...input, equipment, specs },
      { signal, onProgress: progress },
    )) {
      results.push(result);
    }
  }
  return results;
}

/** Of everything an estimate rests on. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The array of a site that can be estimated; another program may have written anything into the document. */
function arrayOrNull(site: Parameters<typeof arrayOf>[0]): ArraySpec | null {
  try {
    return arrayOf(site);
  } catch {
    return null;
  }
}
