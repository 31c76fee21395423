import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packZip } from '../../../electron/formats/zip.ts';
import type { ImportTarget } from '../../../shared/import.ts';
import { oneDesk } from './desk.ts';
import { collection, feature, ROOFS, square } from './files.ts';

const d = oneDesk();

const run = (path: string, target: ImportTarget = 'buildings', rest: object = {}) =>
  d.say('import.run', { path, layers: [{ source: 'x', target }], ...rest });
const counts = (findings: { code: string; count: number }[]) =>
  Object.fromEntries(findings.map(({ code, count }) => [code, count]));
const KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>';

describe('bad files are refused with a reason and change nothing', () => {
  const zip = () => packZip([{ name: 'x.geojson', bytes: Buffer.from(collection(ROOFS)) }]);
  const bomb = () => {
    const bytes = zip();
    // The directory promises 3 GB from a few bytes, twice.
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0xffffffff, at + 24);
    return bytes;
  };
  const swelling = (name: string) => packZip([{ name, bytes: Buffer.alloc(80_000_000) }]);
  it.each<[string, string, () => string | Uint8Array, string]>([
    ['a truncated zip', 'cut.zip', () => zip().subarray(0, 120), 'import.bad-zip'],
    ['a zip with a damaged member', 'bad.zip', () => zip().fill(0, 60, 90), 'import.bad-zip'],
    ['a zip that unpacks to gigabytes', 'bomb.zip', bomb, 'import.zip-too-large'],
    [
      'a zip that leads out of its folder',
      'slip.zip',
      () => packZip([{ name: '../../x.geojson', bytes: Buffer.from('{}') }]),
      'import.bad-zip',
    ],
    [
      'a zip of other things',
      'other.zip',
      () => packZip([{ name: 'a.txt', bytes: Buffer.from('a') }]),
      'import.zip-without-data',
    ],
    ['a cut-off XLSX', 'x.xlsx', () => Buffer.from('PK\u0003\u0004 nothing'), 'import.bad-zip'],
    [
      'a workbook that swells a thousandfold',
      'bomb.xlsx',
      () => swelling('xl/worksheets/sheet1.xml'),
      'import.zip-too-large',
    ],
    ['a zip that swells a thousandfold', 'swell.zip', () => swelling('x.geojson'), 'import.zip-too-large'],
    [
      'an XML bomb',
      'x.kml',
      () => `<!DOCTYPE lolz [<!ENTITY lol "lol">]>${KML}&lol;</Document></kml>`,
      'import.xml-entities',
    ],
    ['KML that is cut off', 'x.kml', () => `${KML}<Placemark><Point><coord`, 'import.unreadable'],
    ['a Shapefile on its own', 'x.shp', () => Buffer.alloc(100), 'import.parts-missing'],
    ['GeoJSON that is none', 'x.geojson', () => '{"type":"FeatureColl', 'import.unreadable'],
    ['an empty file', 'x.csv', () => '', 'import.empty-file'],
    ['another kind of file', 'x.docx', () => 'word', 'import.unsupported'],
    ['a GeoPackage that is none', 'x.gpkg', () => 'SQLite format 3\0garbage', 'import.unreadable'],
  ])('%s', async (_, name, make, code) => {
    const path = d.file(name, make());
    await expect(run(path)).rejects.toMatchObject({ code });
    expect((await d.layer('buildings')).features).toEqual([]);
    expect((await d.say('edit.history', {})).steps).toEqual([]);
  });

  it('a file that is not there', async () => {
    await expect(run(join(d.folder, 'none.shp'))).rejects.toMatchObject({ code: 'import.missing' });
  });

  it('features that all lie elsewhere', async () => {
    const path = d.file('x.geojson', collection([feature(square(100, 30))]));
    await expect(run(path)).rejects.toMatchObject({
      code: 'import.nothing',
      params: { n: 1, reasons: 'outside-county 1' },
    });
  });
});

describe('bad features are mended or named', () => {
  it('mends rings, bow ties, swapped axes and heights, and refuses the rest', async () => {
    const open = square(114.8, 34.8).coordinates[0]!.slice(0, 4);
    const tie = [
      [114.82, 34.8],
      [114.821, 34.801],
      [114.821, 34.8],
      [114.82, 34.801],
      [114.82, 34.8],
    ];
    const path = d.file(
      'x.geojson',
      collection([
        feature({ type: 'Polygon', coordinates: [open] }, { name: 'open' }),
        feature({ type: 'Polygon', coordinates: [tie] }, { name: 'tie' }),
        feature(square(34.83, 114.83), { name: 'swapped' }),
        feature({
          type: 'Polygon',
          coordinates: [square(114.84, 34.8).coordinates[0]!.map((at) => [...at, 70])],
        }),
        feature(
          { type: 'LineString', coordinates: square(114.85, 34.8).coordinates[0]! },
          { name: 'outline' },
        ),
        feature({ type: 'Point', coordinates: [114.85, 34.8] }),
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [114.8, 34.8],
              [114.9, 34.8],
              [114.8, 34.8],
              [114.8, 34.8],
            ],
          ],
        }),
        feature({ type: 'Polygon', coordinates: [] }),
        feature(null),
        feature(square(120, 30)),
      ]),
    );
    const report = await run(path);
    expect(report).toMatchObject({ read: 10, imported: 5 });
    expect(counts(report.repaired)).toEqual({
      'ring-closed': 1,
      'self-crossing': 1,
      swapped: 1,
      'heights-dropped': 1,
      'line-closed': 1,
    });
    expect(counts(report.refused)).toEqual({ empty: 2, 'wrong-type': 1, 'no-area': 1, 'outside-county': 1 });
    const { features } = await d.layer('buildings');
    expect(features.map(({ geometry }) => geometry.type)).toEqual([
      'Polygon',
      'MultiPolygon',
      'Polygon',
      'Polygon',
      'Polygon',
    ]);
    expect(features[2]).toMatchObject({
      geometry: { coordinates: [[[114.83, 34.83]]].map((ring) => expect.arrayContaining(ring)) },
    });
  });

  it('refuses numbers that are none', async () => {
    const path = d.file('x.csv', 'name,lon,lat\na,NaN,34.8\nb,114.82,34.82\nc,,');
    const report = await run(path, 'villages');
    expect(report).toMatchObject({ read: 3, imported: 1 });
    expect(counts(report.refused)).toEqual({ 'not-finite': 2 });
  });

  it('refuses a shape of a quarter million corners without a pause', async () => {
    const ring = Array.from({ length: 250_000 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 249_999;
      return [114.85 + 0.01 * Math.cos(angle), 34.85 + 0.01 * Math.sin(angle)];
    });
    const path = d.file(
      'x.geojson',
      collection([feature({ type: 'Polygon', coordinates: [ring] }), feature(square(114.82, 34.82))]),
    );
    expect(counts((await run(path)).refused)).toEqual({ 'too-many-vertices': 1 });
  });

  it('cuts at the border, or keeps whole what crosses it', async () => {
    const { project } = await d.say('project.info', {});
    const [west, south, east, north] = project!.county.bounds;
    const wide = feature({
      type: 'LineString',
      coordinates: [
        [west - 0.1, (south + north) / 2],
        [east + 0.1, (south + north) / 2],
      ],
    });
    const path = d.file('x.geojson', collection([wide]));
    const report = await run(path, 'roads');
    expect(counts(report.repaired)).toEqual({ clipped: 1 });
    const clipped = (await d.layer('roads')).features[0]!.geometry;
    const lons = JSON.stringify(clipped)
      .match(/11[45]\.\d+/g)!
      .map(Number);
    expect(Math.min(...lons)).toBeGreaterThanOrEqual(west - 1e-9);
    expect(Math.max(...lons)).toBeLessThanOrEqual(east + 1e-9);
    await d.say('edit.undo', {});
    await run(path, 'roads', { clip: false });
    expect((await d.layer('roads')).features[0]!.geometry).toMatchObject(wide.geometry);
  });
});

describe('an import as one step', () => {
  it('replaces only synthetic features unless told otherwise, and undo brings them back', async () => {
    const path = d.file('x.geojson', collection(ROOFS));
    await run(path);
    await run(path);
    expect((await d.layer('buildings')).features).toHaveLength(4);
    const report = await run(path, 'buildings', { replace: 'all' });
    expect(report.layers[0]).toMatchObject({ removed: 4, imported: 2 });
    const ids = (await d.layer('buildings')).features.map(({ id }) => id);
    await d.say('edit.undo', {});
    expect((await d.layer('buildings')).features).toHaveLength(4);
    await d.say('edit.redo', {});
    expect((await d.layer('buildings')).features.map(({ id }) => id)).toEqual(ids);
  });

  it('takes an official border as the county, and gives it back', async () => {
    const before = (await d.say('project.info', {})).project!.county;
    const path = d.file(
      'x.geojson',
      collection([feature(square(114.7, 34.7, 0.2), { name: '兰考县' }), feature(square(113, 34))]),
    );
    const report = await run(path, 'boundary');
    expect(counts(report.refused)).toEqual({ 'not-this-county': 1 });
    const { county } = (await d.say('project.info', {})).project!;
    expect(county.bounds.map((edge) => edge.toFixed(4))).toEqual([
      '114.7000',
      '34.7000',
      '114.9000',
      '34.9000',
    ]);
    expect(county.areaKm2).toBeGreaterThan(380);
    expect(county.licence).toBe('x.geojson');
    await d.say('edit.undo', {});
    expect((await d.say('project.info', {})).project!.county).toEqual(before);
  });

  it('leaves nothing behind when it is stopped, and holds other edits back while it writes', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) =>
      feature(square(114.75 + (i % 200) * 0.001, 34.75 + Math.floor(i / 200) * 0.001, 0.0005)),
    );
    const path = d.file('x.geojson', collection(many));
    let refusal: Promise<unknown> = Promise.resolve();
    let asked = false;
    const seen = { push: d.events.push };
    d.events.push = (...events) => {
      for (const event of events) {
        if (event.type === 'job' && event.state === 'running' && event.done > 0.8 * event.total && !asked) {
          asked = true;
          refusal = d
            .say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82) as never })
            .catch((e) => e.code);
          void d.say('job.cancel', { id: event.id });
        }
      }
      return seen.push.apply(d.events, events);
    };
    await expect(run(path)).rejects.toMatchObject({ code: 'job.cancelled' });
    d.events.push = seen.push;
    expect(await refusal).toBe('import.under-way');
    expect((await d.layer('buildings')).features).toEqual([]);
    expect((await d.say('edit.history', {})).steps.filter(({ undone }) => !undone)).toEqual([]);
    await d.say('site.create', { kind: 'rooftop', geometry: square(114.82, 34.82) as never });
  });
});

describe('zip archives', () => {
  it('unpack what deflate packed, whoever wrote the names', () => {
    const path = join(d.folder, 'gbk.zip');
    const archive = packZip([{ name: 'ab.geojson', bytes: Buffer.from(collection(ROOFS)) }]);
    // The same archive as Chinese Windows writes it: two GBK bytes for 中 and no UTF-8 flag.
    for (let at = archive.indexOf('ab.geojson'); at >= 0; at = archive.indexOf('ab.geojson', at + 1)) {
      archive.write('\u00d6\u00d0', at, 'latin1');
    }
    archive.writeUInt16LE(0, 6);
    archive.writeUInt16LE(0, archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
    writeFileSync(path, archive);
    expect(deflateRawSync(readFileSync(path)).length).toBeGreaterThan(0);
    return d.say('import.inspect', { path }).then(({ layers }) => expect(layers[0]!.name).toBe('中'));
  });
});
