/**
 * Net present value of yearly cash flows, the first of them now and not discounted.
 *
 * @param rate discount rate per year, above −1
 * @returns Σ cashₙ / (1 + rate)ⁿ
 * Source: Short, W., Packey, D. J. and Holt, T. (1995), NREL/TP-462-5173, net present value.
 */
export function netPresentValue(rate: number, cash: readonly number[]): number {
  const factor = 1 / (1 + rate);
  let value = 0;
  for (let n = cash.length - 1; n >= 0; n--) value = value * factor + cash[n]!;
  return value;
}

/** Payment per year and unit borrowed that pays a loan off in equal parts: d / (1 − (1 + d)⁻ⁿ). */
export const capitalRecovery = (rate: number, years: number): number =>
  rate === 0 ? 1 / years : rate / (1 - (1 + rate) ** -years);

/** Rates at which a change of sign is looked for, from −99 % to 1000 %, dense near zero. */
const PROBES = [
  -0.99, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.03, 0.06, 0.09, 0.12, 0.15,
  0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10,
];
const STEPS = 200;
/** A rate is found within this. */
const WITHIN = 1e-13;

/**
 * Internal rate of return: the rate at which the net present value is nil.
 *
 * Cash flows that change sign more than once may have several; the one nearest zero is given. Found between probes by
 * Newton's method, kept between them by bisection, so that it always ends and never runs away.
 *
 * @returns rate between −0.99 and 10, or null where the value has one sign throughout
 */
export function internalRate(cash: readonly number[]): number | null {
  let best: number | null = null;
  let [low, atLow] = [PROBES[0]!, netPresentValue(PROBES[0]!, cash)];
  for (let i = 1; i < PROBES.length; i++) {
    const high = PROBES[i]!;
    const atHigh = netPresentValue(high, cash);
    const root = rootBetween(cash, low, high, atLow, atHigh);
    if (root !== null && (best === null || Math.abs(root) < Math.abs(best))) best = root;
    [low, atLow] = [high, atHigh];
  }
  return best;
}

function rootBetween(
  cash: readonly number[],
  from: number,
  to: number,
  atFrom: number,
  atTo: number,
): number | null {
  if (atFrom === 0 && atTo === 0) return null;
  if (atFrom === 0) return from;
  if (atTo === 0) return to;
  if (atFrom > 0 === atTo > 0) return null;
  let [low, high] = [from, to];
  let rate = (low + high) / 2;
  for (let step = 0; step < STEPS; step++) {
    const factor = 1 / (1 + rate);
    let value = 0;
    /** Change of the value with the factor. */
    let slope = 0;
    for (let n = cash.length - 1; n >= 0; n--) {
      slope = slope * factor + value;
      value = value * factor + cash[n]!;
    }
    if (value === 0) return rate;
    if (value > 0 === atFrom > 0) low = rate;
    else high = rate;
    let next = rate + value / (slope * factor * factor);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - rate) < WITHIN || high - low < WITHIN) return next;
    rate = next;
  }
  return rate;
}

/**
 * Years until what came in makes up for what went out, cash spread evenly over each year; the balance must not
 * fall below nil again later.
 *
 * @param rate discount rate; 0 gives simple payback
 * @param cash the investment first, then the operating years
 * @returns years, or null where it is never made up for
 */
export function paybackTime(rate: number, cash: readonly number[]): number | null {
  let balance = 0;
  let factor = 1;
  let years: number | null = null;
  for (const [n, each] of cash.entries()) {
    const worth = each * factor;
    factor /= 1 + rate;
    const before = balance;
    balance += worth;
    if (balance < 0) years = null;
    else if (years === null) years = n === 0 ? 0 : before < 0 ? n - 1 - before / worth : n;
  }
  return years;
}

/**
 * Levelised cost of energy.
 *
 * @param rate discount rate per year
 * @param investment spent before the first year
 * @param costs of each operating year, booked at its end
 * @param energyKwh delivered in each operating year
 * @returns (investment + Σ costₙ(1 + d)⁻ⁿ) / Σ energyₙ(1 + d)⁻ⁿ per kWh; null without energy
 * Source: Short, Packey and Holt (1995), NREL/TP-462-5173, levelised cost of energy: total life-cycle cost over
 * discounted output.
 */
export function levelisedCost(
  rate: number,
  investment: number,
  costs: readonly number[],
  energyKwh: readonly number[],
): number | null {
  const energy = netPresentValue(rate, energyKwh) / (1 + rate);
  return energy > 0 ? (investment + netPresentValue(rate, costs) / (1 + rate)) / energy : null;
}
