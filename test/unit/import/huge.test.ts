import { expect, it } from 'vitest';
import { fromWgs84 } from '../../../electron/formats/import/crs.ts';
import { writeShapefile } from '../../bench/county/shapefile.ts';
import { oneDeskThroughout } from './desk.ts';

const d = oneDeskThroughout();

const circle = (name: string, corners: number) => ({
  ring: Array.from({ length: corners }, (_, i) => {
    const angle = (-2 * Math.PI * (i % (corners - 1))) / (corners - 1);
    return [114.85 + 0.01 * Math.cos(angle), 34.85 + 0.01 * Math.sin(angle)];
  }),
  ...{ name, code: '1', use: '工业', floors: 1 },
});

it('refuses a shape of a million corners by its size alone, and takes the others', async () => {
  const path = writeShapefile(
    `${d.folder}/huge`,
    [circle('巨', 1_000_000), circle('小', 40)],
    fromWgs84('EPSG:4526')!,
  );
  const report = await d.say('import.run', { path, layers: [{ source: 'huge', target: 'buildings' }] });
  expect(report.refused).toMatchObject([
    { code: 'too-many-vertices', count: 1, examples: [{ feature: '1 巨' }] },
  ]);
  expect((await d.layer('buildings')).features.map(({ properties }) => properties?.name)).toEqual(['小']);
});
