import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFlow, sweep } from '../../../electron/engine/grid/load-flow.ts';
import { radialNetwork } from '../../../electron/engine/grid/radial.ts';
import type { LineSection, LoadFlowInput } from '../../../shared/grid-figures.ts';
import { newtonRaphson } from '../../reference/grid/newton-raphson.ts';
import { startDesk } from '../desk.ts';

const section = (from: number, to: number, lengthKm = 1): LineSection => ({
  from,
  to,
  lengthKm,
  rOhmKm: 0.27,
  xOhmKm: 0.336,
});
const network = (changes: Partial<LoadFlowInput> = {}): LoadFlowInput => ({
  baseKv: 10,
  busPu: 1,
  sections: [section(0, 1), section(1, 2), section(1, 3)],
  injections: [{ node: 2, pKw: 1000, qKvar: 0 }],
  ...changes,
});
const voltages = (given: LoadFlowInput) =>
  new Map(loadFlow(given).nodes.map(({ node, voltagePu }) => [node, voltagePu]));

describe('radial load flow', () => {
  it('solves one section as its quadratic does', () => {
    // Load of 1000 kW and 500 kvar over 5 km: v⁴ + v²(2(PR + QX) − u²) + (P² + Q²)(R² + X²) = 0 in p.u.
    const [p, q, r, x] = [1, 0.5, (5 * 0.27) / 100, (5 * 0.336) / 100];
    const half = 1 / 2 - (p * r + q * x);
    const v = Math.sqrt(half + Math.sqrt(half * half - (p * p + q * q) * (r * r + x * x)));
    const given = network({
      sections: [section(0, 7, 5)],
      injections: [{ node: 7, pKw: -1000, qKvar: -500 }],
    });
    expect(voltages(given).get(7)).toBeCloseTo(v, 10);
    expect(loadFlow(given).lossesKw).toBeCloseTo(((1000 * (p * p + q * q)) / (v * v)) * r, 8);
  });

  it('keeps the bus, and gives nodes without a flow the voltage of where they hang', () => {
    const at = voltages(network({ busPu: 1.05 }));
    expect(at.get(0)).toBe(1.05);
    expect(at.get(3)).toBeCloseTo(at.get(1)!, 12);
    expect(at.get(2)!).toBeGreaterThan(at.get(1)!);
    expect(at.get(1)!).toBeGreaterThan(1.05);
    expect(loadFlow(network({ sections: [], injections: [] }))).toEqual({
      nodes: [{ node: 0, voltagePu: 1 }],
      lossesKw: 0,
    });
  });

  it('does not mind which way sections point, in which order they come, or how injections are split', () => {
    const given = network();
    const turned = network({
      sections: [section(3, 1), section(2, 1), section(1, 0)],
      injections: [
        { node: 2, pKw: 400, qKvar: 0 },
        { node: 2, pKw: 600, qKvar: 0 },
        { node: 0, pKw: 5000, qKvar: 0 },
      ],
    });
    for (const [node, v] of voltages(given)) expect(voltages(turned).get(node)).toBeCloseTo(v, 10);
  });

  const tree = fc
    .array(
      fc.record({
        up: fc.nat(),
        lengthKm: fc.double({ min: 0.01, max: 2, noNaN: true }),
        rOhmKm: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        xOhmKm: fc.double({ min: 0.05, max: 0.4, noNaN: true }),
        pKw: fc.double({ min: -150, max: 300, noNaN: true }),
        qKvar: fc.double({ min: -60, max: 30, noNaN: true }),
      }),
      { minLength: 1, maxLength: 18 },
    )
    .map(
      (rows): LoadFlowInput => ({
        baseKv: 10,
        busPu: 1.03,
        sections: rows.map(({ up, lengthKm, rOhmKm, xOhmKm }, i) => ({
          from: up % (i + 1),
          to: i + 1,
          lengthKm,
          rOhmKm,
          xOhmKm,
        })),
        injections: rows.map(({ pKw, qKvar }, i) => ({ node: i + 1, pKw, qKvar })),
      }),
    );

  it('agrees with Newton–Raphson on any tree', () => {
    fc.assert(
      fc.property(tree, (given) => {
        const reference = newtonRaphson(given);
        for (const [node, v] of voltages(given))
          expect(Math.abs(v / reference.voltagePu.get(node)! - 1)).toBeLessThan(1e-6);
        expect(loadFlow(given).lossesKw).toBeCloseTo(reference.lossesKw, 3);
      }),
      { numRuns: 60 },
    );
  });

  it('raises every voltage with what is fed in at one node, and with the bus', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.integer({ min: 1, max: 200 }), (given, which, kw) => {
        const node = 1 + (which % given.sections.length);
        const before = voltages(given);
        const fed = voltages({ ...given, injections: [...given.injections, { node, pKw: kw, qKvar: 0 }] });
        const higher = voltages({ ...given, busPu: 1.05 });
        expect(fed.get(node)!).toBeGreaterThan(before.get(node)!);
        for (const [each, v] of before) expect(higher.get(each)!).toBeGreaterThan(v);
      }),
      { numRuns: 60 },
    );
  });

  it('holds a voltage down where reactive power answers it', () => {
    const laid = radialNetwork([section(0, 1, 8)]);
    const [p, q] = [new Float64Array([0, 3000]), new Float64Array(2)];
    const bus = { baseKv: 10, busPu: 1.04 };
    const free = sweep(laid, bus, p, q);
    const held = sweep(laid, bus, p, q, (_i, v) => -Math.min(1000, Math.max(0, (v - 1.03) / 0.04) * 1000));
    expect(held.solved).toBe(true);
    expect(held.voltagePu[1]!).toBeLessThan(free.voltagePu[1]!);
    expect(held.voltagePu[1]!).toBeGreaterThan(1.03);
  });

  it.each([
    [{ sections: [section(0, 1), section(1, 2), section(2, 0)] }, 'grid.loop'],
    [{ sections: [section(0, 1), section(0, 1), section(1, 2)] }, 'grid.loop'],
    [{ sections: [section(0, 1), section(1, 1), section(1, 2)] }, 'grid.loop'],
    [{ sections: [section(0, 1), section(1, 2), section(4, 5)] }, 'grid.no-path'],
    [{ sections: [section(5, 4), section(4, 5), section(1, 2)] }, 'grid.no-path'],
    [{ injections: [{ node: 9, pKw: 1, qKvar: 0 }] }, 'grid.unknown-node'],
    [{ sections: [section(0, 2, -1)] }, 'grid.negative'],
    [{ baseKv: 0 }, 'grid.no-voltage'],
    [{ busPu: -1 }, 'grid.no-voltage'],
    [{ injections: [{ node: 2, pKw: -100_000, qKvar: 0 }] }, 'grid.no-solution'],
    [{ injections: [{ node: 2, pKw: 1e12, qKvar: -1e12 }] }, 'grid.no-solution'],
  ])('names what is wrong in %j', (changes, code) => {
    expect(() => loadFlow(network(changes))).toThrow(expect.objectContaining({ code }));
  });
});

it('answers by name without a document, in both languages what is wrong', async () => {
  const { say, close } = startDesk();
  const { nodes } = await say('grid.loadFlow', network());
  expect(nodes.map(({ node }) => node)).toEqual([0, 1, 2, 3]);
  await expect(
    say('grid.loadFlow', network({ sections: [section(0, 1), section(1, 2), section(2, 0)] })),
  ).rejects.toThrow('grid.loop');
  await close();
});
