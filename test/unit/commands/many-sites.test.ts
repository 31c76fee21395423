import type { FeatureCollection, Point } from 'geojson';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

let d: OpenDesk;
let ids: number[];
beforeAll(async () => {
  d = await deskOnLankao();
  await d.say('site.fromBuildings', {});
  ids = (await d.say('site.ids', {})).ids;
}, 60_000);
afterAll(() => d.close());

const sites = async () => (await d.say('site.list', {})).sites;
const jobsOf = (name: string) => d.events.filter((event) => event.type === 'job' && event.name === name);

it('groups sites by the town of the village nearest to each', async () => {
  const { features } = (await d.say('context.features', { layer: 'villages' })) as FeatureCollection<Point>;
  const villages = features.map(({ geometry, properties }) => ({
    at: geometry.coordinates as [number, number],
    town: properties?.township as string,
  }));
  const { rows, groups, total } = await d.say('site.page', { group: 'town', limit: 500 });
  expect(groups.length).toBeGreaterThan(3);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  const shrink = Math.cos((34.85 * Math.PI) / 180);
  for (const [i, { bounds }] of rows.entries()) {
    const [lon, lat] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
    const far = ({ at }: (typeof villages)[number]) => Math.hypot((at[0] - lon) * shrink, at[1] - lat);
    const nearest = villages.toSorted((a, b) => far(a) - far(b))[0]!;
    const group = groups.findLast(({ from }) => from <= i)!;
    expect(group.key).toBe(nearest.town);
  }
});

it('edits very many sites as it does few, as one step that can be taken back', async () => {
  expect(ids.length).toBeGreaterThan(300);
  const before = await sites();
  const { sites: answered } = await d.say('site.update', { ids, changes: { tiltDeg: 13, usableShare: 0.5 } });
  expect(answered.every(({ tiltDeg }) => tiltDeg === 13)).toBe(true);
  for (const [i, site] of (await sites()).entries()) {
    const { areaM2, moduleWpM2, geometry } = before[i]!;
    expect(site).toMatchObject({ tiltDeg: 13, geometry });
    expect(site.capacityKwp).toBeCloseTo((areaM2 * 0.5 * moduleWpM2) / 1000, 6);
  }
  expect(jobsOf('site.update').at(-1)).toMatchObject({ state: 'done' });
  await d.say('edit.undo', {});
  // Estimates are made meanwhile.
  const facts = (all: typeof before) => all.map(({ estimate: _estimate, stale: _stale, ...site }) => site);
  expect(facts(await sites())).toEqual(facts(before));
});

it('leaves very many out of a scenario, and deletes them, and takes both back', async () => {
  expect(await d.say('site.include', { ids, included: false })).toEqual({ changed: ids.length });
  expect((await sites()).some(({ included }) => included)).toBe(false);
  expect(await d.say('site.delete', { ids })).toEqual({ deleted: ids.length });
  expect(await sites()).toEqual([]);
  await d.say('edit.undo', {});
  await d.say('edit.undo', {});
  expect((await sites()).map(({ id, included }) => [id, included])).toEqual(ids.map((id) => [id, true]));
});

it('changes none of them when one cannot be changed, or when the planner stops it', async () => {
  const before = await sites();
  await expect(
    d.say('site.update', { ids: [...ids, 987_654], changes: { tiltDeg: 44 } }),
  ).rejects.toMatchObject({ code: 'site.unknown' });
  const told = jobsOf('site.update').length;
  const stopped = d.say('site.update', { ids, changes: { tiltDeg: 45 } });
  // A copy of the document is made first.
  await vi.waitFor(() => expect(jobsOf('site.update').length).toBeGreaterThan(told), {
    interval: 1,
    timeout: 20_000,
  });
  const job = jobsOf('site.update').at(-1)!;
  await d.say('job.cancel', { id: (job as { id: string }).id });
  await expect(stopped).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await sites()).toEqual(before);
});
