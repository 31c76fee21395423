import { hash } from 'node:crypto';
import type { Assumptions, Scenario } from '../../shared/domain.ts';
import type { Steps } from '../../shared/steps.ts';
import type { TerrainGrid } from '../../shared/terrain.ts';
import type { ArraySpec, Equipment } from '../../shared/yield.ts';
import { gridFactorOf } from '../county/carbon/grid-factor.ts';
import { siteRoofs } from '../county/roofs/site-roof.ts';
import { siteEquipment } from '../county/sites/equipment.ts';
import { terrainGrid, terrainOf } from '../county/terrain/grid.ts';
import { type PreparedYear, preparedYear } from '../county/weather/prepared.ts';
import { chosenWeather, placeOf, readyWeather } from '../county/weather/weather.ts';
import { arrayOf } from '../engine/site-array.ts';
import { middleOf } from '../engine/terrain/site-middle.ts';
import { combinedUncertainty, exceeded, P90_QUANTILE, uncertaintyParts } from '../engine/uncertainty.ts';
import { inTurns } from '../session/pace.ts';
import type { Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { dropOrphans, inputKeysOf, type StoredEstimate, writeEstimates } from '../store/estimates.ts';
import { keptFor } from '../store/kept.ts';
import { roofsVersion } from '../store/roofs.ts';
import { activeScenario, getScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { builtShares } from '../store/sites.ts';
import type { EstimateOutput } from '../workers/arrays.ts';
import { estimateHere } from '../workers/estimate-job.ts';
import type { EstimateInput, Pool, RunOptions } from '../workers/pool.ts';

/** From this many sites on, the planner is shown progress and may cancel. */
const SHOWN_AS_JOB = 2000;

/** What all sites of a scenario were found to be up to date under, and which changed since. */
interface Looked {
  under: string;
  changed(): ReadonlySet<number> | 'all';
}
const lookedAt = (document: Document) => keptFor(document, estimateStale, () => new Map<number, Looked>());
/** Sites of the active scenario that were found out of date and are not up to date yet. */
const outdated = (document: Document) => keptFor(document, outOfDate, () => ({ ids: new Set<number>() }));

/** Sites of the active scenario whose stored estimate is not of what holds now, as far as it was looked. */
export const outOfDate = (document: Document): ReadonlySet<number> => outdated(document).ids;

/** Estimates written in one transaction, so that the window is never kept waiting. */
const WRITTEN_AT_ONCE = 1000;

/** So few sites are estimated at once in the program's own thread: waking another takes longer. */
const FEW = 8;

/** Thrown where the document was closed or the work stopped: what is out of date then stays so. */
const GONE = new Error('estimating was stopped');

/**
 * Brings the stored estimates of a scenario, the active one unless given, up to date; only what changed since is looked at.
 */
export async function estimateStale(
  session: Session,
  pool: Pool,
  signal: AbortSignal,
  scenarioId?: number,
): Promise<void> {
  const { document } = session;
  if (!document) return;
  const goOn = () => {
    if (signal.aborted || session.document !== document) throw GONE;
  };
  try {
    await siteMirror(document).warm();
    goOn();
    const scenario = scenarioId === undefined ? activeScenario(document) : getScenario(document, scenarioId);
    await inTurns(readyWeather(session, document, scenario.assumptions), goOn);
    await estimateScenario(session, document, pool, signal, scenario, goOn);
  } catch (error) {
    if (error !== GONE) throw error;
  }
}

/** What the estimates of a scenario rest on beside each site's own. */
function groundsOf(session: Session, document: Document, assumptions: Assumptions) {
  const weather = chosenWeather(session, document, assumptions);
  const grid = gridFactorOf(session, document, assumptions);
  const equipment = siteEquipment(session.library, assumptions);
  const uncertainty = combinedUncertainty(uncertaintyParts(weather.evidence));
  const terrain = terrainOf(document);
  const own = [weather.key, equipment.assumed, grid.factorKgKwh, uncertainty];
  const ofScenario = (id: number) =>
    digest(JSON.stringify([id, ...own, ...(terrain ? [terrain.version] : [])]));
  return { weather, grid, equipment, uncertainty, terrain, text: JSON.stringify(own), ofScenario };
}

async function estimateScenario(
  session: Session,
  document: Document,
  pool: Pool,
  signal: AbortSignal,
  scenario: Scenario,
  goOn: () => void,
): Promise<void> {
  const grounds = groundsOf(session, document, scenario.assumptions);
  const { weather, grid, equipment, uncertainty, terrain } = grounds;
  const base = grounds.ofScenario(scenario.id);
  const looked = lookedAt(document);
  const known = looked.get(scenario.id) ?? { under: '', changed: siteMirror(document).follow() };
  const changed = known.changed();
  const under = `${base} ${roofsVersion(document)}`;
  const some = changed !== 'all' && known.under === under;
  if (some && changed.size === 0) return;
  // Until all of them are seen to be up to date, all are looked at.
  looked.set(scenario.id, { ...known, under: '' });
  const stored = scenario.active ? null : await inTurns(inputKeysOf(document, scenario.id), goOn);
  const parts = scenario.active ? null : builtShares(document, scenario.id);
  const seen = scenario.active ? null : baseOfAlike(session, document, grounds.text);
  const stale: Stale[] = [];
  /** Estimates that the active scenario has of the very same. */
  const alike: StoredEstimate[] = [];
  const rows = siteMirror(document).rows();
  const roofAt = siteRoofs(document);
  const due = some ? [...changed].flatMap((id) => rows.get(id) ?? []) : [...rows.values()];
  const looking = function* (): Steps<void> {
    for (const site of due) {
      yield;
      const capacityKwp = parts ? site.wholeKwp * (parts.get(site.id) || 1) : site.capacityKwp;
      const array = arrayOrNull({ ...site, capacityKwp });
      if (!array) continue;
      const position = terrain ? middleOf(site.bounds) : undefined;
      const equipped = equipment.of(site);
      const own = equipped === equipment.assumed ? [] : [equipped];
      const roof = roofAt(site);
      const ofSite = JSON.stringify([array, position, ...own]) + (roof?.key ?? '');
      const inputKey = digest(base + ofSite);
      const before = stored ? stored.get(site.id) : site.inputKey;
      if (before === inputKey) continue;
      if (seen !== null && site.estimate && site.inputKey === digest(seen + ofSite)) {
        alike.push({ ...site.estimate, inputKey });
        continue;
      }
      stale.push({
        ...{ id: site.id, array, inputKey, equipment: equipped },
        ...(position && { position }),
        ...(roof && { bundle: roof.bundle }),
      });
    }
  };
  await inTurns(looking(), goOn);
  goOn();
  const late = new Set(stale.map(({ id }) => id));
  if (scenario.active) outdated(document).ids = late;
  if (document.readOnly) return;

  const input = {
    place: placeOf(session, document),
    weather: weather.year,
    terrain: terrainGrid(document),
  };
  const results =
    stale.length > 0 && stale.length <= FEW && preparedYear(session, document).weather.key === weather.key
      ? estimateFew(preparedYear(session, document), stale, input.terrain)
      : stale.length < SHOWN_AS_JOB
        ? await estimateEach(pool, input, stale, { signal })
        : await session.jobs.run('estimate.run', (onProgress, cancelled) =>
            estimateEach(pool, input, stale, { onProgress, signal: AbortSignal.any([signal, cancelled]) }),
          );
  const inputKeys = new Map(stale.map(({ id, inputKey }) => [id, inputKey]));
  const estimates = results.map(({ id, ...result }) => ({
    ...result,
    siteId: id,
    inputKey: inputKeys.get(id)!,
    p90Kwh: exceeded(result.annualKwh, uncertainty, P90_QUANTILE),
    avoidedTco2: (result.annualKwh * grid.factorKgKwh) / 1000,
  }));
  for (const made of [alike, estimates]) {
    for (let from = 0; from < made.length; from += WRITTEN_AT_ONCE) {
      // A thread that writes the document lets no other connection write.
      await document.journal.idle();
      goOn();
      const part = made.slice(from, from + WRITTEN_AT_ONCE);
      writeEstimates(document, scenario.id, part);
      for (const { siteId } of part) late.delete(siteId);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  goOn();
  late.clear();
  looked.set(scenario.id, { ...known, under });
  if (!some) await inTurns(dropOrphans(document), goOn);
  if (estimates.length > 0) session.host.emit({ type: 'estimates.changed' });
}

/** What the active scenario's estimates rest on where it is the same as another's but for the scenario; else null. */
function baseOfAlike(session: Session, document: Document, text: string): string | null {
  const { id, assumptions } = activeScenario(document);
  const grounds = groundsOf(session, document, assumptions);
  return grounds.text === text ? grounds.ofScenario(id) : null;
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

const estimateFew = ({ sky, ready }: PreparedYear, sites: readonly Stale[], terrain: TerrainGrid | null) =>
  sites.flatMap((site) => estimateHere(sky, ready(site.equipment), [site], terrain));

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
const digest = (text: string): string => hash('sha256', text, 'base64url');

/** The array of a site that can be estimated; another program may have written anything into the document. */
function arrayOrNull(site: Parameters<typeof arrayOf>[0]): ArraySpec | null {
  try {
    return arrayOf(site);
  } catch {
    return null;
  }
}
