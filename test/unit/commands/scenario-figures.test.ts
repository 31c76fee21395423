import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao();
});
afterEach(() => d.close());

const active = async () => (await d.say('scenario.list', {})).scenarios.find((each) => each.active)!;

it('keeps figures of substations beside those that others set meanwhile, each as one step', async () => {
  const [a, b] = (await d.say('station.list', {})).stations.map(({ id }) => id) as [number, number];
  await Promise.all([
    d.say('grid.keepStation', { stationId: a, ratingsMva: 80 }),
    d.say('grid.keepStation', { stationId: b, storesKwh: 4000, storesKw: 2000 }),
  ]);
  const kept = async () => {
    const { ratingsMva, storesKwh, storesKw } = (await active()).assumptions.supply;
    return { ratingsMva, storesKwh, storesKw };
  };
  expect(await kept()).toEqual({
    ratingsMva: { [a]: 80 },
    storesKwh: { [b]: 4000 },
    storesKw: { [b]: 2000 },
  });
  await d.say('grid.keepStation', { stationId: b, storesKwh: null, storesKw: null });
  expect(await kept()).toEqual({ ratingsMva: { [a]: 80 }, storesKwh: {}, storesKw: {} });
  await d.say('edit.undo', {});
  await d.say('edit.undo', {});
  expect(await kept()).toEqual({ ratingsMva: { [a]: 80 }, storesKwh: {}, storesKw: {} });
});

it('keeps no figure of a substation that is not there', async () => {
  await expect(d.say('grid.keepStation', { stationId: 99_999, ratingsMva: 80 })).rejects.toMatchObject({
    code: 'station.unknown',
  });
});

it('gives sites terms of their own beside those they have, and takes them back', async () => {
  const sites: number[] = [];
  for (const west of [114.82, 114.83]) {
    const { id } = await d.say('site.create', { kind: 'rooftop', geometry: square(west, 34.82, 0.001) });
    sites.push(id);
  }
  const [first, second] = sites as [number, number];
  await Promise.all([
    d.say('site.setTerm', { ids: [first, second], term: 'capexYuanKwp', value: 3500 }),
    d.say('site.setTerm', { ids: [first], term: 'retailYuanKwh', value: 0.7 }),
  ]);
  const terms = async () => (await active()).assumptions.money.siteTerms;
  expect(await terms()).toEqual({
    [first]: { capexYuanKwp: 3500, retailYuanKwh: 0.7 },
    [second]: { capexYuanKwp: 3500 },
  });
  await d.say('site.setTerm', { ids: [second], term: 'capexYuanKwp', value: null });
  expect(await terms()).toEqual({ [first]: { capexYuanKwp: 3500, retailYuanKwh: 0.7 } });
});

it('takes no term beyond its limits, and none for a site that is not there', async () => {
  const { id } = await d.say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82, 0.001) });
  await expect(d.say('site.setTerm', { ids: [id], term: 'retailYuanKwh', value: 6 })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  await expect(
    d.say('site.setTerm', { ids: [99_999], term: 'retailYuanKwh', value: 1 }),
  ).rejects.toMatchObject({ code: 'site.unknown' });
});
