import type { Conductor } from '../../../shared/feeders.ts';
import { linearVoltages, sweep } from './load-flow.ts';
import type { RadialNetwork } from './radial.ts';
import { controlOf, type Reactive } from './reactive.ts';

/** A line that only one site feeds into. */
export interface OwnLine {
  lengthM: number;
  voltageKv: number;
  conductor: Pick<Conductor, 'resistanceOhmKm' | 'reactanceOhmKm'>;
  busPu: number;
  reactive: Reactive;
}

/**
 * Voltage over nominal at the end of a line of its own, by load flow.
 *
 * @param acKw fed in there
 * @returns as a share of nominal; not solved where the line cannot carry that power: it then is a linear estimate
 */
export function endOfOwnLine(
  { lengthM, voltageKv, conductor, busPu, reactive }: OwnLine,
  acKw: number,
): { rise: number; solved: boolean } {
  const km = lengthM / 1000;
  const network: RadialNetwork = {
    nodes: [0, 1],
    parent: Int32Array.of(-1, 0),
    resistanceOhm: Float64Array.of(0, conductor.resistanceOhmKm * km),
    reactanceOhm: Float64Array.of(0, conductor.reactanceOhmKm * km),
  };
  const bus = { baseKv: voltageKv, busPu };
  const [p, q] = [Float64Array.of(0, acKw), new Float64Array(2)];
  const control = controlOf(reactive);
  const { voltagePu, solved } = sweep(network, bus, p, q, control && ((_i, pu) => control(pu, acKw)));
  const end = solved ? voltagePu : linearVoltages(network, bus, p, q);
  return { rise: end[1]! - 1, solved };
}
