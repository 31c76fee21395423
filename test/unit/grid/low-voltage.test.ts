import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sweep } from '../../../electron/engine/grid/load-flow.ts';
import { type LowVillage, lowFlow } from '../../../electron/engine/grid/low-voltage.ts';
import { PHASES, sweepPhases } from '../../../electron/engine/grid/phases.ts';
import { deskOnLankao, square } from '../desk.ts';

const village: LowVillage = {
  ...{ ratingKva: 200, count: 1, noLoadPu: 1.02, loadKw: 6, powerFactor: 0.95, detour: 1.3 },
  lines: { lines: 3, ohmKm: 0.32, reactanceOhmKm: 0.3, serviceM: 25, serviceOhmKm: 1.91 },
  mapped: [],
  roofs: [
    { eastM: 100, northM: 0, powerKw: 8, ratedKw: 8, singlePhase: true },
    { eastM: 0, northM: 200, powerKw: 6, ratedKw: 6, singlePhase: true },
    { eastM: 0, northM: 300, powerKw: 30, ratedKw: 30, singlePhase: false },
    { eastM: -50, northM: -250, powerKw: 7, ratedKw: 7, singlePhase: true },
    { eastM: 10, northM: 320, powerKw: 5, ratedKw: 5, singlePhase: true },
  ],
};

it('agrees with the equations of all four wires solved at once', () => {
  // Solved by scipy's fsolve: Kirchhoff's current law at every node of three phases and the neutral.
  const { roofs, neutralShare, lossesKw, solved } = lowFlow(village);
  expect(solved).toBe(true);
  const expected = [
    [0, 0.0450186222, 0.0450186222],
    [2, 0.0813953464, 0.0813953464],
    [null, 0.0940654999, 0.0368878444],
    [1, 0.0626171431, 0.0626171431],
    [2, 0.0956167903, 0.0956167903],
  ] as const;
  for (const [i, [phase, highest, lowest]] of expected.entries()) {
    expect(roofs[i]!.phase).toBe(phase);
    expect(roofs[i]!.highest).toBeCloseTo(highest, 8);
    expect(roofs[i]!.lowest).toBeCloseTo(lowest, 8);
  }
  expect(neutralShare).toBeCloseTo(0.044366045, 7);
  expect(lossesKw).toBeCloseTo(2.2675765937, 6);
});

it('is the flow of three phases where all are alike, and nothing then flows in the neutral', () => {
  const figure = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
  const node = fc.record({
    up: fc.nat(),
    r: figure(0.2),
    x: figure(0.2),
    kw: fc.double({ min: -8, max: 8, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0.95, max: 1.08, noNaN: true }),
      (nodes, pu) => {
        const parent = Int32Array.from([-1, ...nodes.map(({ up }, i) => up % (i + 1))]);
        const series = (of: (each: (typeof nodes)[number]) => number) =>
          Float64Array.from([0, ...nodes.map(of)]);
        const [resistanceOhm, reactanceOhm] = [series(({ r }) => r), series(({ x }) => x)];
        const p = series(({ kw }) => kw);
        const radial = { nodes: [...parent.keys()], parent, resistanceOhm, reactanceOhm };
        const alike = sweep(radial, { baseKv: 0.38, busPu: pu }, p, new Float64Array(p.length));
        fc.pre(alike.solved);
        const four = sweepPhases(
          {
            parent,
            resistanceOhm,
            reactanceOhm,
            neutralResistanceOhm: resistanceOhm,
            neutralReactanceOhm: reactanceOhm,
          },
          ...([0.38, pu] as const),
          Float64Array.from({ length: p.length * PHASES }, (_, at) => p[Math.floor(at / PHASES)]! / PHASES),
          new Float64Array(p.length * PHASES),
        );
        expect(four.solved).toBe(true);
        for (const [i, voltage] of alike.voltagePu.entries()) {
          for (let phase = 0; phase < PHASES; phase++)
            expect(four.voltagePu[i * PHASES + phase]).toBeCloseTo(voltage, 8);
        }
        expect(Math.max(...four.neutralA)).toBeLessThan(1e-6);
        expect(four.lossesKw).toBeCloseTo(alike.lossesKw, 5);
      },
    ),
  );
});

it('tells the roofs of a document that are beyond the band, and a village whose phases cannot be even', async () => {
  const { say, settled, close } = await deskOnLankao(false);
  const position: [number, number] = [114.95, 34.87];
  await say('station.create', { position: [114.951, 34.87], ratingMva: 50, voltageKv: 110 });
  const transformer = await say('transformer.create', { position, ratingKva: 50, peakLoadKw: 10 });
  const near = await say('site.create', { kind: 'rooftop', geometry: square(114.9501, 34.87, 0.00005) });
  const far = await say('site.create', { kind: 'rooftop', geometry: square(114.9545, 34.87, 0.00007) });
  await settled();
  await say('connection.choose', { siteIds: [near.id, far.id], level: '220V', objectId: transformer.id });
  const { roofs, voltageLimits, ...low } = await say('grid.lowVoltage', { transformerId: transformer.id });
  expect(voltageLimits).toEqual({ highest: 0.07, lowest: -0.1 });
  const of = (id: number) => roofs.find(({ siteId }) => siteId === id)!;
  expect(of(far.id).highest).toBeGreaterThan(of(near.id).highest);
  expect(of(far.id)).toMatchObject({ beyond: true });
  expect(low).toMatchObject({ transformerId: transformer.id, solved: true });
  expect(low.unbalanced).toBe(low.neutralShare > 0.25);
  const check = await say('grid.check', {});
  expect(check.transformers[0]).toMatchObject({
    lowVoltage: { highest: low.highest, unbalanced: low.unbalanced },
  });
  expect(check.connections.find(({ siteId }) => siteId === far.id)!.breaks).toContain('lowVoltage');
  // The limits are rules, which the planner's own go before.
  const rule = (id: string, value: number) => ({
    ...{ id, kind: 'grid', region: '河南', value, unit: 'share', validFrom: '2026-01-01', validTo: null },
    ...{ document: '地方导则', status: 'verified' as const, source: '县供电公司' },
  });
  const least = low.neutralShare / 2;
  expect(least).toBeGreaterThan(0.01);
  for (const [mostNeutral, unbalanced] of [
    [least, true],
    [Math.min(1, low.neutralShare * 2), false],
  ] as const) {
    await say('rulepack.put', {
      rows: [rule('grid.neutralMost', mostNeutral), rule('grid.singlePhaseBelow', 0.07)],
    });
    const ruled = await say('grid.lowVoltage', { transformerId: transformer.id });
    expect(ruled).toMatchObject({ unbalanced, voltageLimits: { lowest: -0.07 } });
    await say('edit.undo', {});
  }
  await expect(say('grid.lowVoltage', { transformerId: 99 })).rejects.toThrow('transformer.unknown');
  await close();
});
