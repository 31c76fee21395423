import { afterEach, expect, it } from 'vitest';
import { figuresOf } from '../../../electron/report/figures.ts';
import { account } from '../../../shared/i18n/zh/account.ts';
import { atOnce } from '../../../shared/steps.ts';
import { brokenWord, disagreements, drawCounty, randomAsk, randomOf } from '../../random-county.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';
import { samplePlan } from '../report/sample.ts';

let d: OpenDesk;
afterEach(() => d?.close());

// More of them by `npm run counties`.
it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 34])(
  'finds every page of county %i in agreement, and that a portfolio keeps its word',
  async (seed) => {
    d = await deskOnLankao(false);
    const random = randomOf(seed);
    await drawCounty(d.say, random);
    expect(await disagreements(d.say)).toEqual([]);
    const { quantities } = await d.say('account.check', {});
    const places = quantities.flatMap(({ values }) => values.map(({ where }) => where));
    expect(Object.keys(account.quantities)).toEqual(
      expect.arrayContaining(quantities.map(({ name }) => name)),
    );
    expect(Object.keys(account.places)).toEqual(expect.arrayContaining(places));
    const year = await d.say('account.year', {});
    const parts =
      year.usedOnSiteKwh + year.sharedKwh + year.storageLossKwh + year.curtailedKwh + year.fedInKwh;
    expect(Math.abs(parts - year.generatedKwh)).toBeLessThanOrEqual(1e-9 * year.generatedKwh);
    expect(await brokenWord(d.say, randomAsk(random))).toEqual([]);
    expect(await disagreements(d.say)).toEqual([]);
  },
);

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

it('counts of a site that is built in part what is built, as its formula has it', async () => {
  d = await deskOnLankao(false);
  const roof = await d.say('site.create', { kind: 'rooftop', geometry: square(114.83, 34.82, 0.001) });
  const field = await d.say('site.create', { kind: 'agrivoltaic', geometry: square(114.85, 34.82, 0.002) });
  await d.say('site.include', { ids: [roof.id, field.id], included: true, share: 0.4 });
  await d.say('estimate.run', {});
  const { areaM2, capacityKwp } = await d.say('project.summary', {});
  expect(areaM2).toBeCloseTo(0.4 * (roof.areaM2 + field.areaM2), 6);
  expect(await d.say('site.sum', { ids: [roof.id, field.id] })).toMatchObject({ areaM2, capacityKwp });
  const { sites } = await d.say('site.list', {});
  for (const site of sites) {
    const rows = site.gcr === null ? 1 : site.gcr * site.agrivoltaic!.fillShare;
    const kwp = (site.areaM2 * site.built * site.usableShare * rows * site.moduleWpM2) / 1000;
    expect(site.built).toBe(0.4);
    expect(kwp).toBeCloseTo(site.capacityKwp, 6);
  }
  expect(await disagreements(d.say)).toEqual([]);
});

it('lists every number of a plan with its chapter, unit and origin', async () => {
  const figures = atOnce(figuresOf(await samplePlan(3)));
  const of = (chapter: string, label: string) =>
    figures.find((each) => each.chapter === chapter && each.label === label);
  expect(of('summary', 'deliveredKwh')).toMatchObject({ unit: 'kWh', from: 'account' });
  expect(of('money', 'total.npvYuan')).toMatchObject({ unit: 'yuan' });
  expect(of('carbon', 'years.0.avoidedTco2')).toMatchObject({ unit: 't' });
  expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
});
