import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

/** Just so many that estimating them is shown and can be cancelled. */
const SITES = 2000;
let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
  const features = Array.from({ length: SITES }, (_, n) => ({
    type: 'Feature',
    geometry: square(114.75 + 0.002 * (n % 100), 34.79 + 0.002 * Math.floor(n / 100), 0.0005),
    properties: {},
  }));
  const path = d.file('roofs.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  const { layers } = await d.say('import.inspect', { path });
  await d.say('import.run', { path, layers: [{ source: layers[0]!.name, target: 'sites' }] });
  await d.settled();
}, 60_000);
afterAll(() => d.close());

it('says of every total that it is out of date once estimating was cancelled, and finishes when asked', async () => {
  const before = await d.say('project.summary', {});
  expect(before).toMatchObject({ siteCount: SITES, estimatedCount: SITES, stale: 0 });
  d.events.length = 0;
  await d.say('scenario.update', { id: 1, assumptions: { lossTree: { soiling: 0.5 } } });
  const job = await vi.waitFor(
    () => {
      const found = d.events.find((event) => event.type === 'job' && event.name === 'estimate.run');
      if (found?.type !== 'job') throw new Error('not begun');
      return found;
    },
    { interval: 1, timeout: 20_000 },
  );
  await d.say('job.cancel', { id: job.id });
  await d.settled();

  const late = await d.say('project.summary', {});
  expect(late.stale).toBe(SITES);
  expect(late.annualKwh).toBe(before.annualKwh);
  expect((await d.say('money.outlook', {})).basis.stale).toBe(SITES);
  expect((await d.say('account.year', {})).stale).toBe(SITES);
  const { rows, groups } = await d.say('site.page', { group: 'kind', limit: 10 });
  expect(rows.every(({ stale }) => stale)).toBe(true);
  expect(groups[0]!.counted.count).toBe(SITES);
  expect(d.events.filter(({ type }) => type === 'estimates.changed')).not.toEqual([]);

  expect((await d.say('estimate.run', { siteIds: [rows[0]!.id] })).stale).toBe(0);
  const after = await d.say('project.summary', {});
  expect(after).toMatchObject({ siteCount: SITES, stale: 0 });
  expect(after.annualKwh).toBeLessThan(0.6 * before.annualKwh);
});

it('adds groups of the table up to the totals of the scenario', async () => {
  const { ids } = await d.say('site.ids', {});
  await d.say('site.include', { ids: ids.slice(0, 700), included: false });
  await d.settled();
  const { siteCount, capacityKwp, annualKwh } = await d.say('project.summary', {});
  const { groups } = await d.say('site.page', { group: 'included', limit: 1 });
  const sum = (of: (group: (typeof groups)[number]) => number) =>
    groups.reduce((total, group) => total + of(group), 0);
  expect(sum(({ count }) => count)).toBe(SITES);
  expect(sum(({ counted }) => counted.count)).toBe(siteCount);
  expect(sum(({ counted }) => counted.capacityKwp)).toBeCloseTo(capacityKwp, 6);
  expect(sum(({ counted }) => counted.annualKwh)).toBeCloseTo(annualKwh, 3);
});
