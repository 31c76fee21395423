import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { tableRows } from '../../../electron/formats/csv.ts';
import { workbook } from '../../../electron/formats/export/workbook.ts';
import { coordinateIn, pairIn } from '../../../electron/formats/import/coordinates.ts';
import { readTable } from '../../../electron/formats/import/table.ts';
import { measureIn, unitOfHeading } from '../../../shared/units.ts';
import { oneDesk } from './desk.ts';
import { gb18030 } from './files.ts';

const d = oneDesk();

describe('a coordinate in a cell', () => {
  it.each([
    '114.8',
    '１１４．８',
    '114,8',
    '114.8°',
    'E114.8',
    '114.8 E',
    '114.8°E',
    '东经114.8°',
    '东经114.8度',
    '经度：114.8',
    '114°48′',
    '114°48′00.00″',
    `114°48'00"`,
    "114º48'0''",
    '114度48分0秒',
    '东经114度48分',
    '114 48 00',
    '114-48-00',
    '114:48:00',
    '114d48m0s',
    '114.48.00',
    'E114°48.0′',
    '114°48′0″东',
    '东114.8',
    '东经E114°48′',
    '114.8；',
    '114。8',
    '114·8',
    '114゜48´00˝',
    '114º48ʹ00ʺ',
    '114deg48min',
    '114°48',
    '114°48′00″E.',
  ])('%s', (text) => {
    expect(coordinateIn(text)?.value).toBeCloseTo(114.8, 9);
  });
  it.each([
    ['3,855,000.5', 3_855_000.5],
    ['38,574,900', 38_574_900],
    ['574,900', 574_900],
    ["3'855'000", 3_855_000],
    ['3 855 000', 3_855_000],
    ['北纬34°48′36″', 34.81],
    ['西经30°', -30],
    ['-0.5', -0.5],
  ])('%s', (text, value) => {
    expect(coordinateIn(text)?.value).toBeCloseTo(value, 9);
  });
  it.each([
    '',
    '约114.8',
    '114.8左右',
    '114°61′',
    '114.8,34.8',
    '张庄',
    '12号',
    '114°48′00″E34',
    'E114N',
    '114.8.2',
    '114.82°49′',
    '114°49.5′12″',
  ])('is not %s', (text) => {
    expect(coordinateIn(text)).toBeNull();
  });
  it.each([
    '114.8,34.81',
    '114.8 34.81',
    '114.8，34.81',
    '(114.8, 34.81)',
    '[114.8;34.81]',
    'E114.8 N34.81',
    '34.81N, 114.8E',
    '34.81°N 114.8°E',
    '东经114°48′00″，北纬34°48′36″',
    '34°48′36″N114°48′00″E',
    'E114°48′00″N34°48′36″',
    '经度：114°48′00″纬度：34°48′36″',
    '东经114°48′00″～北纬34°48′36″',
    '【114.8，34.81】',
    '114.8,34.81;',
    '114.8_34.81',
    'SRID=4326;POINT(114.8 34.81)',
    '北纬34°48′36″东经114°48′00″',
    '114°48′00″E 34°48′36″N',
    '114°48′00″,34°48′36″',
    '经度:114.8 纬度:34.81',
    'X=114.8;Y=34.81',
    'POINT(114.8 34.81)',
    '114.8,34.81,65',
  ])('both of %s', (text) => {
    const [lon, lat] = pairIn(text)!;
    expect([lon, lat].map((value) => value!.toFixed(6))).toEqual(['114.800000', '34.810000']);
  });
  it.each(['114.8', '', '114.8,附近', 'E114.8 E34.8', '张庄,李庄'])('neither of %s', (text) => {
    expect(pairIn(text)).toBeNull();
  });
});

describe('units', () => {
  it.each([
    ['面积（亩）', 'mu'],
    ['面积(公顷)', 'ha'],
    ['面积_m2', 'm2'],
    ['占地面积/㎡', 'm2'],
    ['屋顶面积（万平方米）', 'm2-10k'],
    ['面积 单位：平方公里', 'km2'],
    ['面积亩', 'mu'],
    ['area_m2', 'm2'],
    ['area (ha)', 'ha'],
    ['面积', null],
    ['shape_area', null],
    ['mj', null],
  ])('of the heading %s', (heading, unit) => {
    expect(unitOfHeading(heading, 'area')).toBe(unit);
  });
  it('of cells', () => {
    expect(measureIn('1,200亩', 'area')).toEqual({ value: 1200, unit: 'mu' });
    expect(measureIn('1.2 万㎡', 'area')).toEqual({ value: 1.2, unit: 'm2-10k' });
    expect(measureIn('2.5MW', 'power')).toEqual({ value: 2.5, unit: 'mw' });
    expect(measureIn('约5亩', 'area')).toBeNull();
  });
});

describe('headings', () => {
  const table = (text: string) => readTable([...tableRows(text, ',')]);
  it('are not made of the first place where a table has none', () => {
    const { fields, rows } = table('张庄,114.8,34.8\n李庄,114.82,34.81\n');
    expect(fields).toEqual(['Field1', 'Field2', 'Field3']);
    expect(rows.map(({ values }) => values.Field1)).toEqual(['张庄', '李庄']);
  });
  it('join degrees, minutes and seconds in columns of their own', () => {
    for (const head of [
      '村名,经度,,,纬度,,\n,度,分,秒,度,分,秒',
      '村名,经度度,经度分,经度秒,纬度度,纬度分,纬度秒',
    ]) {
      const { fields, rows } = table(`${head}\n张庄,114,48,0,34,48,36\n`);
      expect(fields).toEqual(['村名', '经度', '纬度']);
      expect(rows[0]!.values).toEqual({ 村名: '张庄', 经度: '114°48′0″', 纬度: '34°48′36″' });
    }
  });
  it('take the unit that a title names for the table, where it can be no other column’s', () => {
    const rows = '\n项目,经度,纬度,面积,装机容量\n甲,114.8,34.8,120,5\n';
    expect(table(`一览表,,,,单位：亩、MW${rows}`).fields.slice(3)).toEqual(['面积(亩)', '装机容量(MW)']);
    expect(table(`一览表（单位：公顷）,,,,${rows}`).fields.slice(3)).toEqual(['面积(公顷)', '装机容量']);
    expect(table(`一览表,,,,单位：亩/公顷${rows}`).fields.slice(3)).toEqual(['面积', '装机容量']);
  });
});

describe('workbooks of Excel’s older format', () => {
  const rows = [
    ['行政村一览表'],
    ['村名', '经度', '纬度', '户数', '编码'],
    ['张庄', 114.8, 34.8, 120, '410225000000000007'],
    ['李庄', 114.82, 34.81, 80, '410225000000000008'],
  ];
  const html = `<html><meta charset="gbk"><table>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table></html>`;
  const binary = () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '村庄');
    return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  };
  it.each<[string, () => Uint8Array]>([
    ['of records', binary],
    ['that is a page of HTML in GBK', () => gb18030(html)],
  ])('%s are read to the last digit', async (_, bytes) => {
    const path = d.file('村庄.xls', bytes());
    const [layer] = (await d.say('import.inspect', { path })).layers;
    await d.say('import.run', { path, layers: [{ source: layer!.name, target: 'villages' }] });
    const { features } = await d.layer('villages');
    expect(
      features.map(({ properties, geometry }) => [properties!.name, properties!.编码, geometry]),
    ).toEqual([
      ['张庄', '410225000000000007', { type: 'Point', coordinates: [114.8, 34.8] }],
      ['李庄', '410225000000000008', { type: 'Point', coordinates: [114.82, 34.81] }],
    ]);
  });
  it('that are broken are refused with the reason', async () => {
    const broken = binary();
    broken.fill(0xff, 520, 2000);
    const path = d.file('坏.xls', broken);
    await expect(d.say('import.inspect', { path })).rejects.toMatchObject({ code: 'import.unreadable' });
  });
});

describe('tables as offices keep them', () => {
  const villages = async (name: string, text: string) => {
    const path = d.file(name, text);
    const [layer] = (await d.say('import.inspect', { path })).layers;
    const report = await d.say('import.run', {
      path,
      layers: [{ source: layer!.name, target: 'villages', fields: layer!.suggested.fields }],
    });
    const { features } = await d.layer('villages');
    return { layer: layer!, report, features };
  };
  it('have titles, remarks and headings in merged cells', async () => {
    const { layer, report, features } = await villages(
      'title.csv',
      '兰考县行政村一览表,,,,\n填报单位：某局,,,,2024年\n序号,村名,坐标,,户数\n,,经度,纬度,（户）\n1,张庄,114.80°E,34.80°N,"1,200"\n2,李庄,114.82°E,34.81°N,85户\n',
    );
    expect(layer.fields.map(({ name }) => name)).toEqual(['序号', '村名', '经度', '纬度', '户数(户)']);
    expect(report).toMatchObject({ imported: 2, refused: [] });
    expect(features.map(({ properties }) => [properties!.name, properties!.households])).toEqual([
      ['张庄', 1200],
      ['李庄', 85],
    ]);
    expect(features[1]!.geometry).toMatchObject({ type: 'Point', coordinates: [114.82, 34.81] });
  });
  it('give X and Y as surveyors do, with thousands marks', async () => {
    const { layer, features } = await villages(
      'survey.csv',
      '村名\tX坐标\tY坐标\n张庄\t3,855,000.5\t38,574,900.2\n',
    );
    expect(layer.crs).toMatchObject({ code: 'EPSG:4526', origin: 'guessed' });
    const { coordinates } = features[0]!.geometry as { coordinates: number[] };
    expect(coordinates[0]).toBeCloseTo(114.8187, 3);
  });
  it('hold both coordinates in one cell, under any heading', async () => {
    const { features } = await villages('both.csv', '名称,何处\n甲,"114.80,34.80"\n乙,"34.81N 114.82E"\n');
    expect(features.map(({ geometry }) => (geometry as { coordinates: number[] }).coordinates)).toEqual([
      [114.8, 34.8],
      [114.82, 34.81],
    ]);
  });
  it('refuse a cell that is not wholly a coordinate by its row', async () => {
    const { report } = await villages('bad.csv', '村名,经度,纬度\n张庄,114.80,34.80\n李庄,约114.8,34.8\n');
    expect(report.refused).toMatchObject([
      { code: 'not-finite', count: 1, examples: [{ feature: '3 李庄', value: '约114.8' }] },
    ]);
  });
  it('say that there are no coordinate columns', async () => {
    const path = d.file('none.csv', '村名,户数\n张庄,12\n');
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer!.coordinates).toBe('missing');
    await expect(
      d.say('import.run', { path, layers: [{ source: layer!.name, target: 'villages' }] }),
    ).rejects.toMatchObject({ code: 'import.no-coordinates' });
  });
  it('are sheets of a workbook too', async () => {
    const column = (label: string) => ({ label, width: 12 });
    const path = d.file(
      'book.xlsx',
      workbook([
        {
          name: '村庄',
          columns: [column('兰考县一览表'), column(''), column('')],
          rows: [
            ['村名', '经度', '纬度'],
            ['张庄', '114°48′', '34°48′'],
            ['李庄', '东经114.82', 34.81],
          ],
        },
      ]),
    );
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer).toMatchObject({ coordinates: 'found', count: 2, name: '村庄' });
    expect(layer!.bounds!.map((value) => value.toFixed(4))).toEqual([
      '114.8000',
      '34.8000',
      '114.8200',
      '34.8100',
    ]);
  });
});

describe('areas', () => {
  const sites = async (text: string, units?: Record<string, string>) => {
    const path = d.file('area.csv', text);
    const report = await d.say('import.run', { path, layers: [{ source: 'area', target: 'sites', units }] });
    return { report, areas: (await d.say('site.list', {})).sites.map(({ areaM2 }) => areaM2) };
  };
  const HEAD = '项目名称,经度,纬度';
  it('are in the unit of their heading', async () => {
    const { areas } = await sites(`${HEAD},面积（亩）\n甲,114.80,34.80,120\n乙,114.82,34.81,"1,000"\n`);
    expect(areas[0]! / 80_000).toBeCloseTo(1, 2);
    expect(areas[1]! / 666_667).toBeCloseTo(1, 2);
  });
  it('are in the unit of their cell', async () => {
    const { areas } = await sites(`${HEAD},面积\n甲,114.80,34.80,1.5公顷\n乙,114.82,34.81,3亩\n`);
    expect(areas[0]! / 15_000).toBeCloseTo(1, 2);
    expect(areas[1]! / 2000).toBeCloseTo(1, 2);
  });
  it('are asked for, never taken as square metres', async () => {
    const text = `${HEAD},面积\n甲,114.80,34.80,120\n`;
    const path = d.file('area.csv', text);
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer!.suggested.units).toEqual({ footprintM2: null });
    await expect(sites(text)).rejects.toMatchObject({ code: 'import.unit-needed' });
    const { areas } = await sites(text, { 面积: '亩' });
    expect(areas[0]! / 80_000).toBeCloseTo(1, 2);
  });
});
