import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertContext } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import type { CommandOutput } from '../../../shared/contract.ts';
import { fitAssumptionsSchema } from '../../../shared/fit.ts';
import { square, startDesk } from '../desk.ts';

let d: ReturnType<typeof startDesk>;
const say: typeof d.say = (name, input) => d.say(name, input);
const at = (lon: number, lat: number, properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { ...properties },
});

beforeEach(async () => {
  d = startDesk();
  const path = join(d.folder, 'plan.gpkg');
  await say('project.create', { path, countyCode: '410225', demonstration: false });
  await say('project.close', {});
  const document = openDocument(path);
  insertContext(document, 'villages', [at(114.9, 34.79, { name: '甲村', households: 400 })]);
  insertContext(document, 'scenic_spots', [at(114.92, 34.801, { name: '湿地公园' })]);
  insertContext(document, 'substations', [at(114.8, 34.8, { name: '变电站' })]);
  document.close();
  await say('project.open', { path });
});
afterEach(() => d.close());

it('measures from the document and opens every score into contributions that add up to it', async () => {
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.82, 0.0005) });
  await d.settled();
  const scores = await say('fit.scores', {});
  expect(scores.emptyLayers).toEqual(['farmland', 'roads']);
  expect(scores.sites.map(({ rank }) => rank).toSorted()).toEqual([1, 2]);
  const { site, purposes, observers, terrain } = await say('fit.explain', { siteId: id });
  expect(terrain).toBe('flat');
  expect(scores.sites[0]).toMatchObject(site);
  for (const [i, part] of [site.agriculture, site.tourism].entries()) {
    const rows = purposes[i]!.contributions;
    expect(rows.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(part.low, 12);
    const lost = rows.reduce((sum, { weight, value }) => sum + (value === null ? weight : 0), 0);
    expect(part.missingWeight).toBeCloseTo(lost, 12);
    expect(part.high - part.low).toBeCloseTo(lost, 12);
    expect(part.weightedSum!).toBeGreaterThan(part.low);
    expect(part.weightedSum!).toBeLessThan(part.high);
    expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  }
  const measured = Object.fromEntries(
    purposes.flatMap(({ contributions }) => contributions.map((row) => [row.indicator, row.measured])),
  );
  // 0.01° of latitude is 1.109 km; 0.016° of longitude at 34.8° is 1.464 km; 0.1° is 9.15 km.
  expect(measured.villageKm).toBeCloseTo(1.109, 2);
  expect(measured.scenicKm).toBeCloseTo(1.464, 2);
  expect(measured.substationKm).toBeCloseTo(9.151, 2);
  expect(measured).toMatchObject({ roadKm: null, protectedShare: null, farmLoadMwh: null, roadGlare: null });
  const light = await say('agrivoltaic.light', { siteId: id });
  expect(measured.cropLight).toBeCloseTo(100 * light.light.seasonMean, 9);
  expect(measured.cropYield).toBeCloseTo(100 * light.crop.relativeYield!, 9);

  const scenic = observers.find(({ kind }) => kind === 'scenic')!;
  expect(scenic.bearingDeg).toBeGreaterThan(250);
  expect(scenic.glareByMonthHour.flat().reduce((a, b) => a + b)).toBeCloseTo(scenic.glareHours, 9);
  // The array faces south; a place to its east can be reached only by the evening sun of the summer half.
  scenic.glareByMonthHour.forEach((hours, month) => {
    hours.forEach((value, hour) => {
      if (value > 0) {
        expect(hour).toBeGreaterThanOrEqual(16);
        expect(month).toBeGreaterThanOrEqual(1);
        expect(month).toBeLessThanOrEqual(9);
      }
    });
  });
  expect(scenic.glareHours).toBeGreaterThan(0);
});

it('counts the cold stores, homestays and charging points that are mapped around a site', async () => {
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await d.settled();
  const measured = async () => {
    const { purposes } = await say('fit.explain', { siteId: id });
    return Object.fromEntries(
      purposes.flatMap(({ contributions }) => contributions.map((row) => [row.indicator, row.measured])),
    );
  };
  const unknown = { farmLoadMwh: null, homestayKm: null, chargerKm: null };
  expect(await measured()).toMatchObject(unknown);
  const near = { annualKwh: 250_000, position: [114.902, 34.81] as [number, number] };
  await say('consumer.create', { ...near, kind: 'coldStore' });
  await say('consumer.create', { ...near, kind: 'greenhouse', position: [114.95, 34.83] });
  await say('consumer.create', { ...near, kind: 'homestay' });
  await say('consumer.create', { ...near, kind: 'evCharging' });
  const known = await measured();
  // 0.006° of latitude north of the edge is 666 m; the greenhouse is more than two kilometres away.
  expect(known.farmLoadMwh).toBe(250);
  expect(known.homestayKm).toBeCloseTo(0.666, 2);
  expect(known.chargerKm).toBeCloseTo(0.666, 2);
  for (const _ of [1, 2, 3, 4]) await say('edit.undo', {});
  expect(await measured()).toMatchObject(unknown);
});

it('takes what households and villages earn from money', async () => {
  await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await say('site.create', { kind: 'rooftop', geometry: square(114.905, 34.81, 0.0005) });
  const { id: out } = await say('site.create', { kind: 'rooftop', geometry: square(114.91, 34.81, 0.0005) });
  await say('scenario.update', {
    id: 1,
    assumptions: { money: { landRentYuanMu: 1100, villageRentShare: 0.2, villageEquityShare: 0.05 } },
  });
  await say('site.include', { ids: [out], included: false });
  await d.settled();
  const { sites } = await say('money.outlook', {});
  expect(sites).toHaveLength(2);
  const measuredOf = async (siteId: number) => {
    const { purposes } = await say('fit.explain', { siteId });
    return Object.fromEntries(
      purposes.flatMap(({ contributions }) => contributions.map((row) => [row.indicator, row.measured])),
    );
  };
  for (const { siteId, householdYuanPerYear, villageYuanPerYear } of sites) {
    const measured = await measuredOf(siteId);
    expect(measured.collectiveYuan).toBeCloseTo(villageYuanPerYear, 6);
    expect(measured.householdYuan! * 400).toBeCloseTo(householdYuanPerYear, 6);
    expect(villageYuanPerYear).toBeGreaterThan(0);
  }
  // One that is left out is taken as if it counted.
  const before = await measuredOf(out);
  await say('site.include', { ids: [out], included: true });
  await d.settled();
  expect(before.collectiveYuan).toBeGreaterThan(0);
  expect((await measuredOf(out)).collectiveYuan).toBeCloseTo(before.collectiveYuan!, 6);
});

it('tries another build of a field on its scores without keeping it', async () => {
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await d.settled();
  const of = (explained: CommandOutput<'fit.explain'>, indicator: string) =>
    explained.purposes[0]!.contributions.find((row) => row.indicator === indicator)!.measured!;
  const before = await say('fit.explain', { siteId: id });
  const wide = await say('fit.explain', { siteId: id, changes: { pitchM: 25 } });
  expect(of(wide, 'cropLight')).toBeGreaterThan(of(before, 'cropLight'));
  expect(of(wide, 'jobs')).toBeLessThan(of(before, 'jobs'));
  const high = await say('fit.explain', { siteId: id, changes: { clearanceM: 9 } });
  expect(high.observers[0]!.verticalDeg).toBeGreaterThan(before.observers[0]!.verticalDeg);
  expect(await say('fit.explain', { siteId: id })).toEqual(before);
  const roof = await say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.82, 0.0005) });
  await expect(say('fit.explain', { siteId: roof.id, changes: { pitchM: 25 } })).rejects.toMatchObject({
    code: 'agrivoltaic.not-land',
  });
});

it('weighs as the scenario says, tries weights without keeping them, and answers pairwise judgements', async () => {
  await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await d.settled();
  const before = await say('fit.scores', {});
  const only = fitAssumptionsSchema.parse({ agricultureShare: 1 });
  const tried = await say('fit.scores', { preview: { agricultureShare: 1 } });
  expect(tried.sites[0]?.combined).toEqual(tried.sites[0]?.agriculture);
  expect(await say('fit.scores', {})).toEqual(before);
  await say('scenario.update', { id: 1, assumptions: { fit: only } });
  expect(await say('fit.scores', {})).toEqual(tried);
  await say('edit.undo', {});
  expect(await say('fit.scores', {})).toEqual(before);

  const fine = await say('fit.ahp', { purpose: 'rural-tourism' });
  expect(fine.consistent).toBe(true);
  const bad = await say('fit.ahp', {
    purpose: 'rural-tourism',
    judgements: { 'scenicView>jobs': 1 / 9, 'scenicGlare>jobs': 9 },
  });
  expect(bad.consistent).toBe(false);
  expect([bad.worst?.more, bad.worst?.less]).toEqual(['scenicView', 'jobs']);
  const mended = await say('fit.ahp', {
    purpose: 'rural-tourism',
    judgements: { 'scenicView>jobs': bad.worst!.suggested, 'scenicGlare>jobs': 9 },
  });
  expect(mended.cr).toBeLessThan(bad.cr);
});

it('gives a field on which nothing grows nothing for farming, and says both counts of glare', async () => {
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(114.9, 34.8, 0.004) });
  await d.settled();
  const under = async (crop: 'none' | 'c3_cereals' | 'fishpond') => {
    const { site, purposes, observers } = await say('fit.explain', { siteId: id, changes: { crop } });
    const row = (indicator: string) =>
      purposes[0]!.contributions.find((each) => each.indicator === indicator)!;
    return { site, observers, yield: row('cropYield'), light: row('cropLight') };
  };
  const bare = await under('none');
  expect(bare.yield).toMatchObject({ measured: 0, value: 0, contribution: 0 });
  expect(bare.light).toMatchObject({ measured: 0, value: 0, contribution: 0 });
  const wheat = await under('c3_cereals');
  expect(wheat.site.agriculture.weightedSum!).toBeGreaterThan(bare.site.agriculture.weightedSum!);
  expect((await under('fishpond')).yield.measured).toBeNull();
  for (const { glareHours, glareHoursLai } of bare.observers) {
    expect(glareHoursLai).toBeLessThanOrEqual(glareHours);
    expect(glareHoursLai).toBeGreaterThanOrEqual(0);
  }
});

it('gives a range in a county without layers, and says that nobody was there to be looked from', async () => {
  await say('project.close', {});
  await say('project.create', {
    path: join(d.folder, 'bare.gpkg'),
    countyCode: '410225',
    demonstration: false,
  });
  const { id } = await say('site.create', { kind: 'rooftop', geometry: square(114.9, 34.8, 0.0005) });
  await d.settled();
  const { mapped, observers, purposes } = await say('fit.explain', { siteId: id });
  expect(mapped).toEqual({ scenic: false, village: false, road: false });
  expect(observers).toEqual([]);
  for (const { contributions } of purposes) {
    for (const { value, weight, contribution } of contributions.filter(({ measured }) => measured === null)) {
      expect(value).toBeNull();
      expect(weight).toBeGreaterThan(0);
      expect(contribution).toBe(0);
    }
  }
  const scores = await say('fit.scores', {});
  const { combined } = scores.sites[0]!;
  expect(combined.missingWeight).toBeGreaterThan(0.5);
  expect(combined.low).toBeLessThan(0.5);
  expect(combined.high - combined.low).toBeCloseTo(combined.missingWeight, 9);
  expect(scores.countyLow).toBeCloseTo(combined.low, 12);
  expect(scores.countyHigh).toBeCloseTo(combined.high, 12);
  const rows = scores.purposes.flatMap(({ criteria }) => criteria);
  expect(rows.find(({ indicator }) => indicator === 'scenicView')!.missingSites).toBe(1);
  expect(rows.find(({ indicator }) => indicator === 'jobs')!.missingSites).toBe(0);
});

it('shows as missing what fields and roads of an unknown class leave open', async () => {
  await say('project.close', {});
  await say('project.create', {
    path: join(d.folder, 'own.gpkg'),
    countyCode: '410225',
    demonstration: false,
  });
  const measuredAt = async (field: string, road: string, west: number) => {
    await say('feature.create', { layer: 'farmland', geometry: square(west, 34.8, 0.002), class: field });
    const line: [number, number][] = [
      [west, 34.803],
      [west + 0.002, 34.803],
    ];
    await say('feature.create', {
      ...{ layer: 'roads', class: road },
      geometry: { type: 'LineString', coordinates: line },
    });
    const site = { kind: 'agrivoltaic', geometry: square(west, 34.8, 0.002) } as const;
    const { id } = await say('site.create', site);
    await d.settled();
    const { mapped, purposes } = await say('fit.explain', { siteId: id });
    const rows = purposes.flatMap(({ contributions }) => contributions);
    const share = rows.find(({ indicator }) => indicator === 'protectedShare')!.measured;
    return { road: mapped.road, share };
  };
  expect(await measuredAt('水浇地', '四级公路', 114.9)).toEqual({ road: false, share: null });
  expect(await measuredAt('general', 'township', 114.95)).toEqual({ road: true, share: 0 });
});
