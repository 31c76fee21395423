import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import type { Outcome, Programme, Solution } from '../engine/programme.ts';

/** What the solver's thread is told, and answers. */
export interface ToSolver {
  programme: Programme;
  gap: number;
  timeSeconds: number;
}
export type FromSolver =
  | { type: 'progress'; gap: number; seconds: number }
  | { type: 'solved'; solution: Solution }
  | { type: 'failed'; message: string };

const port = parentPort;
if (!port) throw new Error('solve.worker runs in a worker thread');
const say = (message: FromSolver) => port.postMessage(message);

const highs = loadHighs();

async function solve({ programme, gap, timeSeconds }: ToSolver): Promise<Solution> {
  const { constants, createModel } = await highs;
  const { cost, colLower, colUpper, integer, rowLower, rowUpper, starts, indices, values } = programme;
  const whole = integer.some((each) => each > 0);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const model = createModel({
    numCols: cost.length,
    numRows: rowLower.length,
    sense: programme.maximise ? constants.objectiveSense.maximize : constants.objectiveSense.minimize,
    colCost: cost,
    colLower,
    colUpper,
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows: rowLower.length, numCols: cost.length, starts, indices, values },
    ...(whole && { integrality: Int32Array.from(integer) }),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: gap });
    if (Number.isFinite(timeSeconds)) model.options.set('time_limit', timeSeconds);
    if (programme.start) begin(model, programme.start);
    const { modelStatus } = model.run(
      whole
        ? {
            [constants.callbackType.mipLogging](event) {
              say({ type: 'progress', gap: event.data.mip_gap ?? 1, seconds: seconds() });
              return undefined;
            },
          }
        : undefined,
    );
    const feasible = model.info.get('primal_solution_status') === 2;
    return {
      outcome: outcomeOf(modelStatus, feasible),
      values: feasible ? Float64Array.from(model.getSolution().colValue) : new Float64Array(0),
      objective: feasible ? model.getObjectiveValue() : Number.NaN,
      gap: whole && feasible ? Number(model.info.get('mip_gap')) : 0,
      seconds: seconds(),
    };
  } finally {
    model.dispose();
  }
}

/** A set to begin from only saves time: HiGHS that will not have it begins without. */
function begin(
  model: { setSolution(solution: { colValue: Float64Array }): unknown },
  colValue: Float64Array,
): void {
  try {
    model.setSolution({ colValue });
  } catch {
    // Nothing else rests on it.
  }
}

/** HiGHS model status: 7 optimal, 8 infeasible, 9 either, 10 unbounded, 13 to 17 stopped before the end. */
function outcomeOf(status: number, feasible: boolean): Outcome {
  if (status === 7) return 'optimal';
  if (status === 8 || (status === 9 && !feasible)) return 'infeasible';
  if (status === 10) return 'unbounded';
  return status >= 11 && status <= 17 ? 'limit' : 'failed';
}

port.on('message', (message: ToSolver) => {
  solve(message).then(
    (solution) => say({ type: 'solved', solution }),
    (error: Error) => say({ type: 'failed', message: error.message }),
  );
});
