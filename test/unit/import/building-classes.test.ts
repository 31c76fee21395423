import { expect, it } from 'vitest';
import { readRoofRules } from '../../../electron/formats/roof-classes.ts';
import { BUILDING_CLASSES, buildingClassOf, PILOT_OF } from '../../../shared/building-classes.ts';
import { guessBuildingClass } from '../../../shared/import-guess.ts';

it.each([
  ['apartments', 'urban-housing'],
  ['商品房小区', 'urban-housing'],
  ['house', 'rural-household'],
  ['农房', 'rural-household'],
  ['第一中学', 'school'],
  ['县人民医院', 'hospital'],
  ['卫生院', 'hospital'],
  ['农贸市场', 'market'],
  ['warehouse', 'warehouse'],
  ['养殖场', 'livestock'],
  ['蔬菜大棚', 'greenhouse'],
  ['greenhouse', 'greenhouse'],
  ['停车场', 'car-park'],
  ['村委会', 'party-government'],
  ['厂房', 'industrial-commercial'],
  ['yes', null],
])('takes %s for %s', (text, expected) => {
  expect(guessBuildingClass(text)).toBe(expected);
});

it('never takes a tall dwelling, or a building of no class, for a rural household', () => {
  for (const tall of [{ floors: 15 }, { floors: '15' }, { height: 45 }, { floors: 4 }]) {
    expect(buildingClassOf('rural-household', tall)).toBe('urban-housing');
  }
  for (const low of [{}, { floors: 2 }, { height: 7 }, { floors: null, height: 'n/a' }]) {
    expect(buildingClassOf('rural-household', low)).toBe('rural-household');
  }
  expect(buildingClassOf('school', { floors: 15 })).toBe('school');
  expect(buildingClassOf(null, { floors: 1 })).toBe('unclassified');
  expect(PILOT_OF.unclassified).toBeNull();
});

it('knows roof defaults of every class', () => {
  const rows = readRoofRules(new URL('../../../data', import.meta.url).pathname);
  expect(rows.map((row) => row.class)).toEqual([...BUILDING_CLASSES]);
  expect(rows.filter(({ used }) => !used).map((row) => row.class)).toEqual(['greenhouse']);
});
