import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE_GROUPS, SITE_SORTS } from '../../../shared/site-page.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { square } from '../import/files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
  for (let i = 0; i < 30; i++) {
    await d.say('site.create', {
      kind: i % 3 === 0 ? 'agrivoltaic' : 'rooftop',
      name: `${['小学', '工厂', 'Barn'][i % 3]} ${i}`,
      tiltDeg: i % 7,
      geometry: square(114.8 + i * 0.004, 34.82, 0.0003 + (i % 5) * 0.0001) as never,
    });
  }
  await d.desk.settled();
}, 60_000);
afterAll(() => d.close());

const everything = async () => (await d.say('site.list', {})).sites;

describe('sites by the page', () => {
  it('leave and order what a look at all of them would', async () => {
    const sites = await everything();
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            text: fc.constantFrom('', '学', 'barn', '1', '#4'),
            kind: fc.constantFrom('rooftop' as const, 'agrivoltaic' as const),
            leastKwp: fc.double({ min: 0, max: 200, noNaN: true }),
            sort: fc.constantFrom(...SITE_SORTS),
            descending: fc.boolean(),
            group: fc.constantFrom(...SITE_GROUPS),
          },
          { requiredKeys: ['sort'] },
        ),
        async (choice) => {
          const page = await d.say('site.page', { ...choice, limit: 500 });
          const text = choice.text ?? '';
          const wanted = sites.filter(
            (site) =>
              (choice.kind === undefined || site.kind === choice.kind) &&
              site.capacityKwp >= (choice.leastKwp ?? 0) &&
              (text === '#4' ? site.id === 4 : site.name.toLowerCase().includes(text)),
          );
          expect(new Set(page.rows.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
          expect(page).toMatchObject({ all: 30, total: wanted.length });
          expect((await d.say('site.ids', choice)).ids).toEqual(page.rows.map(({ id }) => id));
          const capacities = page.rows.map(({ capacityKwp }) => capacityKwp);
          if (choice.sort === 'capacity' && (choice.group ?? 'none') === 'none') {
            const sorted = [...capacities].sort((a, b) => (choice.descending ? b - a : a - b));
            expect(capacities).toEqual(sorted);
          }
          for (const { from, count, capacityKwp } of page.groups) {
            const sum = capacities.slice(from, from + count).reduce((a, b) => a + b, 0);
            expect(capacityKwp).toBeCloseTo(sum, 6);
          }
          if ((choice.group ?? 'none') !== 'none') {
            expect(page.groups.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follow an edit, an estimate and an undo', async () => {
    const first = async () =>
      (await d.say('site.page', { sort: 'tilt', descending: true, limit: 1 })).rows[0]!;
    const { id, estimate } = (await everything())[0]!;
    await d.say('site.update', { ids: [id], changes: { tiltDeg: 60 } });
    expect(await first()).toMatchObject({ id, tiltDeg: 60 });
    await d.desk.settled();
    expect((await first()).estimate?.annualKwh).not.toBe(estimate!.annualKwh);
    await d.say('edit.undo', {});
    expect((await first()).tiltDeg).toBe(6);
  });

  it('name numbers by their value and carry no outlines', async () => {
    const { rows } = await d.say('site.page', { sort: 'name', text: '小学', limit: 500 });
    expect(rows.map(({ name }) => name).slice(0, 4)).toEqual(['小学 0', '小学 3', '小学 6', '小学 9']);
    expect(rows[0]).not.toHaveProperty('geometry');
  });

  it('add up to the totals of all, and are read whole by their ids', async () => {
    await d.desk.settled();
    const sites = await everything();
    const ids = sites.map(({ id }) => id);
    const sum = await d.say('site.sum', { ids });
    const summary = await d.say('project.summary', {});
    expect(sum.capacityKwp).toBeCloseTo(summary.capacityKwp, 6);
    expect(sum.annualKwh).toBeCloseTo(summary.annualKwh, 3);
    expect((await d.say('site.rows', { ids: [ids[3]!, 99_999, ids[0]!] })).sites).toEqual([
      sites[3],
      sites[0],
    ]);
    const { values } = await d.say('site.spread', { by: 'capacity', classes: 3 });
    expect(values[0]).toBe(Math.min(...sites.map(({ capacityKwp }) => capacityKwp)));
    expect(values.at(-1)).toBe(Math.max(...sites.map(({ capacityKwp }) => capacityKwp)));
    await expect(d.say('site.sum', { ids: [99_999] })).rejects.toMatchObject({ code: 'site.unknown' });
  });
});
