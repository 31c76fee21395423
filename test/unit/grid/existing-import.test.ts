import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { guessFields, guessTarget } from '../../../shared/import-guess.ts';
import { deskOnLankao } from '../desk.ts';

const HEAD = [
  '户名',
  '经度',
  '纬度',
  '状态',
  '装机容量(MW)',
  '并网容量',
  '接入电压(V)',
  '并网时间',
  '所属台区',
];
const ROWS = [
  ['张三', 114.95, 34.87, '已并网', 0.0245, '20 kW', 380, '2023-06-30', '台区 1'],
  ['李四', 114.96, 34.87, '未并网', 1.5, '', 10_000, 2025, ''],
  ['王五', 114.97, 34.87, '已备案', '', '0.3MW', '', '', '台区 9'],
];
const WRONG = [
  ['无状态', 114.95, 34.88, '', 0.02, '', '', '', ''],
  ['无容量', 114.95, 34.89, '已并网', '', '', '', '', ''],
  ['负容量', 114.95, 34.9, '已并网', -0.02, '', '', '', ''],
  ['县外', 100, 30, '已并网', 0.02, '', '', '', ''],
];
const workbook = (rows: unknown[][]): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ...rows]), '现有光伏');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
const READ = [
  { name: '张三', state: 'connected', kwpDc: 24.5, kwpAc: 20, voltageKv: 0.38, year: 2023, transformerId: 1 },
  { name: '李四', state: 'filed', kwpDc: 1500, kwpAc: null, voltageKv: 10, year: 2025, transformerId: null },
  { name: '王五', state: 'filed', kwpDc: null, kwpAc: 300, voltageKv: null, year: null, transformerId: null },
];

it('comes from a workbook or a map file, in the units they name; what is wrong is named, the rest taken', async () => {
  const { say, file, close } = await deskOnLankao(false);
  await say('transformer.create', { position: [114.95, 34.87], ratingKva: 200 });
  const book = file('现有光伏.xlsx', '');
  writeFileSync(book, workbook([...ROWS, ...WRONG]));
  const features = [...ROWS, ...WRONG].map((row) => ({
    type: 'Feature',
    properties: Object.fromEntries(HEAD.map((name, i) => [name, row[i] === '' ? null : row[i]])),
    geometry: { type: 'Point', coordinates: [row[1], row[2]] },
  }));
  const drawn = file('光伏存量.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  for (const path of [book, drawn]) {
    const inspected = await say('import.inspect', { path });
    const [layer] = inspected.layers;
    expect(layer!.suggested.target).toBe('existing_pv');
    const layers = [{ source: layer!.name, target: 'existing_pv' as const }];
    // The workbook's 并网容量 names its unit in its cells, and so may 装机容量 in its heading.
    const report = await say('import.run', { path, layers, replace: 'all' });
    expect((await say('existing.list', {})).plants).toMatchObject(READ);
    const refused = Object.fromEntries(report.refused.map(({ code, count }) => [code, count]));
    expect(refused).toEqual({ 'no-state': 1, 'no-capacity': 2, 'outside-county': 1 });
    expect(report.repaired.find(({ code }) => code === 'name-unknown')?.examples).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ feature: '王五', field: 'transformer', value: '台区 9' }),
      ]),
    );
  }
  // The same again is found, and put in the place of what is there.
  const layers = [{ source: '光伏存量', target: 'existing_pv' as const }];
  await say('import.run', { path: drawn, layers, duplicates: 'replace' });
  expect((await say('existing.list', {})).plants).toHaveLength(3);
  await say('edit.undo', {});
  await say('edit.undo', {});
  await say('edit.undo', {});
  expect((await say('existing.list', {})).plants).toEqual([]);
  await close();
});

it('is another plant than one at the same place of another name, which a village’s list has many of', async () => {
  const { say, file, close } = await deskOnLankao(false);
  const bring = async (name: string, plants: string[]) => {
    const rows = plants.map((plant) => `${plant},114.95,34.87,已并网,20`).join('\n');
    const path = file(`${name}.csv`, `户名,经度,纬度,状态,装机容量(kW)\n${rows}\n`);
    const [layer] = (await say('import.inspect', { path })).layers;
    const layers = [{ source: layer!.name, target: 'existing_pv' as const }];
    return say('import.run', { path, layers, duplicates: 'skip' });
  };
  expect(await bring('一季度', ['张三', '李四'])).toMatchObject({ imported: 2 });
  expect(await bring('二季度', ['李四', '王五'])).toMatchObject({ imported: 1 });
  expect((await say('existing.list', {})).plants.map(({ name }) => name)).toEqual(['张三', '李四', '王五']);
  await close();
});

it('is read from a table at once, workbook or text, all rows or none', async () => {
  const { say, file, close } = await deskOnLankao(false);
  const path = file('a.xlsx', '');
  writeFileSync(path, workbook(ROWS));
  expect(await say('existing.importCsv', { path })).toEqual({ created: 3 });
  expect((await say('existing.list', {})).plants).toMatchObject(
    READ.map((each) => ({ ...each, transformerId: null })),
  );
  const text = file(
    'b.csv',
    'name,lon,lat,state,MW\nA,114.95,34.87,connected,1.5\nB,114.95,34.88,待并网,800kW\n',
  );
  await say('existing.importCsv', { path: text });
  expect((await say('existing.list', {})).plants.slice(3)).toMatchObject([
    { name: 'A', state: 'connected', kwpDc: 1500 },
    { name: 'B', state: 'filed', kwpDc: 800 },
  ]);
  await close();
});

it.each([
  ['现有光伏', 'existing_pv'],
  ['已并网光伏台账', 'existing_pv'],
  ['分布式光伏备案项目', 'existing_pv'],
  ['光伏备案', 'existing_pv'],
  ['existing_pv', 'existing_pv'],
  ['规划光伏', 'sites'],
  ['光伏站点', 'sites'],
])('a layer called %s is taken for %s', (name, target) => {
  expect(guessTarget([name])).toBe(target);
});

it('finds its columns by the words that grid companies use', () => {
  expect(
    guessFields('existing_pv', [
      '户主姓名',
      '状态',
      '逆变器容量(kW)',
      '组件容量(kWp)',
      '电压等级',
      '投产日期',
      '台区名称',
    ]),
  ).toEqual({
    ...{ name: '户主姓名', state: '状态', kwpAc: '逆变器容量(kW)', kwpDc: '组件容量(kWp)' },
    ...{ voltageKv: '电压等级', year: '投产日期', transformer: '台区名称' },
  });
});
