import { expect, it } from 'vitest';
import type { Programme } from '../../../electron/engine/programme.ts';
import { createSolver } from '../../../electron/workers/solver.ts';

/** A knapsack of `n` things. */
const knapsack = (n: number): Programme => ({
  maximise: true,
  cost: Float64Array.from({ length: n }, (_, i) => 10 + (i % 7)),
  colLower: new Float64Array(n),
  colUpper: new Float64Array(n).fill(1),
  integer: new Uint8Array(n).fill(1),
  rowLower: Float64Array.of(-Infinity),
  rowUpper: Float64Array.of(n),
  starts: Int32Array.of(0, n),
  indices: Int32Array.from({ length: n }, (_, i) => i),
  values: Float64Array.from({ length: n }, (_, i) => 3 + (i % 5)),
  start: null,
});

it('answers what HiGHS cannot do with an error of its own, and goes on with the next', async () => {
  const solver = createSolver();
  const broken = { ...knapsack(4), values: new Float64Array(1) };
  await expect(solver.solve(broken)).rejects.toMatchObject({ code: 'portfolio.solver-failed' });
  expect((await solver.solve(knapsack(4))).outcome).toBe('optimal');
  await solver.close();
});

it('begins without a set to begin from that does not fit', async () => {
  const solver = createSolver();
  const solved = await solver.solve({ ...knapsack(4), start: new Float64Array(1) });
  expect(solved.outcome).toBe('optimal');
  await solver.close();
});

it('settles what is under way when its thread is ended', async () => {
  const solver = createSolver();
  await solver.solve(knapsack(2));
  const solving = solver.solve(knapsack(20_000));
  const settled = expect(solving).rejects.toMatchObject({ code: 'portfolio.solver-failed' });
  // The work is handed over a turn later.
  await new Promise((resolve) => setImmediate(resolve));
  await solver.close();
  await settled;
});
