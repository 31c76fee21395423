import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packZip } from '../../../electron/formats/zip.ts';
import type { CommandInput } from '../../../shared/contract.ts';
import { oneDesk } from './desk.ts';
import { collection, feature, gb18030, pointShapefile, square, written } from './files.ts';

const d = oneDesk();

const inspect = async (path: string) => (await d.say('import.inspect', { path })).layers;
type Layer = CommandInput<'import.run'>['layers'][number];
const villagesOf = async (path: string, more: Partial<Layer> = {}) => {
  const [layer] = await inspect(path);
  const report = await d.say('import.run', {
    path,
    layers: [{ source: layer!.name, target: 'villages', ...more }],
  });
  const { features } = await d.layer('villages');
  return { layer: layer!, report, properties: features.map(({ properties }) => properties!) };
};

function shapefile(
  name: string,
  parts: Record<string, Uint8Array>,
  more: Record<string, string> = {},
): string {
  for (const [ending, bytes] of Object.entries({ ...parts, ...more })) d.file(`${name}.${ending}`, bytes);
  return join(d.folder, `${name}.shp`);
}

/** 名稱 and villages as a table of Taiwan has them. */
const big5 = {
  name: Buffer.from('a657bad9', 'hex'),
  villages: [
    { text: '張莊小學', bytes: Buffer.from('b169b2f8a470bec7', 'hex') },
    { text: '東湖村', bytes: Buffer.from('aa46b4f2a7f8', 'hex') },
  ],
};

const NAMES = ['𫖯村', '三义寨«工业园»', '张庄'];
const named = (encode: (text: string) => Buffer, width = 40) =>
  pointShapefile(
    [{ name: encode('名称'), width }],
    NAMES.map((name) => [encode(name)]),
  );

describe('the texts of a Shapefile', () => {
  it('are GB 18030 in full where nothing says so, as a guess', async () => {
    const { layer, properties } = await villagesOf(shapefile('gb', named(gb18030)));
    expect(layer).toMatchObject({ encoding: 'GB18030', encodingGuessed: true });
    expect(properties.map(({ name }) => name)).toEqual(NAMES);
  });
  it('are told by the whole table, not by its beginning', async () => {
    const rows: Buffer[][] = Array.from({ length: 3000 }, (_, i) => [Buffer.from(`v${i}`)]);
    rows.push([gb18030('张庄')]);
    const parts = pointShapefile([{ name: Buffer.from('name'), width: 250 }], rows);
    const { layer, properties } = await villagesOf(shapefile('late', parts));
    expect(layer.encodingGuessed).toBe(true);
    expect(properties.at(-1)!.name).toBe('张庄');
  });
  it('are believed more than a .cpg that they do not bear out', async () => {
    const lying = await villagesOf(shapefile('lying', named(gb18030), { cpg: 'UTF-8' }));
    expect(lying.layer).toMatchObject({ encoding: 'GB18030', encodingGuessed: true });
    expect(lying.properties.map(({ name }) => name)).toEqual(NAMES);
  });
  it('follow a .cpg or a language id that fits', async () => {
    const page = await villagesOf(shapefile('page', named(gb18030), { cpg: '936' }));
    expect(page.layer).toMatchObject({ encoding: 'GB18030', encodingGuessed: false });
    const parts = pointShapefile([{ name: gb18030('名称'), width: 20 }], [[gb18030('张庄')]], 77);
    expect((await inspect(shapefile('language', parts)))[0]).toMatchObject({ encodingGuessed: false });
  });
  it('are Chinese in UTF-8 where they read so, whatever a language id says, as a guess', async () => {
    const parts = pointShapefile(
      [{ name: Buffer.from('名称'), width: 14 }],
      ['张庄', '三义寨乡白云山村'].map((name) => [Buffer.from(name).subarray(0, 14)]),
      77,
    );
    const { layer, properties } = await villagesOf(shapefile('windows', parts));
    expect(layer).toMatchObject({ encoding: 'UTF-8', encodingGuessed: true });
    expect(properties.map(({ name }) => name)).toEqual(['张庄', '三义寨乡']);
  });
  it('are read up to the last whole character where the width of a field cut one', async () => {
    const utf8 = (text: string) => Buffer.from(text);
    const parts = pointShapefile(
      [
        { name: utf8('名称'), width: 20 },
        { name: utf8('土地利用'), width: 30 },
      ],
      [[utf8('张庄小学教学楼一'), utf8('学校')]],
    );
    const { layer, report, properties } = await villagesOf(shapefile('cut', parts));
    expect(layer.encoding).toBe('UTF-8');
    expect(properties[0]).toMatchObject({ name: '张庄小学教学', 土地利: '学校' });
    expect(report.repaired).toMatchObject([{ code: 'text-cut', count: 1 }]);
  });
  it('are Big5 where its usual characters say so, as a guess', async () => {
    const parts = pointShapefile(
      [{ name: big5.name, width: 40 }],
      big5.villages.map(({ bytes }) => [bytes]),
    );
    const { layer, properties } = await villagesOf(shapefile('big5', parts));
    expect(layer).toMatchObject({ encoding: 'BIG5', encodingGuessed: true });
    expect(properties.map(({ name }) => name)).toEqual(big5.villages.map(({ text }) => text));
  });
  it('can be read otherwise, layer by layer', async () => {
    const path = shapefile('chosen', named(gb18030));
    const { properties } = await villagesOf(path, { encoding: 'BIG5' });
    expect(properties.map(({ name }) => name)).not.toEqual(NAMES);
  });
  it('keep every digit of long numbers', async () => {
    const parts = pointShapefile(
      [
        { name: Buffer.from('code'), width: 20, type: 'N' },
        { name: Buffer.from('floors'), width: 18, type: 'N' },
      ],
      [[Buffer.from('  410225000000000007'), Buffer.from('                 3')]],
    );
    const { properties } = await villagesOf(shapefile('digits', parts));
    expect(properties[0]).toMatchObject({ code: '410225000000000007', floors: 3 });
  });
});

describe('texts of other formats', () => {
  const SCHOOL = [feature(square(114.82, 34.82), { 名称: '张庄小学𫖯' })];
  it.each<[string, () => Uint8Array]>([
    ['gbk.geojson', () => gb18030(collection(SCHOOL))],
    [
      'gbk.kml',
      () =>
        gb18030(
          '<?xml version="1.0" encoding="GBK"?><kml><Placemark><name>张庄小学𫖯</name><Point><coordinates>114.8,34.8</coordinates></Point></Placemark></kml>',
        ),
    ],
    ['wide.csv', () => Buffer.from('名称,经度,纬度\r\n张庄小学𫖯,114.8,34.8\r\n', 'utf16le')],
    [
      'marked.csv',
      () =>
        Buffer.concat([
          Buffer.from([0xfe, 0xff]),
          Buffer.from('名称\t经度\t纬度\n张庄小学𫖯\t114.8\t34.8\n', 'utf16le').swap16(),
        ]),
    ],
  ])('%s', async (name, make) => {
    const { properties } = await villagesOf(d.file(name, make()));
    expect(properties.map((each) => each.name)).toEqual(['张庄小学𫖯']);
  });
  it('come from MapInfo in the character set it names', async () => {
    d.file(
      'mi.mif',
      gb18030(
        'Version 300\nCharset "WindowsSimpChinese"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 2\n  名称 Char(20)\n  编码 Decimal(18,0)\nData\n\nPoint 114.8 34.8\n',
      ),
    );
    d.file('mi.mid', gb18030('"张庄小学",410225000000000007\n'));
    const { properties } = await villagesOf(join(d.folder, 'mi.mif'));
    expect(properties[0]).toMatchObject({ name: '张庄小学', 编码: '410225000000000007' });
  });
  it('come from MapInfo in UTF-8 though numbers beside them are bytes', async () => {
    const numbered = [1, 2].map((n) =>
      feature(square(114.82 + n / 100, 34.82), { name: '张庄小学𫖯', area: 1200.5 * n, day: '2010-05-01' }),
    );
    const path = await written(d.folder, 'bytes.tab', numbered, [
      '-f',
      'MapInfo File',
      '-lco',
      'ENCODING=UTF-8',
    ]);
    const { layer, properties } = await villagesOf(path);
    expect(layer.encoding).toBe('UTF-8');
    expect(properties).toMatchObject([{ name: '张庄小学𫖯' }, { name: '张庄小学𫖯' }]);
  });
  it('come from extensions of GPX with every digit', async () => {
    const place = (name: string, code: string, more: string) =>
      `<wpt lat="34.8" lon="114.8"><ele>0070</ele><name>${name}</name><extensions><o:code>${code}</o:code><o:n>${more}</o:n></extensions></wpt>`;
    const path = d.file(
      'codes.gpx',
      `<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1" xmlns:o="http://osgeo.org/gdal">${place('张庄', '410225000000000007', '12')}${place('李庄', '00412', '13')}</gpx>`,
    );
    const { properties } = await villagesOf(path);
    expect(properties).toMatchObject([
      { name: '张庄', ele: 70, o_code: '410225000000000007', o_n: 12 },
      { name: '李庄', ele: 70, o_code: '00412', o_n: 13 },
    ]);
  });
  const dxf = (version: string, layer: string) =>
    `0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n${version}\n9\n$DWGCODEPAGE\n3\nANSI_936\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n${layer}\n10\n38574900\n20\n3855000\n11\n38574990\n21\n3855000\n0\nLINE\n8\n道路\n10\n38574900\n20\n3855000\n11\n38574990\n21\n3855090\n0\nENDSEC\n0\nEOF\n`;
  it.each<[string, Buffer]>([
    ['2018 in UTF-8, whatever its code page', Buffer.from(dxf('AC1032', '建筑'))],
    ['2000 in its code page', gb18030(dxf('AC1015', '建筑'))],
    ['escapes', Buffer.from(dxf('AC1015', '\\U+5EFA\\M+5D6FE'))],
  ])('layers of a DXF, one by one: %s', async (title, bytes) => {
    const layers = await inspect(d.file(`${title.slice(0, 4)}.dxf`, bytes));
    expect(layers.map(({ name, count }) => [name, count])).toEqual([
      ['建筑', 1],
      ['道路', 1],
    ]);
  });
});

describe('attributes of KML', () => {
  it('are those of its extended data, typed by a schema or not, and what is dropped is counted', async () => {
    const path = d.file(
      'data.kml',
      `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema id="s"><SimpleField type="int" name="编码"/></Schema>
       <Placemark><name>一号屋顶</name><ExtendedData><Data name="建筑类型"><value>学校</value></Data>
       <SchemaData schemaUrl="#s"><SimpleData name="编码">410225000000000007</SimpleData></SchemaData></ExtendedData>
       <Point><coordinates>114.82,34.82,12</coordinates></Point></Placemark>
       <Placemark><description><![CDATA[<table><tr><td>面积</td><td>1200</td></tr></table>]]></description>
       <Point><coordinates>114.82,34.82,0</coordinates></Point></Placemark>
       <NetworkLink><name>x</name></NetworkLink>
       <Folder><ExtendedData><Data name="批次"><value>1</value></Data></ExtendedData></Folder></Document></kml>`,
    );
    const { layer, report, properties } = await villagesOf(path, { fields: { name: 'Name' } });
    expect(layer.fields.map(({ name }) => name)).toEqual(['Name', '建筑类型', '编码', '面积']);
    expect(properties[0]).toMatchObject({ name: '一号屋顶', 建筑类型: '学校', 编码: '410225000000000007' });
    expect(properties[1]).toMatchObject({ 面积: '1200' });
    expect(report.repaired.map(({ code, count }) => [code, count]).sort()).toEqual([
      ['element-dropped', 2],
      ['heights-dropped', 1],
    ]);
  });
});

it('has areas and powers of KML in the unit that their shown names say', async () => {
  const path = d.file(
    'shown.kml',
    `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema id="s"><SimpleField type="double" name="面积"><displayName>占地面积（亩）</displayName></SimpleField>
     <SimpleField type="int" name="层数"><displayName>地上层数</displayName></SimpleField></Schema>
     <Placemark><name>一号</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="面积">3</SimpleData><SimpleData name="层数">2</SimpleData></SchemaData></ExtendedData><Point><coordinates>114.82,34.82</coordinates></Point></Placemark>
     <Placemark><name>二号</name><ExtendedData><Data name="建设规模"><displayName>装机容量（MW）</displayName><value>0.5</value></Data></ExtendedData><Point><coordinates>114.83,34.82</coordinates></Point></Placemark></Document></kml>`,
  );
  const [layer] = await inspect(path);
  expect(layer!.fields.map(({ name }) => name)).toEqual(['Name', '占地面积（亩）', '层数', '装机容量（MW）']);
  await d.say('import.run', { path, layers: [{ source: layer!.name, target: 'sites' }] });
  const { sites } = await d.say('site.list', {});
  expect(sites[0]!.areaM2).toBeCloseTo(2000, 0);
  expect(sites[1]!.capacityKwp).toBeCloseTo(500, 1);
});

it('counts a link of KMZ as left out only where it leads out of it', async () => {
  const link = (href: string) => `<NetworkLink><Link><href>${href}</href></Link></NetworkLink>`;
  const place =
    '<Placemark><name>张庄</name><Point><coordinates>114.82,34.82</coordinates></Point></Placemark>';
  const kml = (name: string, inside: string) =>
    Buffer.from(
      `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${name}</name>${inside}</Document></kml>`,
    );
  const path = d.file(
    'links.kmz',
    packZip([
      { name: 'doc.kml', bytes: kml('总', link('layers/村.kml') + link('https://example.org/a.kml')) },
      { name: 'layers/村.kml', bytes: kml('村', place) },
    ]),
  );
  const { layers, dropped } = await d.say('import.inspect', { path });
  expect(layers.map(({ name, count }) => [name, count])).toEqual([['村', 1]]);
  expect(dropped).toEqual({ NetworkLink: 1 });
});

describe('archives and folders', () => {
  const NAMED = ['房屋', '村庄', '子夹/道路'];
  const one = (name: string) => collection([feature(square(114.82, 34.82), { name })]);
  it('offer every layer of a zip', async () => {
    const path = d.file(
      'three.zip',
      packZip(NAMED.map((name) => ({ name: `${name}.geojson`, bytes: Buffer.from(one(name)) }))),
    );
    const layers = await inspect(path);
    expect(layers.map(({ name, count }) => [name, count])).toEqual([
      ['房屋', 1],
      ['村庄', 1],
      ['道路', 1],
    ]);
    const report = await d.say('import.run', {
      path,
      layers: [
        { source: '房屋', target: 'buildings' },
        { source: '村庄', target: 'villages' },
      ],
    });
    expect(report).toMatchObject({ read: 2, imported: 2, refused: [] });
  });
  it('offer every layer of a folder and of a zip in it, and say what cannot be read', async () => {
    const folder = join(d.folder, '资料');
    mkdirSync(join(folder, '子夹'), { recursive: true });
    writeFileSync(join(folder, '房屋.geojson'), one('a'));
    writeFileSync(join(folder, '子夹', '房屋.geojson'), one('b'));
    writeFileSync(join(folder, 'broken.kml'), '<kml><Placemark>');
    writeFileSync(join(folder, '内.zip'), packZip([{ name: '景区.geojson', bytes: Buffer.from(one('c')) }]));
    const inspection = await d.say('import.inspect', { path: folder });
    expect(inspection.layers.map(({ name }) => name).sort()).toEqual(
      ['子夹/房屋.geojson/房屋', '房屋.geojson/房屋', '景区'].sort(),
    );
    expect(inspection.skipped.map(({ name }) => name)).toEqual(['broken.kml']);
  });
});

describe('what is not read says what to save it as', () => {
  it.each([
    ['a.dwg', 'import.save-as-dxf'],
    ['a.rar', 'import.save-as-zip'],
    ['a.7z', 'import.save-as-zip'],
    ['a.et', 'import.save-as-xlsx'],
    ['a.mdb', 'import.save-as-shp'],
  ])('%s', async (name, code) => {
    await expect(inspect(d.file(name, 'x'))).rejects.toMatchObject({ code });
    const alone = d.file('alone.zip', packZip([{ name, bytes: Buffer.from('x') }]));
    await expect(inspect(alone)).rejects.toMatchObject({ code, params: { name } });
  });
  it('in an archive and a folder, beside what is read', async () => {
    const roofs = collection([feature(square(114.82, 34.82), { name: 'a' })]);
    const others = ['图.dwg', '包/旧.rar', '影像.tif'];
    const path = d.file(
      'mixed.zip',
      packZip(['房屋.geojson', ...others, '说明.txt'].map((name) => ({ name, bytes: Buffer.from(roofs) }))),
    );
    const folder = join(d.folder, '混合');
    mkdirSync(join(folder, '包'), { recursive: true });
    for (const name of ['房屋.geojson', ...others, '说明.txt']) writeFileSync(join(folder, name), roofs);
    for (const each of [path, folder]) {
      const { layers, skipped } = await d.say('import.inspect', { path: each });
      expect(layers.map(({ name }) => name)).toEqual(['房屋']);
      const told = skipped.map(({ name, reason }) => [name, reason]);
      expect(told.sort()).toEqual([
        ['包/旧.rar', 'import.save-as-zip'],
        ['图.dwg', 'import.save-as-dxf'],
        ['影像.tif', 'import.raster-beside'],
      ]);
      expect(skipped.every(({ name, message }) => message?.includes(name))).toBe(true);
      const report = await d.say('import.run', {
        path: each,
        layers: [{ source: '房屋', target: 'buildings' }],
      });
      expect(report.refused).toMatchObject([{ code: 'part-unreadable', count: 3 }]);
    }
  });
});
