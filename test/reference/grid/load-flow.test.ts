import { describe, expect, it } from 'vitest';
import { loadFlow } from '../../../electron/engine/grid/load-flow.ts';
import type { LoadFlowInput } from '../../../shared/grid.ts';
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
});
