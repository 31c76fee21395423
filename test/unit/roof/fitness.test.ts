import { expect, it } from 'vitest';
import { hazardNamed, statedFitness } from '../../../electron/engine/roof/fitness.ts';

it.each<[Record<string, unknown>, object]>([
  [
    { 屋面材料: '石棉瓦', 结构: '砖木', 建成年份: 1986 },
    { material: 'asbestos', structure: 'brick-wood', builtYear: 1986 },
  ],
  [
    { roof: '彩钢瓦', 房屋结构: '钢结构', 竣工时间: '2012-06-01' },
    { material: 'steel-sheet', structure: 'steel', builtYear: 2012 },
  ],
  [
    { 'roof:material': 'metal_sheet', start_date: '1990s' },
    { material: 'steel-sheet', builtYear: 1990 },
  ],
  [
    { 'roof:material': 'roof_tiles', 'building:structure': 'brick-concrete' },
    { material: 'tile', structure: 'masonry' },
  ],
  [{ 屋面: '水泥石棉瓦/彩钢' }, { material: 'asbestos' }],
  [
    { 屋顶形式: '平屋顶', 屋面材料: '现浇混凝土', 建筑结构: '钢筋混凝土' },
    { material: 'concrete', structure: 'concrete' },
  ],
  [{ 屋面材料: '彩钢', 石棉: '是' }, { material: 'asbestos' }],
  [{ asbestos: 'no' }, { material: null, asbestosFree: true }],
  [{ 屋面材料: '无石棉瓦' }, { material: 'tile', asbestosFree: true }],
  [{ 'roof:material': 'fibre cement' }, { material: null, asbestosFree: false }],
  [{ roof: 'flat', 'building:material': 'concrete' }, { material: null }],
  [{ year: 'before 1990' }, { builtYear: null }],
  [{ built: '-9999' }, { builtYear: null }],
  [{ 建成年代: '1980年代' }, { builtYear: 1980 }],
  [{ 屋面结构: '钢' }, { structure: null }],
])('reads %j', (properties, expected) => {
  expect(statedFitness(properties)).toMatchObject(expected);
});

it.each([
  ['蓄滞洪区', 'flood'],
  ['flood-zone', 'flood'],
  ['采空塌陷区', 'subsidence'],
  ['生态保护红线', null],
])('knows the danger in %s', (name, hazard) => expect(hazardNamed(name)).toBe(hazard));
