import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RANKINGS } from '../../../shared/site-ranking.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
const SITES = 9;

beforeAll(async () => {
  d = await deskOnLankao();
  for (let i = 0; i < SITES; i++) {
    await d.say('site.create', {
      kind: i % 4 === 0 ? 'agrivoltaic' : 'rooftop',
      name: `站点 ${i}`,
      geometry: square(114.8 + i * 0.004, 34.82, 0.0004 + ((i * 5) % SITES) * 0.0001),
    });
  }
  await d.settled();
}, 60_000);
afterAll(() => d.close());

describe('the ranking of sites', () => {
  it.each(RANKINGS)(
    'orders all that have it by %s, from either end, and no more than asked for',
    async (measure) => {
      const all = await d.say('site.ranking', { measure, limit: 100 });
      expect(all.rows).toHaveLength(all.total);
      const values = all.rows.map(({ value }) => value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      const few = await d.say('site.ranking', { measure, limit: 3 });
      expect(few).toEqual({ ...all, rows: all.rows.slice(0, 3) });
      const least = await d.say('site.ranking', { measure, order: 'least', limit: 100 });
      expect(least.rows.map(({ value }) => value)).toEqual([...values].reverse());
    },
  );

  it('says the figures that the sites themselves have', async () => {
    const { sites } = await d.say('site.list', {});
    const { rows } = await d.say('site.ranking', { measure: 'annual', limit: 100 });
    expect(rows).toHaveLength(SITES);
    for (const { id, name, kind, value } of rows) {
      const site = sites.find((each) => each.id === id)!;
      expect({ name, kind, value }).toEqual({
        name: site.name,
        kind: site.kind,
        value: site.estimate?.annualKwh,
      });
    }
  });

  it('follows an edit', async () => {
    const [best] = (await d.say('site.ranking', {})).rows;
    await d.say('site.delete', { ids: [best!.id] });
    const after = await d.say('site.ranking', {});
    expect(after.total).toBe(SITES - 1);
    expect(after.rows.some(({ id }) => id === best!.id)).toBe(false);
    await d.say('edit.undo', {});
    expect((await d.say('site.ranking', {})).rows[0]).toEqual(best);
  });

  it('weighs the fit of the county by capacity', async () => {
    const { countyScore, sites: scores } = await d.say('fit.scores', {});
    const { sites } = await d.say('site.list', {});
    const counted = scores.filter(({ counted, combined }) => counted && combined.weightedSum !== null);
    const kwp = (id: number) => sites.find((site) => site.id === id)!.capacityKwp;
    const total = counted.reduce((sum, { siteId }) => sum + kwp(siteId), 0);
    const weighed = counted.reduce(
      (sum, { siteId, combined }) => sum + kwp(siteId) * combined.weightedSum!,
      0,
    );
    expect(countyScore).toBeCloseTo(weighed / total, 9);
  });
});
