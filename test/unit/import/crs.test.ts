import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWgs84 } from '../../../electron/formats/import/crs.ts';
import { guessCrs } from '../../../electron/formats/import/guess-crs.ts';
import { CRS_CATALOGUE } from '../../../shared/crs.ts';
import { deskOnLankao, type ImportDesk } from './desk.ts';
import { copyParts, feature, square, written } from './files.ts';

let d: ImportDesk;
beforeAll(async () => {
  d = await deskOnLankao();
}, 60_000);
afterAll(() => d.close());

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
});
