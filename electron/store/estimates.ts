import type { SiteEstimate } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Steps } from '../../shared/steps.ts';
import type { Document } from './document.ts';
import { storedJson } from './stored.ts';

/**
 * The twelve months of a stored estimate.
 * @throws PlannerError `document.bad-contents`
 */
export function monthlyOf(text: string): number[] {
  const months = storedJson(text, 'estimates');
  const sound =
    Array.isArray(months) && months.length === 12 && months.every((kwh) => typeof kwh === 'number');
  if (!sound) throw new PlannerError('document.bad-contents', { what: 'estimates' });
  return months as number[];
}

interface Raw extends Omit<SiteEstimate, 'monthlyKwh'> {
  monthlyKwh: string;
  inputKey: string;
}

export interface StoredEstimate extends SiteEstimate {
  /** Digest of everything the figures rest on; another digest means they are out of date. */
  inputKey: string;
}

/** Every stored estimate of a scenario, by site. */
export function readEstimates({ db }: Document, scenarioId: number): Map<number, StoredEstimate> {
  const rows = db
    .prepare(
      `SELECT site_id AS siteId, input_key AS inputKey, annual_kwh AS annualKwh, annual_poa_kwh_m2 AS annualPoaKwhM2,
         specific_yield_kwh_per_kwp AS specificYieldKwhPerKwp, performance_ratio AS performanceRatio,
         p90_kwh AS p90Kwh, avoided_tco2 AS avoidedTco2, monthly_kwh AS monthlyKwh
       FROM site_estimates WHERE scenario_id = ?`,
    )
    .all(scenarioId) as Raw[];
  return new Map(rows.map((row) => [row.siteId, { ...row, monthlyKwh: monthlyOf(row.monthlyKwh) }]));
}

/** Writes estimates in one transaction; they are derived, so no undo step is made. */
export function writeEstimates({ db }: Document, scenarioId: number, estimates: StoredEstimate[]): void {
  const put = db.prepare(
    `INSERT INTO site_estimates (scenario_id, site_id, input_key, annual_kwh, annual_poa_kwh_m2,
       specific_yield_kwh_per_kwp, performance_ratio, p90_kwh, avoided_tco2, monthly_kwh)
     VALUES (:scenarioId, :siteId, :inputKey, :annualKwh, :annualPoaKwhM2, :specificYieldKwhPerKwp,
       :performanceRatio, :p90Kwh, :avoidedTco2, :monthlyKwh)
     ON CONFLICT (scenario_id, site_id) DO UPDATE SET input_key = excluded.input_key,
       annual_kwh = excluded.annual_kwh, annual_poa_kwh_m2 = excluded.annual_poa_kwh_m2,
       specific_yield_kwh_per_kwp = excluded.specific_yield_kwh_per_kwp,
       performance_ratio = excluded.performance_ratio, p90_kwh = excluded.p90_kwh,
       avoided_tco2 = excluded.avoided_tco2, monthly_kwh = excluded.monthly_kwh`,
  );
  db.transaction(() => {
    for (const estimate of estimates) {
      put.run({ ...estimate, scenarioId, monthlyKwh: JSON.stringify(estimate.monthlyKwh) });
    }
  })();
}

/** Rows looked at in one go. */
const SLICE = 2000;

/** What every stored estimate of a scenario was computed from, by site. */
export function* inputKeysOf({ db }: Document, scenarioId: number): Steps<Map<number, string>> {
  const page = db
    .prepare(
      `SELECT site_id, input_key FROM site_estimates WHERE scenario_id = ? AND site_id > ? ORDER BY site_id LIMIT ${SLICE}`,
    )
    .raw();
  const keys = new Map<number, string>();
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = page.all(scenarioId, after) as [number, string][];
    for (const [siteId, inputKey] of rows) keys.set(siteId, inputKey);
    if (rows.length < SLICE) return keys;
    after = rows.at(-1)![0];
    yield;
  }
}

/** Removes estimates of sites that are no more. */
export function* dropOrphans({ db }: Document): Steps<void> {
  const scenarios = db.prepare('SELECT id FROM planner_scenarios').pluck().all() as number[];
  const end = db
    .prepare(
      `SELECT max(site_id) FROM (SELECT site_id FROM site_estimates WHERE scenario_id = ? AND site_id > ?
       ORDER BY site_id LIMIT ${SLICE})`,
    )
    .pluck();
  const drop = db.prepare(
    `DELETE FROM site_estimates WHERE scenario_id = ? AND site_id > ? AND site_id <= ?
     AND site_id NOT IN (SELECT id FROM sites)`,
  );
  for (const id of scenarios) {
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const upTo = end.get(id, after) as number | null;
      if (upTo === null) break;
      drop.run(id, after, upTo);
      after = upTo;
      yield;
    }
  }
}
