import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localPlane } from '../../../electron/engine/local-plane.ts';
import { climateAt } from '../../../electron/engine/resource/climate.ts';
import { generateHourlyYear } from '../../../electron/engine/resource/hourly.ts';
import { prepareSky } from '../../../electron/engine/yield.ts';
import { openLibrary } from '../../../electron/session/library.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';
import { collection, feature } from '../import/files.ts';
import { geoTiff } from '../terrain/files.ts';
import { denseLight } from './dense.ts';
import { flatTop, gable, hip, noise, type RoofShape, shed, turned } from './surface.ts';
import { rectangle } from './town.ts';

const [LON, LAT] = [114.9, 34.85];
const plane = localPlane(LON, LAT);
const GROUND_M = 65;

interface House {
  shape: RoofShape;
  ring: [number, number][];
}
/** A house of a shape about the origin, turned clockwise and put somewhere. */
const house = (shape: RoofShape, x: number, y: number, width: number, depth: number, turnDeg = 0): House => ({
  shape: (u, v) => turned(shape, turnDeg)(u - x, v - y),
  ring: rectangle(x, y, width, depth, (-turnDeg * Math.PI) / 180),
});

/** A surface of half a metre with a decimetre of noise over 240 m × 240 m, and the outlines in it. */
function town(houses: readonly House[], options: { noiseM?: number; east?: number; step?: number } = {}) {
  const { noiseM = 0.1, east = 120, step = 0.5 } = options;
  const off = noise(9);
  const stepDeg = step / 110_930;
  const [west, north] = plane.position([-120, 120]);
  const [right] = plane.position([east, 0]);
  const tiff = geoTiff(
    {
      west,
      north,
      step: stepDeg,
      columns: Math.round((right - west) / stepDeg),
      rows: Math.round(240 / step),
    },
    (lon, lat) => {
      const [x, y] = plane.metres([lon, lat]);
      const top = Math.max(0, ...houses.map(({ shape }) => shape(x, y) ?? 0));
      return GROUND_M + top + noiseM * off();
    },
  );
  const outlines = houses.map(({ ring }) =>
    feature({ type: 'Polygon', coordinates: [[...ring, ring[0]!].map((at) => plane.position(at))] }, {}),
  );
  return { tiff, outlines };
}

let d: OpenDesk;
beforeEach(async () => {
  d = await deskOnLankao(false);
});
afterEach(() => d.close());

async function survey({ tiff, outlines }: ReturnType<typeof town>) {
  const path = d.file('buildings.geojson', collection(outlines));
  await d.say('import.run', { path, layers: [{ source: 'buildings', target: 'buildings' }] });
  const surface = await d.say('roof.surface', { path: d.file('dsm.tif', tiff) });
  return { surface, report: await d.say('roof.survey', { source: 'surface' }) };
}
const roof = (buildingId: number) => d.say('roof.get', { buildingId });
const apart = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

describe('a survey of roofs from the surface', () => {
  it('measures the planes of every roof, what stands on them, and their ridges', async () => {
    const flat = flatTop(20, 14, 9);
    const tank: RoofShape = (x, y) => {
      const top = flat(x, y);
      return top !== null && Math.abs(x - 5) < 1.5 && Math.abs(y - 3) < 1.5 ? top + 2 : top;
    };
    const { surface, report } = await survey(
      town([
        house(gable(14, 9, 4, 27), -60, 40, 14, 9, 25),
        house(hip(20, 12, 5, 30), 0, 40, 20, 12),
        house(tank, 60, 40, 20, 14),
        house(shed(24, 15, 6, 8), -50, -40, 24, 15, -15),
      ]),
    );
    expect(surface).toMatchObject({ source: 'dsm.tif', unit: 'm', buildings: { covered: 4, all: 4 } });
    // Its cells are half a metre high and, in degrees, as wide.
    expect(surface.resolutionM).toBeCloseTo(0.41, 2);
    expect(report).toMatchObject({ source: 'surface', surveyed: 4, refused: [] });
    const expected: [number, [number, number][]][] = [
      [1, [[27, 205], [27, 25]]], // biome-ignore format: pairs
      [2, [[30, 180], [30, 0], [30, 90], [30, 270]]], // biome-ignore format: pairs
      [4, [[8, 165]]], // biome-ignore format: pairs
    ];
    for (const [id, faces] of expected) {
      const found = await roof(id);
      expect(found.source).toBe('surface');
      expect(found.faces).toHaveLength(faces.length);
      for (const [tilt, azimuth] of faces) {
        const face = found.faces.find((one) => apart(one.azimuthDeg, azimuth) < 3);
        expect(Math.abs(face!.tiltDeg - tilt)).toBeLessThan(1);
        expect(face!.range.low).toBeLessThan(face!.annualPoaKwhM2);
        expect(face!.range.high).toBeGreaterThan(face!.annualPoaKwhM2);
      }
    }
    const [south, north] = (await roof(1)).faces;
    expect((south!.areaM2 + north!.areaM2) / (126 / Math.cos((27 * Math.PI) / 180))).toBeCloseTo(1, 1.5);
    expect((await roof(1)).ridges).toHaveLength(1);
    expect((await roof(2)).ridges.length).toBeGreaterThanOrEqual(4);
    const level = (await roof(3)).faces[0]!;
    expect(level.tiltDeg).toBeLessThan(1);
    // 280 m² less a tank of 9 m² with a cell about it, a setback of a metre and ways.
    expect(level.usableM2).toBeGreaterThan(150);
    expect(level.usableM2).toBeLessThan((18 * 12 - 9) * 0.9);
    const { light } = await roof(3);
    expect(light!.face).toContain(-1);
  });

  it('finds the light and the shade that rays find, next to towers', async () => {
    const blocks = [
      { at: [0, 0], size: [14, 12], topM: 6, turn: 0 },
      { at: [2, -20], size: [24, 10], topM: 17, turn: 17 },
      { at: [-22, 4], size: [10, 16], topM: 14, turn: -11 },
      { at: [24, -6], size: [12, 12], topM: 20, turn: 38 },
    ] as const;
    await survey(
      town(
        blocks.map(({ at: [x, y], size: [w, h], topM, turn }) =>
          house(flatTop(w, h, topM), x, y, w, h, turn),
        ),
      ),
    );
    const [face] = (await roof(1)).faces;
    const place = { latitudeDeg: LAT, longitudeDeg: LON, elevationM: 60 };
    const library = openLibrary();
    const year = generateHourlyYear(climateAt(library.climate(), place), place);
    library.close();
    const points = Array.from(
      { length: 36 },
      (_, k) => [-7 + (14 * ((k % 6) + 0.5)) / 6, -6 + (12 * (Math.floor(k / 6) + 0.5)) / 6, 6] as const,
    );
    const walls = blocks.slice(1).map(({ at: [x, y], size: [w, h], topM, turn }) => ({
      ring: rectangle(x, y, w, h, (-turn * Math.PI) / 180),
      topM,
    }));

    const dense = denseLight(prepareSky(place, year), walls, points, 0, 180, 0.2);
    expect(dense.shadeHours).toBeGreaterThan(600);
    expect(Math.abs(face!.annualPoaKwhM2 / dense.poaKwhM2 - 1)).toBeLessThan(0.02);
    expect(Math.abs(face!.shadeHours / dense.shadeHours - 1)).toBeLessThan(0.03);
  });

  it('counts trees, which no outline tells of', async () => {
    const tree: House = {
      shape: (x, y) => (Math.hypot(x, y + 12) < 4 ? 14 : null),
      ring: rectangle(90, 90, 4, 4),
    };
    const houses = [house(flatTop(12, 10, 4), 0, 0, 12, 10)];
    const { tiff } = town([...houses, tree]);
    const { outlines } = town(houses);
    await survey({ tiff, outlines });
    const before = (await roof(1)).faces[0]!;
    expect(before.shadeLossFraction).toBeGreaterThan(0.05);
    await d.say('roof.survey', { source: 'heights' });
    // What was measured stands before what was worked out from heights.
    expect(await roof(1)).toMatchObject({ source: 'surface' });
  });

  it('refuses roofs it does not cover, one by one, and keeps what heights say of them', async () => {
    const { report } = await survey(
      town([house(flatTop(12, 10, 5), -60, 0, 12, 10), house(flatTop(12, 10, 5), 60, 0, 12, 10)], {
        east: 0,
      }),
    );
    expect(report.refused).toMatchObject([
      { code: 'roof.not-covered', count: 1, examples: [{ buildingId: 2 }] },
    ]);
    expect((await roof(1)).faces).toHaveLength(1);
    await d.say('roof.survey', { source: 'heights' });
    expect(await roof(2)).toMatchObject({ source: 'heights' });
    expect((await roof(2)).faces).toHaveLength(1);
  });

  it('takes feet, comes and goes in one step, and refuses what shows no roofs', async () => {
    const { tiff, outlines } = town([house(flatTop(12, 10, 5), 0, 0, 12, 10)], { step: 1 });
    const path = d.file('buildings.geojson', collection(outlines));
    await d.say('import.run', { path, layers: [{ source: 'buildings', target: 'buildings' }] });
    const surface = await d.say('roof.surface', { path: d.file('dsm.tif', tiff), unit: 'ft' });
    expect(surface.highestM / 0.3048).toBeGreaterThan(69);
    expect(surface.highestM / 0.3048).toBeLessThan(72);
    await d.say('edit.undo', {});
    expect(await d.say('roof.surfaceInfo', {})).toEqual({ surface: null });
    await d.say('edit.redo', {});
    expect((await d.say('roof.surfaceInfo', {})).surface).toMatchObject({ source: 'dsm.tif' });
    expect(await d.say('roof.surfaceRemove', {})).toEqual({ removed: true });
    await d.say('edit.undo', {});
    expect((await d.say('roof.surfaceInfo', {})).surface).toMatchObject({ source: 'dsm.tif' });
    const coarse = town([], { step: 5 }).tiff;
    await expect(d.say('roof.surface', { path: d.file('coarse.tif', coarse) })).rejects.toMatchObject({
      code: 'roof.surface-coarse',
    });
    const away = geoTiff({ west: 100, north: 30, step: 0.5 / 110_930, columns: 9, rows: 9 }, () => 5);
    await expect(d.say('roof.surface', { path: d.file('away.tif', away) })).rejects.toMatchObject({
      code: 'terrain.outside',
    });
  });
});
