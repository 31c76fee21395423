import { expect, it } from 'vitest';
import { dropOf } from '../../../renderer/import/drop.ts';

const names = (...all: string[]) => {
  const drop = dropOf(all.map((name) => ({ name })));
  return drop && [drop.file.name, ...drop.beside.map(({ name }) => name)];
};

it('reads the main file of a drop with its parts, whatever their order, and leaves the rest', () => {
  expect(names('房屋.dbf', '房屋.PRJ', '房屋.shp', '房屋.shp.xml', '读我.txt')).toEqual([
    '房屋.shp',
    '房屋.dbf',
    '房屋.PRJ',
    '房屋.shp.xml',
  ]);
  expect(names('a.kml', 'b.kml')).toEqual(['a.kml']);
  expect(names()).toBeNull();
});
