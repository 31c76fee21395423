import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk } from '../desk.ts';
import { collection, feature } from '../import/files.ts';

const [LON, LAT] = [114.9, 34.85];
/** Metres east and north of a place in Lankao. */
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
const survey = (input: object = {}) => d.say('roof.survey', { source: 'heights', ...input });
const roof = (buildingId: number) => d.say('roof.get', { buildingId });

describe('a survey of roofs from heights', () => {
  it('finds what a tower takes from the house north of it, and leaves what stands open', async () => {
    await bring([
      feature(box(0, 0, 12, 10), { name: '北屋', class: 'rural-household', height: 4 }),
      feature(box(-10, -30, 32, 12), { name: '高楼', class: 'public', height: 40 }),
      feature(box(2000, 0, 12, 10), { name: '独屋', class: 'rural-household', floors: 1 }),
    ]);
    const report = await survey();
    expect(report).toMatchObject({ source: 'heights', surveyed: 3, kept: 0, repaired: [], refused: [] });
    const [north, tower, alone] = [await roof(1), await roof(2), await roof(3)];
    expect(north.faces[0]!.shadeLossFraction).toBeGreaterThan(0.15);
    expect(north.faces[0]!.usableM2).toBeLessThan(0.7 * alone.faces[0]!.usableM2);
    expect(north.faces[0]!.range.low).toBeLessThanOrEqual(north.faces[0]!.annualPoaKwhM2);
    expect(north.faces[0]!.range.high).toBeGreaterThan(north.faces[0]!.annualPoaKwhM2);
    expect(tower.faces[0]).toMatchObject({ tiltDeg: 0, shadeLossFraction: 0, shadeHours: 0 });
    expect(tower.faces[0]!.areaM2 / 384).toBeCloseTo(1, 2);
    expect(alone.faces[0]!.usableM2).toBeGreaterThan(50);
    expect(alone.notes.map(({ code }) => code)).toContain('roof.height-from-floors');
    expect(alone).toMatchObject({ source: 'heights', current: true, height: { from: 'floors' } });
    expect(alone.light!.poaKwhM2.some((value) => value !== null)).toBe(true);
    const open = tower.faces[0]!.annualPoaKwhM2;
    expect(alone.faces[0]!.annualPoaKwhM2).toBeCloseTo(open, 1);
  });

  it('leaves what is up to date, and does the neighbourhood of a change again, no more', async () => {
    await bring([
      feature(box(0, 0, 12, 10), { height: 4 }),
      feature(box(60, 0, 12, 10), { height: 4 }),
      feature(box(900, 0, 12, 10), { height: 4 }),
    ]);
    await survey();
    expect(await survey()).toMatchObject({ surveyed: 0, kept: 3 });
    expect(await survey({ again: true, buildingIds: [3] })).toMatchObject({ surveyed: 1, kept: 0 });
    await bring([feature(box(30, -20, 12, 10), { height: 30 })]);
    expect((await roof(1)).current).toBe(false);
    expect((await roof(1)).notes[0]!.code).toBe('roof.stale');
    expect((await roof(3)).current).toBe(true);
    expect(await survey({ buildingIds: [4] })).toMatchObject({ surveyed: 3, kept: 0 });
    expect((await roof(1)).current).toBe(true);
    expect((await roof(1)).faces[0]!.shadeLossFraction).toBeGreaterThan(0.01);
    expect(await survey()).toMatchObject({ surveyed: 0, kept: 4 });
    // Under other light all is to be done again.
    const { scenarios } = await d.say('scenario.list', {});
    await d.say('scenario.update', { id: scenarios[0]!.id, assumptions: { albedo: 0.3 } });
    expect((await roof(3)).current).toBe(false);
    expect(await survey()).toMatchObject({ surveyed: 4 });
  });

  it('keeps what it found before it was stopped, and goes on from there', async () => {
    const houses = Array.from({ length: 900 }, (_, i) =>
      feature(box((i % 30) * 20, Math.floor(i / 30) * 20, 12, 9), { floors: 1 + (i % 3) }),
    );
    await bring(houses);
    const stop = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const job = d.events.findLast((event) => event.type === 'job' && event.name === 'roof.survey');
        if (job?.type !== 'job' || job.done === 0) return;
        clearInterval(timer);
        void d.say('job.cancel', { id: job.id }).then(() => resolve());
      }, 1);
    });
    await expect(survey()).rejects.toMatchObject({ code: 'job.cancelled' });
    await stop;
    const { surveyed, kept } = await survey();
    expect(kept).toBeGreaterThan(0);
    expect(surveyed + kept).toBe(900);
    expect(await survey()).toMatchObject({ surveyed: 0, kept: 900 });
  });

  it('reads heights as they come, and names what it repaired and refused', async () => {
    await bring([
      feature(box(0, 0, 12, 10), { height: -9999, floors: '6+1' }),
      feature(box(100, 0, 12, 10), { height: 'high' }),
      feature(box(200, 0, 40, 30), { height: 8 }),
      feature(box(210, 10, 6, 6), { height: 5 }),
      feature(box(300, 0, 40, 30), { height: 8 }),
      feature(box(310, 10, 6, 6), { height: 25 }),
    ]);
    const { repaired, refused, surveyed } = await survey();
    expect(surveyed).toBe(6);
    expect(Object.fromEntries(repaired.map(({ code, count }) => [code, count]))).toEqual({
      'roof.height-none': 1,
      'roof.floors-read': 1,
      'roof.height-unreadable': 1,
    });
    expect(repaired[0]!.message).not.toContain('{');
    expect(refused).toMatchObject([{ code: 'roof.under-another', count: 1, examples: [{ buildingId: 4 }] }]);
    expect(await roof(4)).toMatchObject({ faces: [] });
    expect((await roof(3)).faces[0]!.areaM2 / 1200).toBeCloseTo(1, 1.5);
    expect((await roof(5)).faces[0]!.areaM2 / (1200 - 36)).toBeCloseTo(1, 1.5);
    expect((await roof(2)).notes.map(({ code }) => code)).toContain('roof.height-assumed');
  });

  it('refuses what it cannot do, by name', async () => {
    await expect(survey()).rejects.toMatchObject({ code: 'roof.no-buildings' });
    await bring([feature(box(0, 0, 12, 10), { height: 4 })]);
    await expect(roof(1)).rejects.toMatchObject({ code: 'roof.not-surveyed' });
    await expect(roof(9)).rejects.toMatchObject({ code: 'roof.unknown-building' });
    await expect(survey({ buildingIds: [9] })).rejects.toMatchObject({ code: 'roof.unknown-building' });
    await expect(survey({ source: 'surface' })).rejects.toMatchObject({ code: 'roof.no-surface' });
    const first = survey();
    await expect(survey()).rejects.toMatchObject({ code: 'roof.under-way' });
    await first;
  });
});
