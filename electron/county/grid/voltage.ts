import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import { connectionKv } from '../../engine/grid/hosting.ts';
import { endOfOwnLine } from '../../engine/grid/own-line.ts';
import type { Reactive } from '../../engine/grid/reactive.ts';
import { highestAllowed, type VoltageLimits } from '../../engine/grid/voltage-band.ts';

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
 * @param sends whether it feeds anything in; if not, the voltage is the substation's
 * @param lengthM of its line
 */
export function ownLineVoltage(
  acKw: number,
  sends: boolean,
  lengthM: number,
  supply: SupplyAssumptions,
): { connectionKv: number; rise: number; beyond: boolean } {
  const voltageKv = connectionKv(acKw);
  const { busPu } = supply;
  const line = { lengthM, voltageKv, conductor: OWN_CONDUCTOR, busPu, reactive: reactiveOf(supply) };
  const { rise, solved } = endOfOwnLine(line, sends ? acKw : 0);
  const lowest = Math.min(rise, busPu - 1);
  return {
    connectionKv: voltageKv,
    rise,
    beyond: !solved || rise > highestAllowed(voltageKv, limitsOf(supply), lowest),
  };
}
