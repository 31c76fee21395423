import type { Swept } from './load-flow.ts';

/** Steps after which a network is taken to have no solution, and the change of any voltage at which they stop, p.u. */
const MOST_SWEEPS = 400;
const STILL_PU = 1e-11;
export const PHASES = 3;

/** A radial network of three phases and a neutral; every node comes after the one it hangs on, the source first. */
export interface PhaseNetwork {
  parent: Int32Array;
  /** Of a phase, and of the neutral, of the section to the node it hangs on, ohm. */
  resistanceOhm: Float64Array;
  reactanceOhm: Float64Array;
  neutralResistanceOhm: Float64Array;
  neutralReactanceOhm: Float64Array;
}

/** Voltages of phases against the neutral, node after node, three each. */
export interface SweptPhases extends Swept {
  /** Current in the neutral of the section to each node, A. */
  neutralA: Float64Array;
}

/**
 * Load flow of a radial low-voltage network of four wires by backward and forward sweep: what is fed in or drawn off on one
 * phase comes back through the neutral, whose voltage shifts all three. Lines as series impedances without coupling.
 *
 * Source: as `sweep`; four wires after R. M. Ciric, A. P. Feltrin, L. F. Ochoa (2003), Power flow in four-wire distribution
 * networks – general approach, IEEE Trans. Power Systems 18(4), the neutral grounded at the source alone.
 *
 * @param voltageKv between phases, nominal
 * @param sourcePu voltage held at the source, p.u. of nominal
 * @param pKw injected at each node on each phase, three entries a node; below zero is drawn
 */
export function sweepPhases(
  network: PhaseNetwork,
  voltageKv: number,
  sourcePu: number,
  pKw: Float64Array,
  qKvar: Float64Array,
): SweptPhases {
  const { parent, resistanceOhm, reactanceOhm, neutralResistanceOhm, neutralReactanceOhm } = network;
  const { length } = parent;
  const nominalV = (voltageKv * 1000) / Math.sqrt(3);
  const re = new Float64Array(length * PHASES);
  const im = new Float64Array(length * PHASES);
  for (let at = 0; at < re.length; at++) {
    const angle = (-2 * Math.PI * (at % PHASES)) / PHASES;
    re[at] = sourcePu * nominalV * Math.cos(angle);
    im[at] = sourcePu * nominalV * Math.sin(angle);
  }
  const voltagePu = new Float64Array(length * PHASES).fill(sourcePu);
  const currentRe = new Float64Array(length * PHASES);
  const currentIm = new Float64Array(length * PHASES);
  const neutralA = new Float64Array(length);
  let lossesKw = 0;
  for (let round = 0; round < MOST_SWEEPS; round++) {
    for (let at = PHASES; at < re.length; at++) {
      const square = re[at]! * re[at]! + im[at]! * im[at]!;
      currentRe[at] = (1000 * (pKw[at]! * re[at]! + qKvar[at]! * im[at]!)) / square;
      currentIm[at] = (1000 * (pKw[at]! * im[at]! - qKvar[at]! * re[at]!)) / square;
    }
    currentRe.fill(0, 0, PHASES);
    currentIm.fill(0, 0, PHASES);
    for (let at = re.length - 1; at >= PHASES; at--) {
      const up = parent[Math.floor(at / PHASES)]! * PHASES + (at % PHASES);
      currentRe[up]! += currentRe[at]!;
      currentIm[up]! += currentIm[at]!;
    }
    let moved = 0;
    lossesKw = 0;
    for (let node = 1; node < length; node++) {
      const first = node * PHASES;
      const backRe = currentRe[first]! + currentRe[first + 1]! + currentRe[first + 2]!;
      const backIm = currentIm[first]! + currentIm[first + 1]! + currentIm[first + 2]!;
      const [rn, xn] = [neutralResistanceOhm[node]!, neutralReactanceOhm[node]!];
      const [r, x] = [resistanceOhm[node]!, reactanceOhm[node]!];
      neutralA[node] = Math.hypot(backRe, backIm);
      lossesKw += (neutralA[node]! ** 2 * rn) / 1000;
      for (let phase = 0; phase < PHASES; phase++) {
        const at = first + phase;
        const up = parent[node]! * PHASES + phase;
        const [iRe, iIm] = [currentRe[at]!, currentIm[at]!];
        re[at] = re[up]! + r * iRe - x * iIm + rn * backRe - xn * backIm;
        im[at] = im[up]! + r * iIm + x * iRe + rn * backIm + xn * backRe;
        lossesKw += ((iRe * iRe + iIm * iIm) * r) / 1000;
        const voltage = Math.hypot(re[at]!, im[at]!) / nominalV;
        moved = Math.max(moved, Math.abs(voltage - voltagePu[at]!));
        if (!Number.isFinite(voltage) || voltage === 0)
          return { voltagePu, lossesKw, neutralA, solved: false };
        voltagePu[at] = voltage;
      }
    }
    if (moved < STILL_PU) return { voltagePu, lossesKw, neutralA, solved: true };
  }
  return { voltagePu, lossesKw, neutralA, solved: false };
}
