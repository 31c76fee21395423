import { describe, expect, it } from 'vitest';
import { fromWgs84, toWgs84 } from '../../../electron/formats/import/crs.ts';
import { guessCrs } from '../../../electron/formats/import/guess-crs.ts';
import { CRS_CATALOGUE } from '../../../shared/crs.ts';
import { oneDeskThroughout } from './desk.ts';
import { copyParts, feature, square, written } from './files.ts';

const d = oneDeskThroughout();

const ROOF = [feature(square(114.82, 34.82), { name: 'a' })];

describe('coordinate systems', () => {
  // GDAL with PROJ projects there; our own mathematics comes back.
  it.each([
    'EPSG:4526',
    'EPSG:4547',
    'EPSG:4498',
    'EPSG:4509',
    'EPSG:4490',
    'EPSG:2362',
    'EPSG:3857',
    'EPSG:32650',
  ])('come back from %s as PROJ projected there', async (code) => {
    const shp = await written(d.folder, `p${code.slice(5)}.shp`, ROOF, [
      '-f',
      'ESRI Shapefile',
      '-t_srs',
      code,
    ]);
    const [layer] = (await d.say('import.inspect', { path: shp })).layers;
    expect(layer!.crs.origin).toBe('file');
    expect(layer!.bounds![0]).toBeCloseTo(114.82, 6);
    expect(layer!.bounds![3]).toBeCloseTo(34.821, 6);
  });

  it('are worked out from where the county lies when a .prj is missing', async () => {
    for (const [code, name] of [
      ['EPSG:4526', 'zone38'],
      ['EPSG:4547', 'meridian114'],
    ] as const) {
      const shp = await written(d.folder, `${name}.shp`, ROOF, ['-f', 'ESRI Shapefile', '-t_srs', code]);
      const bare = copyParts(shp.replace('.shp', ''), `${d.folder}/bare/${name}`, ['shp', 'shx', 'dbf']);
      const [layer] = (await d.say('import.inspect', { path: bare })).layers;
      expect(layer!.crs).toMatchObject({ code, origin: 'guessed' });
      const report = await d.say('import.run', {
        path: bare,
        layers: [{ source: name, target: 'buildings' }],
      });
      expect(report).toMatchObject({ imported: 1, layers: [{ crs: code }] });
      await d.say('edit.undo', {});
    }
  });

  it('are asked for when nothing fits', async () => {
    const path = d.file('local.csv', 'name,x,y\nhouse,500,300');
    const run = d.say('import.run', { path, layers: [{ source: 'local', target: 'villages' }] });
    await expect(run).rejects.toMatchObject({ code: 'import.crs-needed' });
  });

  it('shift GCJ-02 and BD-09 by the hundreds of metres they differ', () => {
    // Tiananmen: GCJ-02 116.404, 39.915 is about 116.39776, 39.9136 in WGS84.
    const [lon, lat] = toWgs84('GCJ-02', null)!([116.404, 39.915]);
    expect(lon).toBeCloseTo(116.39776, 4);
    expect(lat).toBeCloseTo(39.9136, 4);
    const [lonB, latB] = toWgs84('BD-09', null)!([116.404, 39.915]);
    expect(Math.hypot(lonB - lon, latB - lat)).toBeGreaterThan(0.005);
  });

  it('put every strip of the catalogue on its central meridian', () => {
    for (const { code, kind, zone, zoneInEasting, centralMeridianDeg, family } of CRS_CATALOGUE) {
      if (kind === 'geographic' || kind === 'mercator') continue;
      const easting = (zoneInEasting ? zone! * 1e6 : 0) + 500000;
      const [lon] = toWgs84(code, null)!([easting, 3854000]);
      expect(Math.abs(lon - centralMeridianDeg!), code).toBeLessThan(family === 'beijing54' ? 0.003 : 1e-9);
    }
  });

  it('are found for positions given northing first', () => {
    const county = [114.6, 34.6, 115.3, 35.1] as [number, number, number, number];
    expect(guessCrs([3855000, 38575000], county)).toEqual({ code: 'EPSG:4526', swapped: true });
    expect(guessCrs([12_782_000, 4_137_000], county)).toEqual({ code: 'EPSG:3857', swapped: false });
    expect(guessCrs([34.8, 114.8], county)).toEqual({ code: 'EPSG:4326', swapped: true });
    expect(guessCrs([12, 50], county)).toBeNull();
  });

  it('are of the national system that the file or a column is named after', async () => {
    for (const [words, code] of [
      ['西安80', 'EPSG:2362'],
      ['北京54', 'EPSG:2414'],
    ] as const) {
      const [x, y] = fromWgs84(code)!([114.82, 34.82]);
      const row = `A村,${x.toFixed(3)},${y.toFixed(3)}`;
      for (const [name, headings] of [
        [`村庄${words}`, '名称,横坐标,纵坐标'],
        ['村庄', `名称,横坐标(${words}),纵坐标(${words})`],
      ] as const) {
        const path = d.file(`${name}.csv`, `${headings}\n${row}`);
        const [layer] = (await d.say('import.inspect', { path })).layers;
        expect(layer!.crs).toMatchObject({ code, origin: 'guessed' });
        const report = await d.say('import.run', { path, layers: [{ source: name, target: 'villages' }] });
        expect(report.layers[0]!.crs).toBe(code);
        await d.say('edit.undo', {});
      }
    }
  });

  it('are those of the map whose name the headings bear', async () => {
    for (const [heading, code] of [
      ['高德', 'GCJ-02'],
      ['百度', 'BD-09'],
    ] as const) {
      const path = d.file(`${code}.csv`, `名称,${heading}经度,${heading}纬度\nA村,114.82,34.81`);
      const [layer] = (await d.say('import.inspect', { path })).layers;
      expect(layer!.crs.code).toBe(code);
      await d.say('import.run', { path, layers: [{ source: code, target: 'villages' }] });
      const [village] = (await d.layer('villages')).features;
      const [lon, lat] = (village!.geometry as { coordinates: number[] }).coordinates;
      const expected = toWgs84(code, null)!([114.82, 34.81]);
      expect(lon).toBeCloseTo(expected[0], 9);
      expect(lat).toBeCloseTo(expected[1], 9);
      expect(Math.abs(lon! - 114.82)).toBeGreaterThan(0.003);
      await d.say('edit.undo', {});
    }
    // A column of that name beside shapes of their own says nothing of them.
    const own = d.file(
      'own.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { 高德经度: 114.82, 高德纬度: 34.81 },
            geometry: { type: 'Point', coordinates: [114.82, 34.81] },
          },
        ],
      }),
    );
    expect((await d.say('import.inspect', { path: own })).layers[0]!.crs.code).toBe('EPSG:4326');
  });

  it('are asked for where a strip and a UTM zone both put a layer in the county, 1.5 km apart', async () => {
    const county = [114.6, 34.6, 115.3, 35.1] as [number, number, number, number];
    for (const code of ['EPSG:32650', 'EPSG:4548', 'EPSG:4509']) {
      const there = fromWgs84(code)!([114.82, 34.82]);
      expect(guessCrs(there, county)).toEqual({ candidates: ['EPSG:4548', 'EPSG:32650'] });
      expect(guessCrs([there[1], there[0]], county)).toEqual({ candidates: ['EPSG:4548', 'EPSG:32650'] });
    }
    const [x, y] = fromWgs84('EPSG:32650')!([114.82, 34.82]);
    const path = d.file('utm.csv', `name,x,y\nA村,${x.toFixed(2)},${y.toFixed(2)}`);
    const [layer] = (await d.say('import.inspect', { path })).layers;
    expect(layer!.crs).toMatchObject({
      code: null,
      origin: 'unknown',
      candidates: ['EPSG:4548', 'EPSG:32650'],
    });
    const choice = { source: 'utm', target: 'villages' } as const;
    await expect(d.say('import.run', { path, layers: [choice] })).rejects.toMatchObject({
      code: 'import.crs-unclear',
      where: { choices: ['EPSG:4548', 'EPSG:32650'] },
    });
    await d.say('import.run', { path, layers: [{ ...choice, crs: 'EPSG:32650' }] });
    const [village] = (await d.layer('villages')).features;
    const [lon, lat] = (village!.geometry as { coordinates: number[] }).coordinates;
    expect(lon).toBeCloseTo(114.82, 6);
    expect(lat).toBeCloseTo(34.82, 6);
  });
});
