import type { LoadFlowInput } from '../../../shared/grid-figures.ts';

/**
 * Voltages of a network by Newton–Raphson in polar coordinates over the full admittance matrix: written apart from the
 * engine's sweep, with which it shares neither a formula nor a line.
 *
 * @returns voltage by node, p.u., and losses as what the bus gives less what is drawn, kW
 */
export function newtonRaphson({ baseKv, busPu, sections, injections }: LoadFlowInput) {
  const nodes = [...new Set([0, ...sections.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const at = new Map(nodes.map((node, i) => [node, i]));
  const n = nodes.length;
  const zBase = baseKv * baseKv;
  const matrix = () => Array.from({ length: n }, () => new Float64Array(n));
  const [g, b] = [matrix(), matrix()];
  for (const { from, to, lengthKm, rOhmKm, xOhmKm } of sections) {
    const [r, x] = [(rOhmKm * lengthKm) / zBase, (xOhmKm * lengthKm) / zBase];
    const [i, j] = [at.get(from)!, at.get(to)!];
    const [conductance, susceptance] = [r / (r * r + x * x), -x / (r * r + x * x)];
    for (const [k, l, sign] of [
      [i, i, 1],
      [j, j, 1],
      [i, j, -1],
      [j, i, -1],
    ] as const) {
      g[k]![l]! += sign * conductance;
      b[k]![l]! += sign * susceptance;
    }
  }
  const [wantedP, wantedQ] = [new Float64Array(n), new Float64Array(n)];
  for (const { node, pKw, qKvar } of injections) {
    wantedP[at.get(node)!]! += pKw / 1000;
    wantedQ[at.get(node)!]! += qKvar / 1000;
  }
  const volt = new Float64Array(n).fill(busPu);
  const angle = new Float64Array(n);
  const flows = () => {
    const [p, q] = [new Float64Array(n), new Float64Array(n)];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const turn = angle[i]! - angle[j]!;
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        p[i]! += volt[i]! * volt[j]! * (g[i]![j]! * c + b[i]![j]! * s);
        q[i]! += volt[i]! * volt[j]! * (g[i]![j]! * s - b[i]![j]! * c);
      }
    }
    return { p, q };
  };
  for (let round = 0; ; round++) {
    const { p, q } = flows();
    const m = n - 1;
    const missing = Float64Array.from({ length: 2 * m }, (_, k) =>
      k < m ? wantedP[k + 1]! - p[k + 1]! : wantedQ[k - m + 1]! - q[k - m + 1]!,
    );
    if (Math.max(...missing.map(Math.abs)) < 1e-10) break;
    if (round > 40) throw new Error('Newton–Raphson found no solution');
    const jacobian = Array.from({ length: 2 * m }, () => new Float64Array(2 * m));
    for (let i = 1; i < n; i++) {
      for (let j = 1; j < n; j++) {
        const turn = angle[i]! - angle[j]!;
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        const [gij, bij] = [g[i]![j]!, b[i]![j]!];
        const [row, column] = [i - 1, j - 1];
        if (i === j) {
          jacobian[row]![column] = -q[i]! - bij * volt[i]! ** 2;
          jacobian[row]![column + m] = p[i]! / volt[i]! + gij * volt[i]!;
          jacobian[row + m]![column] = p[i]! - gij * volt[i]! ** 2;
          jacobian[row + m]![column + m] = q[i]! / volt[i]! - bij * volt[i]!;
        } else {
          jacobian[row]![column] = volt[i]! * volt[j]! * (gij * s - bij * c);
          jacobian[row]![column + m] = volt[i]! * (gij * c + bij * s);
          jacobian[row + m]![column] = -volt[i]! * volt[j]! * (gij * c + bij * s);
          jacobian[row + m]![column + m] = volt[i]! * (gij * s - bij * c);
        }
      }
    }
    const step = solved(jacobian, missing);
    for (let k = 0; k < m; k++) {
      angle[k + 1]! += step[k]!;
      volt[k + 1]! += step[k + m]!;
    }
  }
  return {
    voltagePu: new Map(nodes.map((node, i) => [node, volt[i]!])),
    lossesKw: flows().p.reduce((sum, mw) => sum + mw, 0) * 1000,
  };
}

/** Gaussian elimination with the largest pivot of each column. */
function solved(matrix: Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[best]![k]!)) best = i;
    [matrix[k], matrix[best]] = [matrix[best]!, matrix[k]!];
    [right[k], right[best]] = [right[best]!, right[k]!];
    const pivot = matrix[k]!;
    for (let i = k + 1; i < n; i++) {
      const row = matrix[i]!;
      const factor = row[k]! / pivot[k]!;
      if (factor === 0) continue;
      for (let j = k; j < n; j++) row[j]! -= factor * pivot[j]!;
      right[i]! -= factor * right[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) right[k]! -= matrix[k]![j]! * right[j]!;
    right[k]! /= matrix[k]![k]!;
  }
  return right;
}
