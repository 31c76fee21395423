import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lidFor, shareAbove } from '../../../electron/engine/grid/lid.ts';
import { cheapestMix, type LimitStep, type ZoneInput } from '../../../electron/engine/grid/open-zone.ts';
import { atOnce } from '../../../shared/steps.ts';
import { deskOnLankao } from '../desk.ts';

const figure = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const input: fc.Arbitrary<ZoneInput> = fc.record({
  netLoadMw: fc.double({ min: -5, max: 10, noNaN: true }),
  plannedStorageMw: figure(2),
  usedMw: figure(20),
  spareMw: figure(5),
  works: fc.array(fc.record({ what: fc.constant(null), capitalYuan: figure(9e6), backMw: figure(20) }), {
    minLength: 1,
    maxLength: 4,
  }),
  limits: fc.array(
    fc.record({
      share: fc.constant(0),
      maxOutputFactor: fc.double({ min: 0.4, max: 1, noNaN: true }),
      yuanPerMw: figure(2e5),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  storage: fc.record({ yuanPerMw: figure(2e6), mostMw: figure(8) }),
  shift: fc.record({ yuanPerMw: figure(2e6), mostMw: figure(8) }),
});

/** The least cost found by trying every works, limit and a fine grid of moved load, storage filling the rest. */
function tried({ works, limits, storage, shift, ...given }: ZoneInput): number {
  let least = Number.POSITIVE_INFINITY;
  const need = given.usedMw + given.spareMw;
  for (const { capitalYuan, backMw } of works) {
    for (const { maxOutputFactor: factor, yuanPerMw } of limits) {
      for (let step = 0; step <= 400; step++) {
        const moved = (shift.mostMw * step) / 400;
        const hosts = (given.netLoadMw + moved + backMw) / factor + given.plannedStorageMw;
        const missing = Math.max(0, need - hosts);
        // A milliwatt that is missing is none.
        if (missing > storage.mostMw + 1e-9) continue;
        const stored = Math.min(missing, storage.mostMw);
        const yuan = capitalYuan + yuanPerMw * need + moved * shift.yuanPerMw + stored * storage.yuanPerMw;
        least = Math.min(least, yuan);
      }
    }
  }
  return least;
}

describe('cheapest mix', () => {
  it('is never dearer than any that can be tried, and hosts what is needed', () => {
    fc.assert(
      fc.property(input, (given) => {
        const mix = atOnce(cheapestMix(given));
        const least = tried(given);
        if (!mix) {
          expect(least).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(mix.yuan).toBeLessThanOrEqual(least + 1e-3);
        expect(mix.hostingMw).toBeGreaterThanOrEqual(given.usedMw + given.spareMw - 1e-6);
        // The grid of what was tried is so fine that the least cost is near, where it reaches it at all.
        const step = (given.shift.mostMw / 400) * (given.shift.yuanPerMw + 2.5 * given.storage.yuanPerMw);
        if (least < Number.POSITIVE_INFINITY) expect(mix.yuan).toBeGreaterThanOrEqual(least - step - 1e-3);
      }),
    );
  });

  it('plans no more of a limit than is needed: no step of any limit is cheaper', () => {
    const hours = fc.array(figure(1), { minLength: 3, maxLength: 40 }).map((list) => Float64Array.from(list));
    fc.assert(
      fc.property(input, hours, figure(0.3), figure(3e6), (given, perKw, mostShare, lostYuan) => {
        const factor = perKw.reduce((a, b) => Math.max(a, b), 0);
        fc.pre(factor > 0.1);
        const limitOf = (share: number): LimitStep => ({
          ...{
            share,
            maxOutputFactor: share > 0 ? lidFor(perKw, share) : factor,
            yuanPerMw: share * lostYuan,
          },
        });
        const steps = (count: number) =>
          Array.from({ length: count + 1 }, (_, i) => limitOf((mostShare * i) / count)).filter(
            ({ maxOutputFactor }) => maxOutputFactor > 0,
          );
        const limitAt = (lid: number) => {
          const share = shareAbove(perKw, lid);
          return share > 0 && share <= mostShare ? { ...limitOf(share), maxOutputFactor: lid } : null;
        };
        const mix = atOnce(cheapestMix({ ...given, limits: steps(50), limitAt }));
        const least = tried({ ...given, limits: steps(173) });
        // Between two corners the cost is smooth, so that fine steps miss next to nothing of it.
        if (least < Number.POSITIVE_INFINITY) expect(mix!.yuan).toBeLessThanOrEqual(least * 1.002 + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('just makes room by a limit alone where nothing else is as cheap', () => {
    const perKw = Float64Array.from({ length: 100 }, (_, i) => i / 100);
    const limitAt = (lid: number) => {
      const share = shareAbove(perKw, lid);
      return { share, maxOutputFactor: lid, yuanPerMw: share * 1e4 };
    };
    const mix = atOnce(
      cheapestMix({
        ...{ netLoadMw: 0, plannedStorageMw: 0, usedMw: 10, spareMw: 0, limitAt },
        works: [{ what: null, capitalYuan: 0, backMw: 8 }],
        limits: [
          { share: 0, maxOutputFactor: 1, yuanPerMw: 0 },
          { ...limitAt(0.5), maxOutputFactor: 0.5 },
        ],
        storage: { yuanPerMw: 1e6, mostMw: 10 },
        shift: { yuanPerMw: 1e6, mostMw: 10 },
      }),
    )!;
    expect(mix.limit.maxOutputFactor).toBeCloseTo(0.8, 12);
    expect(mix).toMatchObject({ storageMw: 0, shiftMw: 0 });
    expect(mix.yuan).toBeCloseTo(shareAbove(perKw, 0.8) * 1e4 * 10, 6);
  });

  it('costs nothing where all fits, and takes no works whose voltage allows too little', () => {
    const plain: ZoneInput<string> = {
      ...{ netLoadMw: 1, plannedStorageMw: 0, usedMw: 1, spareMw: 0.1 },
      works: [
        { what: 'none', capitalYuan: 0, backMw: 1 },
        { what: 'cheap', capitalYuan: 10, backMw: 50, mostMw: () => 3 },
        { what: 'dear', capitalYuan: 20, backMw: 50, mostMw: () => 30 },
      ],
      limits: [{ share: 0, maxOutputFactor: 0.8, yuanPerMw: 0 }],
      storage: { yuanPerMw: 1e6, mostMw: 0 },
      shift: { yuanPerMw: 1e6, mostMw: 0 },
    };
    expect(atOnce(cheapestMix(plain))).toMatchObject({ yuan: 0, works: { what: 'none' } });
    expect(atOnce(cheapestMix({ ...plain, usedMw: 5 }))).toMatchObject({ yuan: 20, works: { what: 'dear' } });
    expect(atOnce(cheapestMix({ ...plain, usedMw: 40 }))).toBeNull();
  });
});

describe('planned limit', () => {
  it('gives up just the share of energy above its lid', () => {
    const hours = fc.array(figure(1), { minLength: 2, maxLength: 40 }).map((list) => Float64Array.from(list));
    fc.assert(
      fc.property(hours, fc.double({ min: 0, max: 0.9, noNaN: true }), (perKw, share) => {
        const total = perKw.reduce((a, b) => a + b, 0);
        fc.pre(total > 0.01);
        const lid = lidFor(perKw, share);
        const lost = perKw.reduce((sum, kw) => sum + Math.max(0, kw - lid), 0);
        expect(lost / total).toBeCloseTo(share, 6);
      }),
    );
  });
});

it('opens a red transformer of a document and says what each further megawatt costs', async () => {
  const { say, close } = await deskOnLankao(false);
  const position: [number, number] = [114.95, 34.87];
  await say('station.create', { position, ratingMva: 100, voltageKv: 110 });
  const line: [number, number][] = [position, [115, 34.87]];
  const feeder = await say('feeder.create', { line });
  const transformer = await say('transformer.create', { position, ratingKva: 200, peakLoadKw: 40 });
  await say('existing.create', { position, kwpDc: 400, transformerId: transformer.id });
  const objectId = `transformer:${transformer.id}`;
  const opened = await say('grid.openZone', { objectId });
  expect(opened).toMatchObject({ grade: 'red', blockedBy: null, mix: { grade: 'green' } });
  expect(opened.mix!.openForFilingMw).toBeGreaterThan(0);
  expect(opened.mix!.yuan).toBeCloseTo(
    opened.mix!.parts.reduce((sum, { yuan }) => sum + yuan, 0),
    3,
  );
  expect(opened.costs.every(({ status, source }) => status !== '' && source !== '')).toBe(true);
  const [first, ...more] = opened.marginal;
  expect(first!.yuan).toBeGreaterThanOrEqual(opened.mix!.yuan);
  for (const [i, { yuan }] of more.entries()) expect(yuan).toBeGreaterThanOrEqual(opened.marginal[i]!.yuan);
  // What the works say is what the grid then grades.
  const part = opened.mix!.parts.find(({ measure }) => measure === 'transformer');
  const changes = { ratingKva: part!.ratingKva!, count: part!.count! };
  if (opened.mix!.parts.length === 1) {
    await say('transformer.update', { id: transformer.id, changes });
    const { objects } = await say('grid.openCapacity', {});
    expect(objects.find(({ id }) => id === objectId)).toMatchObject({ grade: 'green' });
  }
  expect((await say('grid.openZone', { objectId: `feeder:${feeder.id}` })).mix).toMatchObject({ yuan: 0 });
  await expect(say('grid.openZone', { objectId: 'transformer:99' })).rejects.toThrow('grid.no-object');
  await expect(say('grid.openZone', { objectId: 'county' })).rejects.toThrow('grid.no-object');
  await close();
});
