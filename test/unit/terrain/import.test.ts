import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { METRES_IN } from '../../../shared/terrain.ts';
import { square } from '../desk.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { zipped } from '../import/files.ts';
import { asciiGrid, geoTiff, hill, OVER_LANKAO, writeIn } from './files.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await deskOnLankao();
});
afterEach(() => desk.close());

const tiff = (options: object = {}, heightM = hill()) => geoTiff({ ...OVER_LANKAO, ...options }, heightM);
const put = (name: string, content: string | Uint8Array) => writeIn(desk.folder, name, content);
const bring = (path: string, rest: object = {}) => desk.say('terrain.import', { path, ...rest });
const ground = async (west: number, south: number) => {
  const { id } = await desk.say('site.create', { kind: 'agrivoltaic', geometry: square(west, south, 0.002) });
  return (await desk.say('terrain.site', { siteId: id })).ground!;
};

describe('a file of heights', () => {
  it('shows what it is before it is taken', async () => {
    const { raster, layers, format } = await desk.say('import.inspect', { path: put('dem.tif', tiff()) });
    expect(format).toBe('GTiff');
    expect(layers).toEqual([]);
    expect(raster).toMatchObject({
      columns: 400,
      rows: 360,
      crs: { code: 'EPSG:4326', origin: 'file' },
      unit: null,
    });
    expect(raster!.countyShare).toBe(1);
    expect(raster!.resolutionM).toBeCloseTo(182, -1);
    expect(raster!.highest).toBeGreaterThan(440);
    expect(raster!.lowest).toBeCloseTo(60, 0);
    expect(raster!.preview.heights).toHaveLength(raster!.preview.columns * raster!.preview.rows);
  });

  it('becomes the county’s terrain in one step that can be taken back and repeated', async () => {
    expect((await desk.say('terrain.info', {})).terrain).toBeNull();
    const terrain = await bring(put('dem.tif', tiff()));
    expect(terrain).toMatchObject({
      source: 'dem.tif',
      crs: 'EPSG:4326',
      unit: 'm',
      countyShare: 1,
      implausible: 0,
    });
    const on = await ground(114.949, 34.849);
    expect(on.elevationM).toBeCloseTo(460, -1);
    await desk.say('edit.undo', {});
    await desk.say('edit.undo', {});
    expect((await desk.say('terrain.info', {})).terrain).toBeNull();
    await desk.say('edit.redo', {});
    expect((await desk.say('terrain.info', {})).terrain).toEqual(terrain);
    expect(desk.events.some(({ type }) => type === 'terrain.changed')).toBe(true);
  });

  it('replaces the one before, and undoing brings that one back', async () => {
    const first = await bring(
      put(
        'first.tif',
        tiff({}, () => 75),
      ),
    );
    await bring(
      put(
        'second.tif',
        tiff({}, () => 90),
      ),
    );
    expect((await desk.say('terrain.info', {})).terrain!.source).toBe('second.tif');
    await desk.say('edit.undo', {});
    expect((await desk.say('terrain.info', {})).terrain).toEqual(first);
    expect((await ground(114.95, 34.85)).elevationM).toBeCloseTo(75, 2);
    expect(await desk.say('terrain.remove', {})).toEqual({ removed: true });
    expect((await desk.say('terrain.info', {})).terrain).toBeNull();
  });

  it('is kept through closing and opening, as a coverage that other programs know', async () => {
    const terrain = await bring(put('dem.tif', tiff()));
    await desk.say('project.close', {});
    const db = new Database(desk.document, { readonly: true });
    const only = (sql: string) => db.prepare(sql).get();
    expect(only(`SELECT data_type, srs_id FROM gpkg_contents WHERE table_name = 'terrain'`)).toEqual({
      data_type: '2d-gridded-coverage',
      srs_id: 4326,
    });
    expect(only('SELECT count(*) AS n FROM gpkg_2d_gridded_tile_ancillary')).toEqual(
      only('SELECT count(*) AS n FROM terrain'),
    );
    expect(only(`SELECT datatype, data_null, uom FROM gpkg_2d_gridded_coverage_ancillary`)).toEqual({
      datatype: 'integer',
      data_null: 65535,
      uom: 'm',
    });
    expect(
      only(`SELECT count(*) AS n FROM gpkg_extensions WHERE extension_name = 'gpkg_2d_gridded_coverage'`),
    ).toEqual({ n: 3 });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
    await desk.say('project.open', { path: desk.document });
    expect((await desk.say('terrain.info', {})).terrain).toEqual(terrain);
    const on = await ground(114.95 + 0.03, 34.849);
    // One width from its middle a bell falls steepest: 400 m · e^−½ over 2.7 km.
    expect(on.meanSlopeDeg).toBeCloseTo(
      (Math.atan((400 * Math.exp(-0.5)) / (0.03 * 91_400)) * 180) / Math.PI,
      0,
    );
    expect(on.aspectDeg).toBeGreaterThan(80);
    expect(on.aspectDeg).toBeLessThan(100);
    expect(Math.max(...on.horizonDeg)).toBeGreaterThan(2);
  });

  it('may be an ASCII grid without a word about its system, zipped or not', async () => {
    const text = asciiGrid(OVER_LANKAO, hill());
    const path = put('dem.asc', text);
    const { raster } = await desk.say('import.inspect', { path });
    expect(raster!.crs).toMatchObject({ code: 'EPSG:4326', origin: 'guessed' });
    expect((await bring(path)).highestM).toBeCloseTo(460, -1);
    const zip = zipped(`${desk.folder}/dem.zip`, [path]);
    expect((await desk.say('import.inspect', { path: zip })).raster).not.toBeNull();
    expect((await bring(zip)).source).toBe('dem.zip');
  });

  it('may lie in a national grid of metres', async () => {
    // CGCS2000, 3° strip 38 without the strip's number: 114° at 500 km.
    const path = put(
      'gk.tif',
      tiff(
        { west: 545_000, north: 3_895_000, step: 200, columns: 400, rows: 400, epsg: 4547, projected: true },
        (x) => 50 + (x - 545_000) / 1000,
      ),
    );
    const { raster } = await desk.say('import.inspect', { path });
    expect(raster!.crs).toMatchObject({ code: 'EPSG:4547', origin: 'file' });
    const terrain = await bring(path);
    expect(terrain.crs).toBe('EPSG:4547');
    // 115° east at 34.85° north lies 91.3 km east of the meridian.
    expect((await ground(114.999, 34.849)).elevationM).toBeCloseTo(50 + 500 + 91.3 - 545, 0);
  });

  it('is turned into metres by the unit it is in', async () => {
    const path = put(
      'feet.tif',
      tiff({}, () => 1000),
    );
    expect((await bring(path, { unit: 'ft' })).highestM).toBeCloseTo(1000 * METRES_IN.ft, 2);
    expect((await bring(path, { unit: 'us-ft' })).highestM).toBeCloseTo(304.8006, 3);
    expect((await bring(path)).highestM).toBeCloseTo(1000, 2);
  });

  it('is scaled and shifted as it declares, its undeclared gaps too', async () => {
    const flat = (lon: number) => (lon < 114.83 ? 850 : -9999);
    const path = put('scaled.tif', tiff({ declared: { scale: 0.1, offset: -10 } }, flat));
    const { raster } = await desk.say('import.inspect', { path });
    expect([raster!.lowest, raster!.highest]).toEqual([75, 75]);
    await bring(path);
    expect((await ground(114.8, 34.82)).elevationM).toBeCloseTo(75, 1);
  });

  it('is scaled as a file beside it declares', async () => {
    const path = put(
      'beside.tif',
      tiff({}, () => 850),
    );
    writeFileSync(
      `${path}.aux.xml`,
      '<PAMDataset><PAMRasterBand band="1"><Offset>-10</Offset><Scale>0.1</Scale></PAMRasterBand></PAMDataset>',
    );
    expect((await bring(path)).highestM).toBeCloseTo(75, 1);
  });

  it.each([
    [50_000, 'ZSTD'],
    [34_887, 'LERC'],
  ])('says plainly that its compression %i cannot be read', async (compression, codec) => {
    const bytes = tiff();
    const at = bytes.indexOf(Buffer.from([3, 1, 3, 0, 1, 0, 0, 0]));
    bytes.writeUInt16LE(compression, at + 8);
    await expect(desk.say('import.inspect', { path: put('packed.tif', bytes) })).rejects.toMatchObject({
      code: 'terrain.codec',
      params: { codec },
    });
  });

  it('has gaps where it says, forgets to say, or cannot know', async () => {
    const holed = (none: number) => (x: number, y: number) => (x > 114.9 ? none : hill()(x, y));
    for (const [options, none] of [
      [{ none: '-32768' }, -32_768],
      [{}, -9999],
      [{}, Number.NaN],
    ] as const) {
      const terrain = await bring(put('holes.tif', tiff(options, holed(none))));
      expect(terrain.countyShare).toBeLessThan(0.6);
      expect(terrain.countyShare).toBeGreaterThan(0.1);
      expect(terrain.lowestM).toBeGreaterThanOrEqual(60);
      expect(await ground(115, 34.85)).toBeNull();
    }
    const spiked = (x: number, y: number) =>
      Math.hypot(x - 114.9, y - 34.9) < 0.004 ? 12_345 : hill()(x, y);
    const terrain = await bring(put('spikes.tif', tiff({}, spiked)));
    expect(terrain.implausible).toBeGreaterThan(0);
    // Nor do heights half-way to what no ground has.
    expect(terrain.highestM).toBeLessThan(500);
  });

  it.each([-9999, -32_768, -32_767, 32_767, -99_999, -3.4028234663852886e38, 1e20])(
    'has no heights between its ground and %d, which it does not say to be none',
    async (none) => {
      // Slanting, so that cells of the grid lie anywhere between cells of the file.
      const gaps = (x: number, y: number) => (x + y > 149.9 ? none : 85);
      const path = put('gaps.tif', tiff({ step: 0.0047, columns: 170, rows: 150 }, gaps));
      const { raster } = await desk.say('import.inspect', { path });
      expect([raster!.lowest, raster!.highest]).toEqual([85, 85]);
      const terrain = await bring(path);
      expect(terrain.lowestM).toBeCloseTo(85, 1);
      expect(terrain.highestM).toBeCloseTo(85, 1);
      expect(terrain.countyShare).toBeLessThan(0.9);
    },
  );
});

describe('a file that holds no heights of the county', () => {
  const refused = async (path: string, code: string, rest: object = {}) => {
    const before = await desk.say('edit.history', {});
    await expect(bring(path, rest)).rejects.toMatchObject({ code });
    expect(await desk.say('edit.history', {})).toEqual(before);
    expect((await desk.say('terrain.info', {})).terrain).toBeNull();
  };

  it('is refused in words, with nothing half imported', async () => {
    await refused(
      put(
        'rgb.tif',
        tiff({ bands: 3, bits: 8 }, () => 80),
      ),
      'terrain.bands',
    );
    await refused(put('nowhere.tif', tiff({ georeferenced: false })), 'terrain.no-place');
    await refused(put('far.tif', tiff({ west: 100 })), 'terrain.outside');
    await refused(
      put(
        'empty.tif',
        tiff({ none: '0' }, () => 0),
      ),
      'terrain.empty',
    );
    await refused(
      put(
        'nan.tif',
        tiff({}, () => Number.NaN),
      ),
      'terrain.empty',
    );
    await refused(
      put(
        'wild.tif',
        tiff({}, () => 20_000),
      ),
      'terrain.implausible',
    );
    await refused(put('shift.tif', tiff()), 'terrain.shifted-crs', { crs: 'GCJ-02' });
    await refused(put('text.tif', 'no picture at all'), 'import.unreadable');
    await refused(put('none.tif', ''), 'import.empty-file');
    const local = asciiGrid({ ...OVER_LANKAO, west: 5, north: 7, step: 0.01 }, hill());
    await refused(put('local.asc', local), 'import.crs-needed');
  });

  it('is refused when it was cut off', async () => {
    const whole = tiff();
    await refused(put('cut.tif', whole.subarray(0, whole.length - 200)), 'import.unreadable');
    // The directory first, the heights after it: what a broken download of most programs' files looks like.
    await refused(put('cut.asc', asciiGrid(OVER_LANKAO, hill()).slice(0, 300_000)), 'import.unreadable');
  });

  it('is refused when it only claims to be huge', async () => {
    const whole = tiff();
    const claim = Buffer.from(whole);
    const directory = claim.readUInt32LE(4);
    for (let i = 0; i < 2; i++) claim.writeUInt32LE(2_000_000_000, directory + 2 + 12 * i + 8);
    await expect(bring(put('huge.tif', claim))).rejects.toMatchObject({
      code: expect.stringMatching(/^(import|terrain)\./),
    });
  });
});
