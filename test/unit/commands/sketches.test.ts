import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Area } from '../../../shared/geometry.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
beforeAll(async () => {
  open = await deskOnLankao(false);
});
afterAll(() => open.close());

const BOW: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [114.9, 34.8],
      [114.902, 34.802],
      [114.902, 34.8],
      [114.9, 34.802],
      [114.9, 34.8],
    ],
  ],
};
const keep = async (sketch: { geometry: Area; siteId?: number; fields?: { name: string } }) =>
  (await open.say('sketch.keep', { sketches: [{ kind: 'rooftop', ...sketch }] })).sketches[0]!;
const list = async () => (await open.say('sketch.list', {})).sketches;

describe('sketches', () => {
  it('keep a shape that crosses itself, and say where and why', async () => {
    const sketch = await keep({ geometry: BOW });
    expect(sketch.problem?.code).toBe('site.self-crossing');
    expect(sketch.crossings[0]![0]).toBeCloseTo(114.901, 6);
    await expect(open.say('sketch.toSite', { id: sketch.id })).rejects.toMatchObject({
      code: 'site.self-crossing',
    });
    const mended = await open.say('sketch.mend', { id: sketch.id });
    expect(mended).toMatchObject({ problem: null, crossings: [] });
    const site = await open.say('sketch.toSite', { id: sketch.id });
    expect(site.areaM2).toBeGreaterThan(10_000);
    expect(await list()).toEqual([]);
    await open.say('edit.undo', {});
    expect((await list()).map(({ id }) => id)).toEqual([sketch.id]);
    await open.say('sketch.drop', { ids: [sketch.id] });
  });

  it('keep a shape outside the county until it is moved in', async () => {
    const sketch = await keep({ geometry: square(100, 30, 0.001), fields: { name: '粮库' } });
    expect(sketch.problem?.code).toBe('site.outside-county');
    const geometry = square(114.95, 34.85, 0.001);
    expect((await open.say('sketch.reshape', { id: sketch.id, geometry })).problem).toBeNull();
    expect((await open.say('sketch.toSite', { id: sketch.id })).name).toBe('粮库');
  });

  it('become the outline of the site they were drawn for, or a new one where that is gone', async () => {
    const site = await open.say('site.create', { kind: 'rooftop', geometry: square(114.96, 34.86, 0.001) });
    const sketch = await keep({ geometry: BOW, siteId: site.id });
    await open.say('sketch.mend', { id: sketch.id });
    const reshaped = await open.say('sketch.toSite', { id: sketch.id });
    expect(reshaped.id).toBe(site.id);
    expect(reshaped.areaM2).not.toBeCloseTo(site.areaM2, 0);
    const other = await keep({ geometry: square(114.97, 34.86, 0.001), siteId: site.id });
    await open.say('site.delete', { ids: [site.id] });
    expect((await open.say('sketch.toSite', { id: other.id })).id).not.toBe(site.id);
  });

  it('outlive closing the document', async () => {
    const { id } = await keep({ geometry: BOW });
    await open.say('project.open', { path: open.document });
    expect((await list()).map((sketch) => sketch.id)).toContain(id);
  });
});
