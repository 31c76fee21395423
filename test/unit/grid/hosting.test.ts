import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondHosting, hostingOf } from '../../../electron/engine/grid/hosting.ts';
import { civilHour } from '../../../shared/civil-time.ts';
import { HOURS_PER_YEAR } from '../../../shared/weather.ts';

const perKwp = Float64Array.from({ length: HOURS_PER_YEAR }, (_, i) =>
  Math.max(0, 0.8 * Math.cos((((civilHour(i) % 24) - 12) / 6) * (Math.PI / 2))),
).map((kw, i) => (Math.abs((civilHour(i) % 24) - 12) < 6 ? kw : 0));
const flat = (kw: number) => new Float64Array(HOURS_PER_YEAR).fill(kw);
const at = (installedKwp: number, loadKw = 100, reverseLimit = 0.8) =>
  hostingOf({
    ratingKva: 1000,
    powerFactor: 1,
    reverseLimit,
    load: flat(loadKw),
    generation: perKwp.map((kw) => kw * installedKwp),
    installedKwp,
    perKwp,
  });

describe('hosting capacity', () => {
  it('is what the noon hour leaves: (load + 80 % of the rating) over the power of a kWp', () => {
    expect(at(0).hostingKwp).toBeCloseTo(900 / 0.8, 9);
    expect(at(500).hostingKwp).toBeCloseTo(900 / 0.8, 9);
    expect(at(0).hostingByHourKwp[12]).toBeCloseTo(900 / 0.8, 9);
    expect(at(0).hostingByHourKwp[8]).toBeGreaterThan(900 / 0.8);
    expect(at(0).hostingByHourKwp[0]).toBeNull();
  });

  it('gives the class of reverse flow', () => {
    expect(at(100).class).toBe('green');
    expect(at(500)).toMatchObject({ class: 'yellow', overloadedHours: 0, curtailedKwh: 0 });
    const red = at(1130);
    expect(red.class).toBe('red');
    expect(red.overloadedHours).toBe(365);
    expect(red.curtailedKwh).toBeCloseTo(365 * (1130 * 0.8 - 900), 4);
    expect(red.reverseRate).toBeCloseTo(0.804, 9);
  });

  it('grows with load, rating and limit, and never curtails within it', () => {
    const share = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 3000, noNaN: true }), (a, b, loadKw) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(at(0, loadKw, high).hostingKwp!).toBeGreaterThanOrEqual(at(0, loadKw, low).hostingKwp!);
        const limit = at(0, loadKw, low).hostingKwp!;
        expect(at(limit, loadKw, low).overloadedHours).toBe(0);
        expect(at(limit * 1.01 + 1, loadKw, low).overloadedHours).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('names the sites beyond it in the order given', () => {
    const sites = [10, 20, 5, 40].map((capacityKwp, id) => ({ id, capacityKwp }));
    expect([...beyondHosting(sites, 30)]).toEqual([2, 3]);
    expect(beyondHosting(sites, 1000).size).toBe(0);
    expect(beyondHosting(sites, null).size).toBe(0);
  });
});
