import type { Balance } from '../../../shared/consumers.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';

/** Hourly flows of a community or a county, kWh in each of 8760 UTC hours. */
export interface Flows {
  generation: Float64Array;
  load: Float64Array;
  /** Into and out of storage, at its terminals. */
  charge: Float64Array;
  discharge: Float64Array;
  /** In storage at the end of each hour. */
  stored: Float64Array;
  surplus: Float64Array;
  imported: Float64Array;
}

export const emptyHours = (): Float64Array => new Float64Array(HOURS_PER_YEAR);

/**
 * Flows for given storage operation. In every hour
 * generation + discharge + import = load + charge + surplus, and one of import and surplus is nil.
 */
export function flowsOf(
  generation: Float64Array,
  load: Float64Array,
  storage: Pick<Flows, 'charge' | 'discharge' | 'stored'> = {
    charge: emptyHours(),
    discharge: emptyHours(),
    stored: emptyHours(),
  },
): Flows {
  const surplus = emptyHours();
  const imported = emptyHours();
  for (let i = 0; i < surplus.length; i++) {
    const net = generation[i]! + storage.discharge[i]! - load[i]! - storage.charge[i]!;
    if (net >= 0) surplus[i] = net;
    else imported[i] = -net;
  }
  return { generation, load, ...storage, surplus, imported };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const most = (values: Float64Array) => values.reduce((high, value) => Math.max(high, value), 0);

/**
 * A year's flows in figures.
 *
 * The 24/7 score counts, in each hour, what the load takes from generation and storage as carbon-free and the rest at
 * the grid's share.
 *
 * @param gridCarbonFree share of imported energy that is carbon-free
 * Source: Google (2021), 24/7 Carbon-Free Energy: Methodologies and Metrics, CFE score.
 */
export function balanceOf(flows: Flows, gridCarbonFree: number): Balance {
  const generationKwh = sum(flows.generation);
  const loadKwh = sum(flows.load);
  const surplusKwh = sum(flows.surplus);
  const importKwh = sum(flows.imported);
  const peakLoadKw = most(flows.load);
  const peakImportKw = most(flows.imported);
  const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    generationKwh,
    loadKwh,
    usedKwh: loadKwh - importKwh,
    surplusKwh,
    importKwh,
    storageLossKwh: sum(flows.charge) - sum(flows.discharge),
    selfConsumption: shareOf(generationKwh - surplusKwh, generationKwh),
    selfSufficiency: shareOf(loadKwh - importKwh, loadKwh),
    peakLoadKw,
    peakImportKw,
    peakExportKw: most(flows.surplus),
    peakCut: shareOf(peakLoadKw - peakImportKw, peakLoadKw),
    carbonFreeShare: shareOf(loadKwh - importKwh * (1 - gridCarbonFree), loadKwh),
  };
}

/** Flows of several communities together: each balances by itself, and so does their sum. */
export function sumFlows(parts: readonly Flows[]): Flows {
  const keys = ['generation', 'load', 'charge', 'discharge', 'stored', 'surplus', 'imported'] as const;
  const total = Object.fromEntries(keys.map((key) => [key, emptyHours()])) as unknown as Flows;
  for (const part of parts)
    for (const key of keys) {
      const [to, from] = [total[key], part[key]];
      for (let i = 0; i < to.length; i++) to[i]! += from[i]!;
    }
  return total;
}
