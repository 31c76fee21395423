import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let open: OpenDesk;
beforeAll(async () => {
  open = await deskOnLankao(true);
});
afterAll(() => open.close());

const page = (text = '') => open.say('feature.page', { layer: 'villages', text });

it('lists a layer by the page, found by name or number', async () => {
  const all = await page();
  expect(all.total).toBe(300);
  expect(all.rows).toHaveLength(50);
  expect(all.columns).toContain('households');
  const [row] = all.rows;
  expect((await page(row!.name!)).rows.map(({ id }) => id)).toContain(row!.id);
  expect((await page(`#${row!.id}`)).rows.map(({ id }) => id)).toContain(row!.id);
});

it('draws, changes and deletes features, each one undo step', async () => {
  const road = await open.say('feature.create', {
    layer: 'roads',
    class: 'county',
    geometry: {
      type: 'LineString',
      coordinates: [
        [114.9, 34.8],
        [114.95, 34.8],
      ],
    },
  });
  expect(road).toMatchObject({ class: 'county', synthetic: false });
  const change = { name: '示范路', properties: { lanes: 2 } };
  await open.say('feature.update', { layer: 'roads', ids: [road.id], changes: change });
  const get = () => open.say('feature.get', { layer: 'roads', id: road.id });
  expect(await get()).toMatchObject({ ...change, class: 'county' });
  await open.say('feature.update', {
    layer: 'roads',
    ids: [road.id],
    changes: { properties: { lanes: null } },
  });
  expect((await get()).properties).toEqual({});
  await open.say('edit.undo', {});
  expect((await get()).properties).toEqual({ lanes: 2 });
  await open.say('feature.delete', { layer: 'roads', ids: [road.id] });
  await expect(get()).rejects.toMatchObject({ code: 'feature.unknown' });
  await open.say('edit.undo', {});
  expect((await get()).name).toBe('示范路');
});

it('refuses what a layer cannot hold', async () => {
  const create = (layer: 'roads' | 'buildings', geometry: object, kind?: string) =>
    open.say('feature.create', { layer, geometry: geometry as never, ...(kind && { class: kind }) });
  const codes: [Promise<unknown>, string][] = [
    [create('roads', square(114.9, 34.8, 0.001)), 'feature.wrong-form'],
    [create('buildings', square(100, 30, 0.001)), 'feature.outside-county'],
    [create('buildings', square(114.9, 34.8, 0.001), 'castle'), 'feature.unknown-class'],
  ];
  for (const [said, code] of codes) await expect(said).rejects.toMatchObject({ code });
});

it('has sites checked again against what was drawn', async () => {
  const site = await open.say('site.create', {
    kind: 'rooftop',
    geometry: square(114.9312, 34.8312, 0.0005),
  });
  const land = async () => (await open.say('site.rows', { ids: [site.id] })).sites[0]!.land;
  const before = await land();
  await open.say('feature.create', {
    layer: 'exclusions',
    class: 'ecological-redline',
    geometry: square(114.93, 34.83, 0.003),
  });
  expect(before).not.toBe('broken');
  expect(await land()).toBe('broken');
});
