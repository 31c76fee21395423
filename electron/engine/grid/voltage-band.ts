/** From this voltage on both deviations count together, kV. */
const TOGETHER_KV = 35;

/** Limits of deviation that a scenario assumes, as shares of nominal. */
export interface VoltageLimits {
  /** Upwards, of three-phase supply up to 20 kV: 7 %. */
  upTo20Kv: number;
  /** Sum of the deviations up and down, at 35 kV and above: 10 %. */
  sum35Kv: number;
}

/**
 * Highest deviation upwards that supply at a voltage may have. At 35 kV and above it is what the lowest voltage leaves of
 * the sum of both; where both are on one side the larger counts alone.
 *
 * Source: GB/T 12325-2008, Power quality – Deviation of supply voltage: three-phase up to 20 kV ±7 %, single-phase 220 V
 * +7 % and −10 %, at 35 kV and above the absolute deviations up and down add to at most 10 %.
 *
 * @param lowest lowest deviation there, as a share of nominal; above zero where it never falls below
 */
export function highestAllowed(
  voltageKv: number,
  { upTo20Kv, sum35Kv }: VoltageLimits,
  lowest: number,
): number {
  return voltageKv < TOGETHER_KV ? upTo20Kv : Math.max(0, sum35Kv - Math.max(0, -lowest));
}
