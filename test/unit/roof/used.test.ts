import { afterEach, beforeEach, expect, it } from 'vitest';
import { correctionOf } from '../../../electron/engine/roof/correction.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';
import { collection, feature } from '../import/files.ts';
import { random } from './town.ts';

const [LON, LAT] = [114.9, 34.85];
const at = (x: number, y: number): [number, number] => [LON + x / 91_470, LAT + y / 110_930];
const box = (x: number, y: number, width: number, depth: number) => ({
  type: 'Polygon' as const,
  coordinates: [[at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth), at(x, y)]],
});

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao(false);
});
afterEach(() => d.close());

const bring = async (features: ReturnType<typeof feature>[]) => {
  const path = d.file('buildings.geojson', collection(features));
  await d.say('import.run', { path, layers: [{ source: 'buildings', target: 'buildings' }] });
};

it('makes sites of what surveys left of roofs, and gives them the light that is left there', async () => {
  await bring([
    feature(box(0, 0, 14, 10), { name: '北屋', class: 'rural-household', height: 4 }),
    feature(box(-10, -24, 34, 10), { name: '高楼', class: 'public', height: 24 }),
    feature(box(600, 0, 14, 10), { name: '独屋', class: 'rural-household', height: 4 }),
    feature(box(900, 0, 14, 9), { name: '坡屋', class: 'rural-household', height: 4, roof: 'pitched' }),
  ]);
  const byRule = await d.say('roofs.match', {});
  await d.say('roof.survey', { source: 'heights' });
  const match = await d.say('roofs.match', {});
  const made = await d.say('site.fromBuildings', {});
  expect(made).toMatchObject({ created: 4, taken: 0, unusable: 0 });
  expect(made.capacityKwp / match.capacityKwp).toBeCloseTo(1, 2);
  expect(match.capacityKwp).not.toBeCloseTo(byRule.capacityKwp, 1);
  const { sites } = await d.say('site.list', {});
  const [north, , alone, pitched] = sites;
  expect(north!.usableShare).toBeLessThan(0.8 * alone!.usableShare);
  const [south] = (await d.say('roof.get', { buildingId: 4 })).faces;
  expect(pitched).toMatchObject({ tiltDeg: 27, azimuthDeg: 180 });
  expect(pitched!.usableShare * pitched!.areaM2).toBeCloseTo(south!.usableM2, 0);

  await d.desk.settled();
  const yieldOf = (name: string, list: typeof sites) =>
    list.find((site) => site.name === name)!.estimate!.specificYieldKwhPerKwp;
  const shaded = (await d.say('site.list', {})).sites;
  const [open, behind] = [yieldOf('独屋', shaded), yieldOf('北屋', shaded)];
  expect(behind).toBeLessThan(0.97 * open);
  const explained = await d.say('estimate.explain', { siteId: north!.id });
  expect(explained.specificYieldKwhPerKwp).toBeCloseTo(behind, 6);
  expect(explained.losses[0]).toMatchObject({ name: 'horizon' });
  // About as much of the energy is lost as of the light on the part that is used.
  const { usableLossFraction } = (await d.say('roof.get', { buildingId: 1 })).faces[0]!;
  expect(1 - behind / open).toBeGreaterThan(0.5 * usableLossFraction!);
  expect(1 - behind / open).toBeLessThan(2 * usableLossFraction!);
  // The tower is lower after all: its survey and the site's estimate follow.
  await bring([feature(box(0, -12, 14, 8), { name: '新楼', class: 'public', height: 30 })]);
  await d.say('roof.survey', { source: 'heights' });
  await d.desk.settled();
  expect(yieldOf('北屋', (await d.say('site.list', {})).sites)).toBeLessThan(0.97 * behind);
  expect(yieldOf('独屋', (await d.say('site.list', {})).sites)).toBeCloseTo(open, 6);
});

it('leaves surveys aside where the planner wants the rules alone', async () => {
  await bring([feature(box(0, 0, 14, 10), { class: 'rural-household', height: 4 })]);
  const before = await d.say('roofs.match', {});
  await d.say('roof.survey', { source: 'heights' });
  expect(await d.say('roofs.match', { useSurvey: false })).toEqual(before);
  await d.say('site.fromBuildings', { useSurvey: false });
  expect((await d.say('site.list', {})).sites[0]!.usableShare).toBe(0.5);
});

it('carries what a sample of roofs was found to have over to the others, by class, with its interval', async () => {
  const houses = Array.from({ length: 60 }, (_, i) =>
    feature(box((i % 10) * 40, Math.floor(i / 10) * 40, 10 + (i % 5), 9), {
      class: 'rural-household',
      height: 4,
    }),
  );
  await bring(houses);
  expect(await d.say('roof.correction', {})).toEqual({ rows: [] });
  await d.say('roof.survey', {
    source: 'heights',
    buildingIds: Array.from({ length: 12 }, (_, i) => 1 + 5 * i),
  });
  const { rows } = await d.say('roof.correction', {});
  expect(rows).toMatchObject([{ class: 'rural-household', village: null, sampled: 12, population: 60 }]);
  const [{ ratio, low, high }] = rows as [(typeof rows)[0]];
  expect(low).toBeLessThan(ratio);
  expect(high).toBeGreaterThan(ratio);
  await d.say('site.fromBuildings', {});
  const { sites } = await d.say('site.list', {});
  expect(sites[1]!.usableShare).toBeCloseTo(0.5 * ratio, 6);
});

it('has the truth in its interval in some 95 of 100 samples', () => {
  const next = random(3);
  const all = Array.from({ length: 400 }, () => {
    const taken = 50 + 100 * next();
    return { taken, measured: taken * (0.5 + 0.6 * next()) };
  });
  const truth = all.reduce((sum, r) => sum + r.measured, 0) / all.reduce((sum, r) => sum + r.taken, 0);
  let held = 0;
  for (let trial = 0; trial < 400; trial++) {
    const left = [...all];
    const sample = Array.from({ length: 20 }, () => left.splice(Math.floor(next() * left.length), 1)[0]!);
    const { low, high } = correctionOf(sample, all.length)!;
    if (low <= truth && truth <= high) held++;
  }
  expect(held / 400).toBeGreaterThan(0.91);
  expect(held / 400).toBeLessThan(0.99);
  expect(correctionOf(all, all.length)).toMatchObject({ ratio: truth, low: truth, high: truth });
  expect(correctionOf(all.slice(0, 4), 400)).toBeNull();
});
