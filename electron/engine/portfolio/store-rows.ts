import type { Goal } from '../../../shared/portfolio.ts';
import type { ProgrammeBuilder } from '../programme.ts';
import type { StandingDay, StoreTerms } from './stores.ts';

/** A battery holds at most what the night lets go, so that it is empty again by the next day: hours at the limit. */
const MOST_HOURS = 12;
/** Worth of a kWh of battery where it costs the goal nothing, in kWh a year, so that none is idle. */
const IDLE_KWH = 1;
const IDLE_FIT = 1e-3;
/** Of the price of a kWh, what a kW costs the choice where its own price is nil, so that no more is taken than used. */
const IDLE_KW = 1e-3;

/** Columns of a substation's battery and of what is curtailed there. */
export interface StoreColumns {
  energy: number;
  power: number;
  curtailed: (readonly [column: number, daysPerYear: number])[];
  /** Curtailed and lost in the battery, kWh a year for each unit of a column. */
  lost: (readonly [column: number, kwhPerYear: number])[];
}

/**
 * Adds a substation with a battery: in every hour of its standing days
 * generation − charge − curtailed ≤ load + reverse flow allowed, where the battery takes in a day no more than it holds
 * and in an hour no more than its power. It is emptied before the next day. Energy and power are chosen each for itself,
 * with power · least hours ≤ energy ≤ power · most hours.
 *
 * @param members columns of the sites there with their full capacity, kWp
 * @param scale of the goal's worth in the programme
 * @param kw what a kilowatt is counted as, to keep figures near one
 */
export function storeRows(
  { column, row }: ProgrammeBuilder,
  members: readonly (readonly [column: number, capacityKwp: number])[],
  days: readonly StandingDay[],
  terms: StoreTerms,
  goal: Goal,
  scale: number,
  kw: number,
): StoreColumns {
  const mostKwp = members.reduce((sum, [, capacityKwp]) => sum + capacityKwp, 0);
  const oneWay = Math.sqrt(terms.roundTrip);
  const loss = terms.lossPerKwh[goal];
  const idle = goal === 'fit' ? IDLE_FIT : loss * IDLE_KWH;
  const price = goal === 'income' ? terms.presentYuanKwh : idle;
  const mostKwh = days.reduce(
    (most, { hours }) => Math.max(most, ...hours.map(({ allowedKw }) => allowedKw * MOST_HOURS)),
    0,
  );
  const capacity = column(0, 0, mostKwp * kw);
  row([...members.map(([at, kwp]) => [at, kwp * kw] as const), [capacity, -1]], 0, 0);
  const priceKw = Math.max(goal === 'income' ? terms.presentYuanKw : 0, price * IDLE_KW);
  const energy = column((-price * scale) / kw, 0, mostKwh * kw);
  const power = column((-priceKw * scale) / kw, 0, (mostKwh / terms.hours.least) * kw);
  row(
    [
      [energy, 1],
      [power, -terms.hours.least],
    ],
    0,
    Infinity,
  );
  row(
    [
      [energy, 1],
      [power, -terms.hours.most],
    ],
    -Infinity,
    0,
  );
  const curtailed: StoreColumns['curtailed'] = [];
  const lost: StoreColumns['lost'] = [];
  for (const { weight, hours } of days) {
    const taken = hours.map(({ perKwp, allowedKw }) => {
      const charge = column((-loss * scale * weight * (1 - terms.roundTrip)) / kw, 0, Infinity);
      const cut = column((-loss * scale * weight) / kw, 0, Infinity);
      row(
        [
          [capacity, perKwp],
          [charge, -1],
          [cut, -1],
        ],
        -Infinity,
        allowedKw * kw,
      );
      row(
        [
          [charge, 1],
          [power, -1],
        ],
        -Infinity,
        0,
      );
      curtailed.push([cut, weight]);
      lost.push([cut, weight / kw], [charge, (weight * (1 - terms.roundTrip)) / kw]);
      return [charge, oneWay] as const;
    });
    row([...taken, [energy, -1]], -Infinity, 0);
  }
  return { energy, power, curtailed, lost };
}
