import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertContext } from '../../../electron/store/context.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { square } from '../desk.ts';
import { deskOnLankao, type ImportDesk } from '../import/desk.ts';
import { geoTiff, hill, OVER_LANKAO, writeIn } from './files.ts';

let desk: ImportDesk;
beforeEach(async () => {
  desk = await deskOnLankao();
});
afterEach(() => desk.close());

const bring = (heightM: (x: number, y: number) => number) =>
  desk.say('terrain.import', { path: writeIn(desk.folder, 'dem.tif', geoTiff(OVER_LANKAO, heightM)) });
/** A wall of 500 m along the parallel, a kilometre or so thick. */
const wall = (latitude: number) => (_x: number, y: number) => (Math.abs(y - latitude) < 0.006 ? 560 : 60);

it('takes from a site what the hill to its south hides, shows it as a loss, and gives it back', async () => {
  const { id } = await desk.say('site.create', { kind: 'rooftop', geometry: square(114.95, 34.85, 0.0005) });
  // Known ground takes the place of a flat share for shade; without one, only the hill makes a difference.
  const { scenarios } = await desk.say('scenario.list', {});
  await desk.say('scenario.update', { id: scenarios[0]!.id, assumptions: { lossTree: { shading: 0 } } });
  const yearly = async () => {
    await desk.desk.settled();
    return (await desk.say('site.list', {})).sites[0]!.estimate!.annualKwh;
  };
  const open = await yearly();
  await bring(wall(34.83));
  const behind = await yearly();
  expect(behind).toBeLessThan(0.998 * open);
  const explained = await desk.say('estimate.explain', { siteId: id });
  expect(explained.annualKwh).toBeCloseTo(behind, 6);
  expect(explained.losses[0]).toMatchObject({ name: 'horizon' });
  expect(explained.analysis.models).toContain('horizon');
  const { ground } = await desk.say('terrain.site', { siteId: id });
  expect(ground!.horizonDeg[36]).toBeGreaterThan(10);
  expect(ground!.sunPaths.map(({ day }) => day)).toEqual(['june', 'equinox', 'december']);
  await desk.say('edit.undo', {});
  expect(await yearly()).toBeCloseTo(open, 6);
});

it('breaks the slope rule on a steep hillside, and keeps it on the plain', async () => {
  const steep = await desk.say('site.create', {
    kind: 'agrivoltaic',
    geometry: square(114.93, 34.85, 0.004),
  });
  const plain = await desk.say('site.create', {
    kind: 'agrivoltaic',
    geometry: square(115.05, 34.85, 0.004),
  });
  const slopeOf = async (id: number) => {
    const { sites } = await desk.say('rules.check', { siteIds: [id] });
    return { found: sites[0]!.findings.find(({ rule }) => rule === 'slope'), unchecked: sites[0]!.unchecked };
  };
  expect((await slopeOf(steep.id)).unchecked).toContain('slope');
  await bring(hill(114.95, 34.852, 2500, 0.015));
  const { found, unchecked } = await slopeOf(steep.id);
  expect(unchecked).not.toContain('slope');
  expect(found!.slopeDeg).toBeGreaterThan(25);
  expect(found!.features).toEqual([]);
  const level = await slopeOf(plain.id);
  expect(level.found).toBeUndefined();
  expect(level.unchecked).not.toContain('slope');
});

it('hides a site from the scenic spot behind the wall, and says over which ground it looked', async () => {
  await desk.say('project.close', {});
  const document = openDocument(desk.document);
  insertContext(document, 'scenic_spots', [
    {
      type: 'Feature',
      properties: { name: '湿地' },
      geometry: { type: 'Point', coordinates: [114.952, 34.88] },
    },
  ]);
  document.close();
  await desk.say('project.open', { path: desk.document });
  const { id } = await desk.say('site.create', {
    kind: 'agrivoltaic',
    geometry: square(114.95, 34.85, 0.004),
  });
  await desk.desk.settled();
  const look = async () => {
    const { observers, terrain, terrainSource } = await desk.say('fit.explain', { siteId: id });
    return { seen: observers.find(({ kind }) => kind === 'scenic')!, terrain, terrainSource };
  };
  const flat = await look();
  expect(flat).toMatchObject({ terrain: 'flat', terrainSource: null });
  expect(flat.seen.magnitudeDeg2).toBeGreaterThan(0);
  await bring(wall(34.867));
  await desk.desk.settled();
  const walled = await look();
  expect(walled).toMatchObject({ terrain: 'dem', terrainSource: 'dem.tif' });
  expect(walled.seen).toMatchObject({ magnitudeDeg2: 0, glareHours: 0 });
});

it('shades the relief tile by tile, and is clear where nothing is known', async () => {
  const tile = (path: string) => desk.desk.tile(`/ground/terrain/${path}`);
  const clear = (await tile('none/8/209/101'))!;
  expect(clear.type).toBe('image/png');
  await bring(hill());
  // 114.95° east, 34.85° north lies in this tile.
  const shaded = (await tile('any/9/419/203'))!;
  expect(shaded.body.length).toBeGreaterThan(20 * clear.body.length);
  expect((await tile('any/9/0/0'))!.body).toEqual(clear.body);
  expect(await tile('any/9/512/0')).toBeNull();
});
