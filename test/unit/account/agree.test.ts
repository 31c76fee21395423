import { afterEach, expect, it } from 'vitest';
import { figuresOf } from '../../../electron/report/figures.ts';
import { MODES } from '../../../shared/money.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { samplePlan } from '../report/sample.ts';

let d: OpenDesk;
afterEach(() => d?.close());

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])('finds every page of county %i in agreement', async (seed) => {
  d = await deskOnLankao(false);
  const next = random(seed);
  const within = (low: number, high: number) => low + (high - low) * next();
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
  for (let n = 0; n < Math.floor(within(0, 3)); n++) {
    await d.say('station.create', {
      name: `站${n}`,
      position: [within(114.75, 114.95), within(34.78, 34.9)],
      ratingMva: within(1, 6),
      peakLoadMva: within(0.2, 1.5),
    });
  }
  const ids: number[] = [];
  for (let n = 0; n < 2 + Math.floor(within(0, 6)); n++) {
    const kind = one(['rooftop', 'agrivoltaic'] as const);
    const side = kind === 'rooftop' ? 0.0008 : 0.003;
    const geometry = square(114.78 + 0.014 * n + within(0, 0.006), within(34.79, 34.87), side);
    ids.push((await d.say('site.create', { kind, geometry })).id);
  }
  const { sites } = await d.say('site.list', {});
  for (let n = 0; n < Math.floor(within(0, 4)); n++) {
    const near = one(sites).geometry.coordinates.flat(2) as unknown as number[];
    await d.say('consumer.create', {
      kind: one(['household', 'retail', 'coldStore', 'irrigation', 'dataCenter'] as const),
      position: [near[0]! + within(-0.004, 0.004), near[1]! + within(-0.004, 0.004)],
      annualKwh: within(1e4, 3e6),
    });
  }
  const { id } = (await d.say('scenario.list', {})).scenarios[0]!;
  await d.say('scenario.update', {
    id,
    assumptions: {
      money: { rooftopMode: one(MODES), agrivoltaicMode: one(MODES), selfUseFromBalance: next() < 0.7 },
      supply: { shareOverGrid: next() < 0.5, coldHours: one([0, 4]), simultaneity: one([1, 0.9]) },
    },
  });
  await d.say('site.commission', { ids: [one(ids)], year: 2026 + Math.floor(within(0, 5)) });
  await d.say('site.include', { ids: [one(ids)], included: true, share: within(0.1, 1) });
  await d.say('estimate.run', {});
  await d.settled();
  const { quantities, agrees } = await d.say('account.check', {});
  expect(quantities.filter((each) => !each.agrees)).toEqual([]);
  expect(agrees).toBe(true);
  const year = await d.say('account.year', {});
  const parts = year.usedOnSiteKwh + year.sharedKwh + year.storageLossKwh + year.curtailedKwh + year.fedInKwh;
  expect(Math.abs(parts - year.generatedKwh)).toBeLessThanOrEqual(1e-9 * year.generatedKwh);
});

it('has sites go into service in the years of the roadmap, as one step', async () => {
  d = await deskOnLankao(false);
  const ids: number[] = [];
  for (let n = 0; n < 4; n++) {
    const geometry = square(114.75 + 0.02 * n, 34.82, 0.001);
    ids.push((await d.say('site.create', { kind: 'rooftop', geometry })).id);
  }
  await d.say('estimate.run', {});
  await d.settled();
  const { phases } = await d.say('portfolio.roadmap', { goal: 'income', years: 4 });
  await d.say('portfolio.schedule', { phases: phases.map(({ year, siteIds }) => ({ year, siteIds })) });
  const money = await d.say('money.outlook', {});
  for (const { year, investmentYuan } of phases) {
    const spent = money.years.find((each) => each.year === year)!.capexYuan;
    expect(spent).toBeCloseTo(investmentYuan, 2);
  }
  expect((await d.say('account.check', {})).agrees).toBe(true);
  await d.say('edit.undo', {});
  expect((await d.say('site.list', {})).sites.map(({ inService }) => inService)).toEqual(ids.map(() => null));
});

it('lists every number of a plan with its chapter, unit and origin', async () => {
  const figures = figuresOf(await samplePlan(3));
  const of = (chapter: string, label: string) =>
    figures.find((each) => each.chapter === chapter && each.label === label);
  expect(of('summary', 'deliveredKwh')).toMatchObject({ unit: 'kWh', from: 'account' });
  expect(of('money', 'total.npvYuan')).toMatchObject({ unit: 'yuan' });
  expect(of('carbon', 'years.0.avoidedTco2')).toMatchObject({ unit: 't' });
  expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
});
