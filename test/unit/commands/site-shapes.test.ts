import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Area } from '../../../shared/geometry.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
beforeAll(async () => {
  open = await deskOnLankao(true);
});
afterAll(() => open.close());

const make = (lon: number, lat: number, kind: 'rooftop' | 'agrivoltaic' = 'rooftop', side = 0.002) =>
  open.say('site.create', { kind, geometry: square(lon, lat, side), notes: '学校' });
const count = async () => (await open.say('site.page', {})).all;
const get = async (id: number) => (await open.say('site.rows', { ids: [id] })).sites[0]!;

/** A rectangle of so many metres about the middle of Lankao. */
function rectangle(widthM: number, heightM: number): Area {
  const [lon, lat] = [114.95, 34.85];
  const dx = widthM / 2 / (111_320 * Math.cos((lat * Math.PI) / 180));
  const dy = heightM / 2 / 110_940;
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lon - dx, lat - dy],
        [lon + dx, lat - dy],
        [lon + dx, lat + dy],
        [lon - dx, lat + dy],
        [lon - dx, lat - dy],
      ],
    ],
  };
}

describe('outlines of sites', () => {
  it('are divided along a line, built and counted alike, which one undo takes back', async () => {
    const site = await make(114.9, 34.8);
    await open.say('site.include', { ids: [site.id], included: true, share: 0.5 });
    await open.say('site.commission', { ids: [site.id], year: 2029 });
    const before = await count();
    const { sites } = await open.say('site.split', {
      id: site.id,
      line: [
        [114.8995, 34.8005],
        [114.9025, 34.8005],
      ],
    });
    expect(sites.map(({ id }) => id)[0]).toBe(site.id);
    expect(sites).toHaveLength(2);
    expect(sites[0]!.areaM2).toBeGreaterThan(sites[1]!.areaM2);
    expect(sites[0]!.areaM2 + sites[1]!.areaM2).toBeCloseTo(site.areaM2, 3);
    expect(sites[1]).toMatchObject({ notes: '学校', built: 0.5, inService: 2029 });
    await open.say('edit.undo', {});
    expect(await count()).toBe(before);
    expect((await get(site.id)).areaM2).toBeCloseTo(site.areaM2, 6);
  });

  it('are not divided by a line that ends within', async () => {
    const { id } = await make(114.9, 34.805);
    const line: [number, number][] = [
      [114.8995, 34.806],
      [114.901, 34.806],
    ];
    await expect(open.say('site.split', { id, line })).rejects.toMatchObject({ code: 'shape.not-split' });
  });

  it('become one, whose area counts what they share once', async () => {
    const [a, b] = [await make(114.91, 34.81), await make(114.911, 34.81)];
    const before = await count();
    const one = await open.say('site.merge', { ids: [a.id, b.id] });
    expect(one.id).toBe(a.id);
    expect(one.areaM2 / a.areaM2).toBeCloseTo(1.5, 4);
    expect(await count()).toBe(before - 1);
    const field = await make(114.93, 34.81, 'agrivoltaic');
    await expect(open.say('site.merge', { ids: [a.id, field.id] })).rejects.toMatchObject({
      code: 'shape.kinds-differ',
    });
  });

  it('get holes, which count for no area', async () => {
    const site = await make(114.92, 34.82);
    const hole = square(114.9205, 34.8205, 0.001);
    const { sites } = await open.say('site.cut', { ids: [site.id], geometry: hole });
    expect(sites[0]!.geometry.coordinates).toHaveLength(2);
    expect(sites[0]!.areaM2 / site.areaM2).toBeCloseTo(0.75, 4);
    await expect(
      open.say('site.cut', { ids: [site.id], geometry: square(114.919, 34.819, 0.005) }),
    ).rejects.toMatchObject({ code: 'overlap.nothing-left' });
  });

  it('grow and shrink by metres with their corners kept', async () => {
    const site = await open.say('site.create', { kind: 'rooftop', geometry: rectangle(40, 20) });
    expect(site.areaM2).toBeCloseTo(800, -1);
    const less = await open.say('site.buffer', { ids: [site.id], metres: -5 });
    expect(less.sites[0]!.areaM2).toBeGreaterThan(298);
    expect(less.sites[0]!.areaM2).toBeLessThan(302);
    const more = await open.say('site.buffer', { ids: [site.id], metres: 5 });
    expect(more.sites[0]!.areaM2 / site.areaM2).toBeCloseTo(1, 4);
    await expect(open.say('site.buffer', { ids: [site.id], metres: -11 })).rejects.toMatchObject({
      code: 'overlap.nothing-left',
    });
  });

  it('keep a setback from roads, and end at the border', async () => {
    const { features } = await open.say('context.features', { layer: 'roads' });
    const road = features[0] as GeoJSON.Feature<GeoJSON.LineString>;
    const [lon, lat] = road.geometry.coordinates[1]!;
    const site = await make(lon! - 0.001, lat! - 0.001);
    const { sites, removedM2 } = await open.say('site.clip', { ids: [site.id], to: 'roads', setbackM: 10 });
    expect(removedM2).toBeGreaterThan(1000);
    expect(sites[0]!.areaM2 + removedM2).toBeCloseTo(site.areaM2, 3);
    const again = await open.say('site.clip', { ids: [site.id], to: 'roads', setbackM: 10 });
    expect(again.removedM2).toBeLessThan(0.05);
    const { project } = await open.say('project.info', {});
    const [west, , , north] = project!.county.bounds;
    const corner = await open.say('site.create', {
      kind: 'rooftop',
      geometry: square(west - 0.01, north - 0.35, 0.2),
    });
    const within = await open.say('site.clip', { ids: [corner.id], to: 'county' });
    expect(within.removedM2).toBeGreaterThan(0);
    expect((await open.say('site.acrossBorder', {})).sites.map(({ siteId }) => siteId)).not.toContain(
      corner.id,
    );
  });

  it('are duplicated beside themselves', async () => {
    const site = await make(114.94, 34.83);
    const { sites } = await open.say('site.duplicate', { ids: [site.id], eastM: 300, northM: 0 });
    expect(sites[0]).toMatchObject({ name: `${site.name} (2)`, notes: '学校' });
    expect(sites[0]!.areaM2).toBeCloseTo(site.areaM2, 1);
  });

  it('are taken from features of another document, what cannot be a site being named', async () => {
    const bow: Area = {
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
    const feature = (geometry: Area, properties: object) => ({
      type: 'Feature' as const,
      geometry,
      properties,
    });
    const before = await count();
    const { sites, refused } = await open.say('site.paste', {
      features: [
        feature(square(114.95, 34.83, 0.001), { name: '粮库', tiltDeg: 8, kind: 'rooftop', fid: 3 }),
        feature(bow, {}),
        feature(square(100, 30, 0.001), {}),
        feature(square(114.96, 34.83, 0.001), { name: null, tiltDeg: 'steep', kind: 'agrivoltaic' }),
      ],
    });
    expect(sites.map(({ name, tiltDeg, kind }) => ({ name, tiltDeg, kind }))[0]).toEqual({
      name: '粮库',
      tiltDeg: 8,
      kind: 'rooftop',
    });
    expect(sites[1]).toMatchObject({ kind: 'agrivoltaic' });
    expect(refused.map(({ index, code }) => [index, code])).toEqual([
      [1, 'site.self-crossing'],
      [2, 'site.outside-county'],
    ]);
    await open.say('edit.undo', {});
    expect(await count()).toBe(before);
  });
});
