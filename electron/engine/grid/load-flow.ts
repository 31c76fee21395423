import { PlannerError } from '../../../shared/errors.ts';
import type { LoadFlow, LoadFlowInput } from '../../../shared/grid-figures.ts';
import { type RadialNetwork, radialNetwork } from './radial.ts';

/** Steps after which a network is taken to have no solution. */
const MOST_SWEEPS = 400;
/** Change of any voltage between two sweeps at which they stop, p.u. */
const STILL_PU = 1e-11;
/** Part of the way to the answer of a voltage control that one sweep goes, so that it does not swing. */
const HALF_WAY = 0.5;
/** Less of it where it does all the same after so many sweeps: long lines under much power. */
const [SWINGS_AFTER, LESS_OF_IT] = [100, 0.1];

/** The bus that feeds a network. */
export interface Bus {
  baseKv: number;
  /** Voltage held there, p.u. of the base. */
  busPu: number;
}

/** Voltages of a network's nodes, in its order, and what its sections lose. */
export interface Swept {
  voltagePu: Float64Array;
  lossesKw: number;
  /** False where no voltages carry these powers. */
  solved: boolean;
}

/**
 * Load flow of a radial network by backward and forward sweep: currents of constant powers summed towards the bus, then
 * voltages from the bus outwards, until they stay. Symmetrical three-phase, lines as series impedances.
 *
 * Source: D. Shirmohammadi et al. (1988), A compensation-based power flow method for weakly meshed distribution and
 * transmission networks, IEEE Trans. Power Systems 3(2), of which this is the part for radial networks.
 *
 * @param pKw injected at each node, in the network's order; below zero is drawn
 * @param controlKvar reactive power that a node injects besides at a voltage: Q(U)
 */
export function sweep(
  { parent, resistanceOhm, reactanceOhm }: RadialNetwork,
  { baseKv, busPu }: Bus,
  pKw: Float64Array,
  qKvar: Float64Array,
  controlKvar?: (index: number, voltagePu: number) => number,
): Swept {
  const { length } = parent;
  const perOhm = 1 / (baseKv * baseKv * 1000);
  const re = new Float64Array(length).fill(busPu);
  const im = new Float64Array(length);
  const voltagePu = new Float64Array(length).fill(busPu);
  const currentRe = new Float64Array(length);
  const currentIm = new Float64Array(length);
  const controlled = new Float64Array(length);
  let lossesKw = 0;
  for (let round = 0; round < MOST_SWEEPS; round++) {
    const way = round < SWINGS_AFTER ? HALF_WAY : LESS_OF_IT;
    for (let i = 1; i < length; i++) {
      if (controlKvar) controlled[i]! += way * (controlKvar(i, voltagePu[i]!) - controlled[i]!);
      const q = qKvar[i]! + controlled[i]!;
      const square = re[i]! * re[i]! + im[i]! * im[i]!;
      currentRe[i] = (pKw[i]! * re[i]! + q * im[i]!) / square;
      currentIm[i] = (pKw[i]! * im[i]! - q * re[i]!) / square;
    }
    for (let i = length - 1; i > 0; i--) {
      currentRe[parent[i]!]! += currentRe[i]!;
      currentIm[parent[i]!]! += currentIm[i]!;
    }
    let moved = 0;
    lossesKw = 0;
    for (let i = 1; i < length; i++) {
      const [r, x] = [resistanceOhm[i]! * perOhm, reactanceOhm[i]! * perOhm];
      const up = parent[i]!;
      re[i] = re[up]! + r * currentRe[i]! - x * currentIm[i]!;
      im[i] = im[up]! + r * currentIm[i]! + x * currentRe[i]!;
      const voltage = Math.hypot(re[i]!, im[i]!);
      moved = Math.max(moved, Math.abs(voltage - voltagePu[i]!));
      if (!Number.isFinite(voltage) || voltage === 0) return { voltagePu, lossesKw, solved: false };
      voltagePu[i] = voltage;
      lossesKw += (currentRe[i]! ** 2 + currentIm[i]! ** 2) * r;
    }
    currentRe[0] = 0;
    currentIm[0] = 0;
    if (moved < STILL_PU) return { voltagePu, lossesKw, solved: true };
  }
  return { voltagePu, lossesKw, solved: false };
}

/**
 * Voltages by one pass without losses, square of voltage by square of voltage: near the load flow while voltages stay
 * near nominal, and an answer where that has none.
 *
 * Source: M. E. Baran, F. F. Wu (1989), Optimal capacitor placement on radial distribution systems, IEEE Trans. Power
 * Delivery 4(1), the simplified equations.
 */
export function linearVoltages(
  { parent, resistanceOhm, reactanceOhm }: RadialNetwork,
  { baseKv, busPu }: Bus,
  pKw: Float64Array,
  qKvar: Float64Array,
): Float64Array {
  const [p, q] = [pKw.slice(), qKvar.slice()];
  for (let i = parent.length - 1; i > 0; i--) {
    p[parent[i]!]! += p[i]!;
    q[parent[i]!]! += q[i]!;
  }
  const square = new Float64Array(parent.length).fill(busPu * busPu);
  const perOhm = 2 / (baseKv * baseKv * 1000);
  for (let i = 1; i < parent.length; i++) {
    square[i] = square[parent[i]!]! + perOhm * (p[i]! * resistanceOhm[i]! + q[i]! * reactanceOhm[i]!);
  }
  return square.map((value) => Math.sqrt(Math.max(0, value)));
}

/**
 * Voltages and losses of a network as it is typed or handed over.
 *
 * @throws PlannerError `grid.no-voltage`, `grid.unknown-node`, `grid.no-solution`, and those of `radialNetwork`
 */
export function loadFlow({ baseKv, busPu, sections, injections }: LoadFlowInput): LoadFlow {
  for (const [field, value] of Object.entries({ baseKv, busPu })) {
    if (value <= 0) throw new PlannerError('grid.no-voltage', { field, value }, { field });
  }
  const network = radialNetwork(sections);
  const indexOf = new Map(network.nodes.map((node, index) => [node, index]));
  const pKw = new Float64Array(network.nodes.length);
  const qKvar = new Float64Array(network.nodes.length);
  injections.forEach((injection, row) => {
    const index = indexOf.get(injection.node);
    if (index === undefined) {
      throw new PlannerError('grid.unknown-node', { node: injection.node }, { field: `injections.${row}` });
    }
    pKw[index]! += injection.pKw;
    qKvar[index]! += injection.qKvar;
  });
  const { voltagePu, lossesKw, solved } = sweep(network, { baseKv, busPu }, pKw, qKvar);
  if (!solved) throw new PlannerError('grid.no-solution', {}, { field: 'injections' });
  return { nodes: network.nodes.map((node, i) => ({ node, voltagePu: voltagePu[i]! })), lossesKw };
}
