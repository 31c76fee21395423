import { emptyHours, type Flows, flowsOf } from '../load/balance.ts';
import { createProgramme, type Programme, type Solve, type SolveOptions } from '../programme.ts';
import { COLD_KEPT, type Store } from './rule.ts';

/** What power costs, yuan per kWh, by the UTC hour of the year. */
export interface Prices {
  importYuanKwh: (hour: number) => number;
  exportYuanKwh: (hour: number) => number;
}

const WINDOW = 192;
const STEP = 168;
const EMPTY = 1e-9;
/** Cost of moving energy, so that nothing is moved for nothing; yuan per kWh. */
const WEAR = 1e-5;
/** Columns of each hour, in this order: charge, discharge, stored, import, export, cold ahead, cold saved, cold held. */
const COLUMNS = 8;

/** Cold stores, whose thermal mass holds `hours` of their mean load: the part of the load that is theirs, kWh an hour. */
export interface Cold {
  load: Float64Array;
  hours: number;
}

/** What the cold stores hold at most and can run ahead in an hour. */
function coldOf(cold: Cold | undefined): { mean: number; full: number } {
  if (!cold || cold.hours <= 0) return { mean: 0, full: 0 };
  const mean = cold.load.reduce((sum, kwh) => sum + kwh, 0) / cold.load.length;
  return { mean, full: mean * cold.hours };
}

/**
 * Runs a store, and cold stores beside it, so that power costs least, by a linear programme week by week with one day
 * of looking ahead: charge from surplus, or from the grid in hours without any; discharge to meet load; run cold stores
 * ahead in the same hours and let them rest later. In each hour
 * generation + discharge + import = load + cold ahead − cold saved + charge + export.
 *
 * Source: the storage model usual in energy system optimisation, e.g. Brown, Hörsch, Schlachtberger (2018), PyPSA,
 * J. Open Res. Softw. 6(4), 4.
 */
export async function dispatchByProgramme(
  generation: Float64Array,
  load: Float64Array,
  store: Store,
  prices: Prices,
  solve: Solve,
  options: SolveOptions & { cold?: Cold; onWeek?: (done: number, total: number) => void } = {},
): Promise<Flows> {
  const charge = emptyHours();
  const discharge = emptyHours();
  const stored = emptyHours();
  const oneWay = Math.sqrt(store.roundTrip);
  const { cold } = options;
  const { mean, full } = coldOf(cold);
  const shifted = Float64Array.from(load);
  let level = 0;
  let coldLevel = 0;
  for (let from = 0; from < stored.length; from += STEP) {
    const to = Math.min(from + WINDOW, stored.length);
    const keep = Math.min(from + STEP, stored.length);
    const { values } = await solve(
      windowProgramme(generation, load, store, prices, from, to, level, cold, coldLevel),
      options,
    );
    for (let i = from; i < keep; i++) {
      const at = (i - from) * COLUMNS;
      const open = generation[i]! - load[i]!;
      const freeze = Math.min(mean, (full - coldLevel) / COLD_KEPT, open > 0 ? open : Infinity);
      const ahead = clip(values[at + 5], freeze);
      const saved = clip(values[at + 6], Math.min(cold?.load[i] ?? 0, coldLevel, Math.max(0, -open)));
      coldLevel = Math.min(full, Math.max(0, coldLevel + ahead * COLD_KEPT - saved));
      shifted[i] = load[i]! + ahead - saved;
      const net = generation[i]! - shifted[i]!;
      const room = Math.min(store.powerKw, (store.energyKwh - level) / oneWay, net > 0 ? net : Infinity);
      charge[i] = open > 0 && net <= 0 ? 0 : clip(values[at], room);
      level = Math.min(store.energyKwh, level + charge[i]! * oneWay);
      discharge[i] = clip(values[at + 1], Math.min(Math.max(0, -net), store.powerKw, level * oneWay));
      level = Math.max(0, level - discharge[i]! / oneWay);
      stored[i] = level;
    }
    options.onWeek?.(keep, stored.length);
  }
  return flowsOf(generation, shifted, { charge, discharge, stored });
}

/** A solver's value within what is possible, its rounding cut off. */
const clip = (value: number | undefined, most: number) => {
  const within = Math.max(0, Math.min(value ?? 0, most));
  return within < EMPTY ? 0 : within;
};

/** The programme of the hours `from` to `to`. */
function windowProgramme(
  generation: Float64Array,
  load: Float64Array,
  store: Store,
  { importYuanKwh, exportYuanKwh }: Prices,
  from: number,
  to: number,
  startKwh: number,
  cold?: Cold,
  coldKwh = 0,
): Programme {
  const oneWay = Math.sqrt(store.roundTrip);
  const { mean, full } = coldOf(cold);
  const { column, row, build } = createProgramme(false);
  for (let i = from; i < to; i++) {
    const net = generation[i]! - load[i]!;
    const [surplus, deficit] = [Math.max(0, net), Math.max(0, -net)];
    const charge = column(WEAR, 0, surplus > 0 ? Math.min(surplus, store.powerKw) : store.powerKw);
    const discharge = column(WEAR, 0, Math.min(deficit, store.powerKw));
    const stored = column(0, 0, store.energyKwh);
    const imported = column(importYuanKwh(i), 0, surplus > 0 ? 0 : deficit + store.powerKw + mean);
    const exported = column(-exportYuanKwh(i), 0, surplus);
    const ahead = column(WEAR, 0, mean);
    const saved = column(WEAR, 0, full > 0 ? Math.min(cold?.load[i] ?? 0, deficit) : 0);
    const held = column(0, 0, full);
    row(
      [
        [discharge, 1],
        [imported, 1],
        [charge, -1],
        [exported, -1],
        [ahead, -1],
        [saved, 1],
      ],
      -net,
      -net,
    );
    const before = i === from ? [] : [[stored - COLUMNS, -1] as const];
    const start = i === from ? startKwh : 0;
    row([[stored, 1], ...before, [charge, -oneWay], [discharge, 1 / oneWay]], start, start);
    const heldBefore = i === from ? [] : [[held - COLUMNS, -1] as const];
    const startHeld = i === from ? coldKwh : 0;
    row([[held, 1], ...heldBefore, [ahead, -COLD_KEPT], [saved, 1]], startHeld, startHeld);
  }
  return build();
}
