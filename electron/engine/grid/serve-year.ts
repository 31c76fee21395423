/** A substation through the year: hours of one kWp connected to it and what may be generated there. */
export interface StationYear {
  perKwp: Float64Array;
  /** Load plus the reverse flow that is allowed, kW. */
  allowedKw: Float64Array;
}

/** What a battery at a substation did in a year, kWh. */
export interface Served {
  takenKwh: number;
  lostKwh: number;
  curtailedKwh: number;
  /** Taken in, given off and curtailed, hour by hour. */
  taken: Float64Array;
  given: Float64Array;
  curtailed: Float64Array;
  /** What flows on, hour by hour: generation less what is taken in and curtailed, and what is given off. */
  passed: Float64Array;
  /** What it holds at the end of each hour. */
  held: Float64Array;
}

/**
 * What a battery at a substation does in every hour of the year: it takes what may not flow back as far as it can, and
 * gives it off as soon as there is room. It begins empty. In each hour
 * generation + given off = passed on + taken in + curtailed.
 *
 * @param generation kWh of 8760 hours
 * @param allowedKw load plus the reverse flow that is allowed
 */
export function serveYear(
  generation: Float64Array,
  allowedKw: Float64Array,
  store: { energyKwh: number; powerKw: number; roundTrip: number },
): Served {
  const oneWay = Math.sqrt(store.roundTrip);
  const passed = new Float64Array(generation.length);
  const held = new Float64Array(generation.length);
  const taken = new Float64Array(generation.length);
  const given = new Float64Array(generation.length);
  const curtailed = new Float64Array(generation.length);
  let [level, takenKwh, givenKwh, curtailedKwh] = [0, 0, 0, 0];
  for (let i = 0; i < generation.length; i++) {
    const over = generation[i]! - allowedKw[i]!;
    if (over > 0) {
      const into = Math.min(over, store.powerKw, Math.max(0, store.energyKwh - level) / oneWay);
      level += into * oneWay;
      takenKwh += into;
      curtailedKwh += over - into;
      taken[i] = into;
      curtailed[i] = over - into;
      passed[i] = allowedKw[i]!;
    } else {
      const out = Math.min(-over, store.powerKw, level * oneWay);
      level = Math.max(0, level - out / oneWay);
      givenKwh += out;
      given[i] = out;
      passed[i] = generation[i]! + out;
    }
    held[i] = level;
  }
  const lostKwh = takenKwh - givenKwh - level;
  return { takenKwh, lostKwh, curtailedKwh, taken, given, curtailed, passed, held };
}
