import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from '../../faults/desk.ts';

let folder: string;
let desk: TestDesk;
let siteId: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
  const { counties } = await desk.say('county.list', { query: SMALL_COUNTY });
  const [lon, lat] = counties[0]!.center;
  const geometry = square(lon, lat, 0.001);
  siteId = (await desk.say('site.create', { kind: 'agrivoltaic', name: '鱼塘', geometry })).id;
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const last = async () => {
  const { undo } = await desk.say('edit.history', {});
  return desk.say('edit.changes', { step: undo!.id });
};

describe('what an edit changed', () => {
  it('names site, field, old and new value', async () => {
    await desk.say('site.update', { ids: [siteId], changes: { tiltDeg: 12, notes: '改' } });
    const { rows, total } = await last();
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ table: 'sites', id: siteId, name: '鱼塘', what: 'changed' });
    const tilt = rows[0]!.fields.find(({ field }) => field === 'tilt_deg')!;
    expect(tilt.after).toBe(12);
    expect(tilt.before).not.toBe(12);
    expect(rows[0]!.fields).toContainEqual({ field: 'notes', before: '', after: '改' });
  });

  it('tells what a scenario makes of a site as the site’s, and one change of many parts once', async () => {
    await desk.say('site.updateEach', { rows: [{ id: siteId, built: 0.5, year: 2031 }] });
    const scenario = (await desk.say('scenario.list', {})).scenarios[0]!;
    expect((await last()).rows).toEqual([
      {
        ...{ table: 'sites', id: siteId, name: '鱼塘', what: 'changed' },
        fields: expect.arrayContaining([
          { field: 'built', before: 1, after: 0.5, scenario: scenario.name },
          { field: 'in_service', before: null, after: 2031, scenario: scenario.name },
        ]),
      },
    ]);
    await desk.say('site.updateEach', { rows: [{ id: siteId, built: 0.25 }] });
    expect((await last()).rows[0]!.fields).toEqual([
      { field: 'built', before: 0.5, after: 0.25, scenario: scenario.name },
    ]);
  });

  it('names the assumption that was changed, with the default as its old value', async () => {
    const { id, assumptions } = (await desk.say('scenario.list', {})).scenarios[0]!;
    const money = { discountRate: 0.11 };
    await desk.say('scenario.update', { id, assumptions: { money } });
    expect((await last()).rows[0]!.fields).toEqual([
      {
        field: 'assumptions.money.discountRate',
        before: assumptions.money.discountRate,
        after: 0.11,
      },
    ]);
  });

  it('says how large an outline was and is, and what was deleted', async () => {
    const { sites } = await desk.say('site.list', {});
    const before = sites[0]!.areaM2;
    await desk.say('site.buffer', { ids: [siteId], metres: -10 });
    const outline = (await last()).rows[0]!.fields.find(({ field }) => field === 'geometry')!;
    expect(outline).toMatchObject({ before: expect.closeTo(before, 3), unit: 'm2' });
    expect(outline.after as number).toBeLessThan(before);
    await desk.say('site.delete', { ids: [siteId] });
    const gone = (await last()).rows.find(({ table }) => table === 'sites')!;
    expect(gone).toMatchObject({ what: 'removed', name: '鱼塘' });
    await desk.say('edit.undo', {});
    const { steps } = await desk.say('edit.history', {});
    const undone = await desk.say('edit.changes', { step: steps[0]!.id });
    expect(undone.rows.find(({ table }) => table === 'sites')).toMatchObject({ what: 'removed' });
  });
});
