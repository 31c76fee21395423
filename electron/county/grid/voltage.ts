import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import { endOfOwnLine } from '../../engine/grid/own-line.ts';
import type { Reactive } from '../../engine/grid/reactive.ts';
import { highestAllowed, type VoltageLimits } from '../../engine/grid/voltage-band.ts';

/** Lowest voltage of a line to a substation, kV. */
const LEAST_LINE_KV = 10;

/** Conductor of a site's own line to the substation: overhead, 120 mm² of aluminium (engineering judgement). */
const OWN_CONDUCTOR = { resistanceOhmKm: 0.27, reactanceOhmKm: 0.35 };

/** What generation does with reactive power in a scenario: Q(U) is full at the upper limit of voltage. */
export const reactiveOf = (supply: SupplyAssumptions): Reactive => ({
  mode: supply.reactiveMode,
  powerFactor: supply.pvPowerFactor,
  fromPu: supply.controlFromPu,
  fullPu: 1 + supply.voltageLimit,
});

/** Limits of voltage in a scenario. */
export const limitsOf = ({ voltageLimit, voltageSum }: SupplyAssumptions): VoltageLimits => ({
  upTo20Kv: voltageLimit,
  sum35Kv: voltageSum,
});

/**
 * Voltage over nominal at a site with a line of its own, and whether it is beyond its limit.
 *
 * @param connectionKv what it connects at; from low voltage a line of 10 kV leads on
 * @param sends whether it feeds anything in; if not, the voltage is the substation's
 * @param lengthM of its line
 */
export function ownLineVoltage(
  acKw: number,
  connectionKv: number,
  sends: boolean,
  lengthM: number,
  supply: SupplyAssumptions,
): { rise: number; beyond: boolean } {
  const voltageKv = Math.max(LEAST_LINE_KV, connectionKv);
  const { busPu } = supply;
  const line = { lengthM, voltageKv, conductor: OWN_CONDUCTOR, busPu, reactive: reactiveOf(supply) };
  const { rise, solved } = endOfOwnLine(line, sends ? acKw : 0);
  const lowest = Math.min(rise, busPu - 1);
  return {
    rise,
    beyond: !solved || rise > highestAllowed(voltageKv, limitsOf(supply), lowest),
  };
}
