import { describe, expect, it } from 'vitest';
import { loadFlow } from '../../../electron/engine/grid/load-flow.ts';
import type { LoadFlowInput } from '../../../shared/grid-figures.ts';
import { newtonRaphson } from './newton-raphson.ts';
import { PUBLISHED } from './published.ts';

/** The same network with its loads turned round: as much is fed in, at a bus held as in light load. */
const fedBack = (network: LoadFlowInput, share: number): LoadFlowInput => ({
  ...network,
  busPu: 1.04,
  injections: network.injections.map(({ node, pKw, qKvar }) => ({
    node,
    pKw: -pKw * share,
    qKvar: qKvar * 0.2,
  })),
});

/** Largest difference of voltage from Newton–Raphson, as a share, and of losses. */
function apart(network: LoadFlowInput) {
  const { nodes, lossesKw } = loadFlow(network);
  const reference = newtonRaphson(network);
  const byNode = nodes.map(({ node, voltagePu }) => Math.abs(voltagePu / reference.voltagePu.get(node)! - 1));
  expect(nodes).toHaveLength(reference.voltagePu.size);
  return { voltage: Math.max(...byNode), losses: Math.abs(lossesKw - reference.lossesKw) };
}

const MOST_PU = 1.07;

/** Share of the loads, turned round and fed in, with which the highest voltage meets the limit; null where it never does. */
function hosted(network: LoadFlowInput, highest: (each: LoadFlowInput) => number): number | null {
  let [low, high] = [0, 1];
  while (highest(fedBack(network, high)) < MOST_PU) {
    if (high > 1e3) return null;
    [low, high] = [high, 2 * high];
  }
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (highest(fedBack(network, middle)) < MOST_PU) low = middle;
    else high = middle;
  }
  return low;
}
const most = (values: Iterable<number>) => Math.max(...values);

describe('load flow against Newton–Raphson', () => {
  it.each(PUBLISHED.map((each) => [each.name, each] as const))('%s', (_name, { network, printed }) => {
    for (const one of [network, fedBack(network, 1), fedBack(network, 0.3)]) {
      const { voltage, losses } = apart(one);
      expect(voltage).toBeLessThan(1e-8);
      expect(losses).toBeLessThan(1e-4);
    }
    if (!printed) return;
    const { nodes, lossesKw } = loadFlow(network);
    expect(Math.min(...nodes.map(({ voltagePu }) => voltagePu))).toBeCloseTo(printed.lowestPu, 4);
    expect(lossesKw).toBeCloseTo(printed.lossesKw, 1);
  });

  it.each(PUBLISHED.map((each) => [each.name, each] as const))('hosts as much: %s', (_name, { network }) => {
    const own = hosted(network, (each) => most(loadFlow(each).nodes.map(({ voltagePu }) => voltagePu)));
    const reference = hosted(network, (each) => most(newtonRaphson(each).voltagePu.values()));
    expect(own).not.toBeNull();
    expect(Math.abs(own! / reference! - 1)).toBeLessThan(1e-4);
  });
});
