import {
  type LowLines,
  type LowPlace,
  type MappedLine,
  mappedNetwork,
  typicalNetwork,
} from './low-network.ts';
import { PHASES, sweepPhases } from './phases.ts';

/** Voltage between phases of village networks, kV. */
const LOW_KV = 0.38;
/** Short-circuit voltage of transformers of 10/0.4 kV, and from which rating on the larger holds (GB/T 6451: 4 and 4.5 %). */
const SHORT_CIRCUIT = { small: 0.04, large: 0.045, fromKva: 800 };
/** Load losses over rating, by rating in kVA: type S11, rounded. Engineering judgement. */
const LOAD_LOSS: readonly (readonly [kva: number, share: number])[] = [
  [30, 0.02],
  [50, 0.017],
  [100, 0.015],
  [200, 0.013],
  [400, 0.0108],
  [630, 0.0098],
  [2500, 0.0095],
];

/** A roof behind a transformer. */
interface LowRoof extends LowPlace {
  /** Fed in, kW. */
  powerKw: number;
  singlePhase: boolean;
}

export interface LowVillage {
  ratingKva: number;
  count: number;
  /** Voltage of its low side without load, p.u. of nominal. */
  noLoadPu: number;
  /** Drawn off, shared by the roofs alike and by the phases, kW, and its power factor; below zero others feed that in. */
  loadKw: number;
  powerFactor: number;
  roofs: readonly LowRoof[];
  lines: LowLines;
  /** Lines as they are mapped, which then take the place of typical ones; none takes these. */
  mapped: readonly MappedLine[];
  /** Length along a typical line over straight distance. */
  detour: number;
}

export interface LowFlow {
  /** For each roof its highest and lowest voltage of the phases it is on, over nominal, and its phase; null for all three. */
  roofs: { highest: number; lowest: number; phase: number | null }[];
  /** Of all roofs; zero without any. */
  highest: number;
  lowest: number;
  /** Current in the transformer's neutral over its rated current. */
  neutralShare: number;
  lossesKw: number;
  solved: boolean;
}

/**
 * Voltages at the roofs of a village by its transformer, its lines, mapped or typical, and a service to each roof. Roofs on one phase are put to the phase with least, the largest first, as a grid company does; how they are in
 * truth is not known.
 */
export function lowFlow(village: LowVillage): LowFlow {
  const { ratingKva, count, noLoadPu, loadKw, powerFactor, roofs, lines, mapped, detour } = village;
  const ohm = transformerOhm(ratingKva, count);
  const { network, roofNodes: at } =
    mapped.length > 0
      ? mappedNetwork(ohm, roofs, mapped, lines.serviceOhmKm)
      : typicalNetwork(ohm, roofs, lines, detour);
  const phases = phasesOf(roofs);
  const p = new Float64Array(network.parent.length * PHASES);
  const q = new Float64Array(network.parent.length * PHASES);
  const tanPhi = loadKw > 0 ? Math.tan(Math.acos(powerFactor)) : 0;
  for (const [roof, node] of at.entries()) {
    const { powerKw } = roofs[roof]!;
    for (let phase = 0; phase < PHASES; phase++) {
      const place = node * PHASES + phase;
      const own = phases[roof] === null ? powerKw / PHASES : phases[roof] === phase ? powerKw : 0;
      const drawn = loadKw / roofs.length / PHASES;
      p[place] = own - drawn;
      q[place] = -drawn * tanPhi;
    }
  }
  const { voltagePu, neutralA, lossesKw, solved } = sweepPhases(network, LOW_KV, noLoadPu, p, q);
  const ofRoofs = at.map((node, roof) => {
    const phase = phases[roof]!;
    const own = phase === null ? [0, 1, 2] : [phase];
    const over = own.map((each) => voltagePu[node * PHASES + each]! - 1);
    return { highest: Math.max(...over), lowest: Math.min(...over), phase };
  });
  const ratedA = (ratingKva * count) / (Math.sqrt(3) * LOW_KV);
  return {
    roofs: ofRoofs,
    highest: ofRoofs.reduce((most, each) => Math.max(most, each.highest), ofRoofs.length ? -1 : 0),
    lowest: ofRoofs.reduce((least, each) => Math.min(least, each.lowest), ofRoofs.length ? 1 : 0),
    neutralShare: neutralA[1]! / ratedA,
    lossesKw,
    solved,
  };
}

/** Resistance and reactance of a phase of so many alike transformers side by side, seen from the low side, ohm. */
function transformerOhm(ratingKva: number, count: number): [number, number] {
  const baseOhm = (LOW_KV * LOW_KV * 1000) / ratingKva / count;
  const z = ratingKva >= SHORT_CIRCUIT.fromKva ? SHORT_CIRCUIT.large : SHORT_CIRCUIT.small;
  const r = (LOAD_LOSS.find(([kva]) => ratingKva <= kva) ?? LOAD_LOSS.at(-1)!)[1];
  return [r * baseOhm, Math.sqrt(z * z - r * r) * baseOhm];
}

/** The phase of each roof on one: the largest first, each on that with least; null of roofs on all three. */
function phasesOf(roofs: readonly LowRoof[]): (number | null)[] {
  const phases = roofs.map((): number | null => null);
  const loaded = [0, 0, 0];
  const order = [...roofs.keys()].filter((i) => roofs[i]!.singlePhase);
  order.sort((a, b) => roofs[b]!.powerKw - roofs[a]!.powerKw || a - b);
  for (const i of order) {
    const phase = loaded.indexOf(Math.min(...loaded));
    loaded[phase]! += roofs[i]!.powerKw;
    phases[i] = phase;
  }
  return phases;
}
