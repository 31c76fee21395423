import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from '../../faults/desk.ts';

let folder: string;
let desk: TestDesk;
const ids: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'preview-'));
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
  const { counties } = await desk.say('county.list', { query: SMALL_COUNTY });
  const [lon, lat] = counties[0]!.center;
  for (const [i, tiltDeg] of [10, 10, 25].entries()) {
    const geometry = square(lon + i * 0.002, lat, 0.001);
    ids.push((await desk.say('site.create', { kind: 'rooftop', name: `站${i}`, tiltDeg, geometry })).id);
  }
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const capacities = async () =>
  (await desk.say('site.list', {})).sites.reduce(
    (sum, each) => sum + (each.included ? each.capacityKwp : 0),
    0,
  );

describe('the preview of an edit', () => {
  it('counts sites, values before and after, and says what it does to the capacity, changing nothing', async () => {
    const { undo } = await desk.say('edit.history', {});
    const preview = await desk.say('site.preview', { ids, changes: { tiltDeg: 25 } });
    expect(preview).toMatchObject({ sites: 3, changed: 2 });
    expect(preview.fields).toEqual([
      {
        ...{ field: 'tilt_deg', sites: 2, distinct: { before: 1, after: 1 } },
        ...{ before: [{ value: 10, sites: 2 }], after: [{ value: 25, sites: 2 }] },
      },
    ]);
    expect((await desk.say('edit.history', {})).undo?.id).toBe(undo?.id);
  });

  it('says the capacity that the county then has, whatever is changed', async () => {
    const edits: [Parameters<typeof desk.say<'site.preview'>>[1], () => Promise<unknown>][] = [
      [
        { ids, changes: { usableShare: 0.3 } },
        () => desk.say('site.update', { ids, changes: { usableShare: 0.3 } }),
      ],
      [{ ids, built: 0.5 }, () => desk.say('site.include', { ids, included: true, share: 0.5 })],
      [{ ids: [ids[0]!], built: 0 }, () => desk.say('site.include', { ids: [ids[0]!], included: false })],
      [
        { ids, changes: { module: 'hjt-bifacial' } },
        () => desk.say('site.update', { ids, changes: { module: 'hjt-bifacial' } }),
      ],
    ];
    for (const [input, apply] of edits) {
      const others =
        (await capacities()) - (await desk.say('site.preview', { ...input, changes: {} })).capacityKwp.before;
      const { capacityKwp } = await desk.say('site.preview', input);
      await apply();
      expect(others + capacityKwp.after).toBeCloseTo(await capacities(), 6);
    }
  });

  it('refuses what the edit refuses', async () => {
    await expect(desk.say('site.preview', { ids, changes: { tiltDeg: 95 } })).rejects.toMatchObject({
      code: 'input.invalid',
    });
    await expect(desk.say('site.preview', { ids: [999], changes: {} })).rejects.toMatchObject({
      code: 'site.unknown',
    });
  });
});
