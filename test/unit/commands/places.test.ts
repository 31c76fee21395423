import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertContext } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;

beforeAll(async () => {
  d = await deskOnLankao(false);
  await d.say('project.close', {});
  const document = openDocument(d.document);
  const building = (i: number, name: string | null, code?: string) => ({
    type: 'Feature' as const,
    geometry: square(114.9 + (i % 100) * 0.0005, 34.8 + Math.floor(i / 100) * 0.0005, 0.0002),
    properties: { name, code, floors: 3 },
  });
  insertContext(document, 'buildings', [
    ...Array.from({ length: 6000 }, (_, i) => building(i, i % 2 ? `农户 ${i}` : null)),
    building(6000, '第一小学'),
    building(6001, '小学'),
    building(6002, null, 'FW-4102250077'),
    building(6003, `x' OR '1'='1`),
  ]);
  insertContext(document, 'villages', [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [114.9, 34.8] },
      properties: { name: '小学村' },
    },
  ]);
  document.close();
  await d.say('project.open', { path: d.document });
  for (const name of ['小学屋顶', '工厂', 'Barn'])
    await d.say('site.create', { kind: 'rooftop', name, geometry: square(114.95, 34.83, 0.001) });
}, 60_000);
afterAll(() => d.close());

const search = (text: string, limit?: number) => d.say('place.search', { text, limit });

describe('the search of places', () => {
  it('finds sites and features by name, the one named just so first', async () => {
    const { sites, features } = await search('小学');
    expect(sites.map(({ name }) => name)).toEqual(['小学屋顶']);
    expect(features.map(({ layer, name }) => [layer, name])).toEqual([
      ['buildings', '小学'],
      ['villages', '小学村'],
      ['buildings', '第一小学'],
    ]);
    const [west, south, east, north] = features[0]!.bounds;
    expect(west < east && south < north).toBe(true);
  });

  it('finds the last of many, whatever the case', async () => {
    expect((await search('农户 5999')).features).toMatchObject([{ id: 6000, name: '农户 5999' }]);
    expect((await search('bARN')).sites).toMatchObject([{ id: 3 }]);
  });

  it('finds by id and by a whole code among a feature’s fields, not by the names of fields', async () => {
    for (const text of ['2', '#2']) {
      const { sites, features } = await search(text, 50);
      expect(sites[0]).toMatchObject({ id: 2, name: '工厂' });
      expect(features[0]).toMatchObject({ layer: 'buildings', id: 2 });
    }
    expect((await search('fw-4102250077')).features).toMatchObject([{ id: 6003, name: null }]);
    expect((await search('fw-41022500')).features).toEqual([]);
    expect((await search('floors')).features).toEqual([]);
  });

  it('gives no more than asked for, and takes a text for nothing but a text', async () => {
    expect((await search('农户', 5)).features).toHaveLength(5);
    expect((await search(`' OR '1'='1`)).features).toHaveLength(1);
    expect(await search('%')).toEqual({ sites: [], features: [] });
    await expect(search('  ')).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('answers the newest of several searches whole', async () => {
    const [, last] = await Promise.all([search('农户'), search('农户 5999')]);
    expect(last!.features).toHaveLength(1);
  });
});
