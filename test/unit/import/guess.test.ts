import { expect, it } from 'vitest';
import { guessFields } from '../../../shared/import-guess.ts';
import { oneDeskThroughout } from './desk.ts';
import { collection, feature, square } from './files.ts';

const d = oneDeskThroughout();

const at = (lon: number) => ({ type: 'Point' as const, coordinates: [lon, 34.82] });
const line = {
  type: 'LineString' as const,
  coordinates: [
    [114.82, 34.82],
    [114.83, 34.83],
  ],
};

it.each([
  ['areas', collection([feature(square(114.82, 34.82), { name: '甲' })]), 'buildings'],
  [
    'areas with tilt and azimuth',
    collection([feature(square(114.82, 34.82), { 倾角: 20, 方位角: 180 })]),
    'sites',
  ],
  ['lines', collection([feature(line, { name: '甲' })]), 'roads'],
  ['points', collection([feature(at(114.82), { name: '甲' })]), 'villages'],
  ['points of stations', collection([feature(at(114.82), { '主变容量(MVA)': 50 })]), 'substations'],
  ['points that say how large', collection([feature(at(114.82), { '面积(亩)': 5 })]), 'buildings'],
])('takes %s for what they can be where no name says more', async (_, content, target) => {
  const [layer] = (await d.say('import.inspect', { path: d.file('a.geojson', content) })).layers;
  expect(layer!.suggested.target).toBe(target);
});

it('reads a long code that a spreadsheet was kept from rounding by a formula', async () => {
  const path = d.file('村.csv', '村名,经度,纬度,编码\n张庄,114.8,34.8,"=""410225000000000007"""\n');
  await d.say('import.run', { path, layers: [{ source: '村', target: 'villages' }] });
  expect((await d.layer('villages')).features[0]!.properties).toMatchObject({ 编码: '410225000000000007' });
});

it('knows headings that a Shapefile in UTF-8 cut', () => {
  expect(guessFields('buildings', ['名称', '建筑类', '屋顶面'])).toEqual({
    name: '名称',
    class: '建筑类',
    footprintM2: '屋顶面',
  });
});
