import { expect, test } from 'vitest';
import type { Crop } from '../../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../../shared/agrivoltaic-result.ts';
import { deskOnLankao, square } from '../desk.ts';

/** What fields of some crops are held against in a county, by the crop. */
async function heldIn(countyCode: string, crops: readonly Crop[]) {
  const { say, settled, close, folder } = await deskOnLankao(false);
  await say('project.create', {
    path: `${folder}/${countyCode}.gpkg`,
    countyCode,
    demonstration: false,
  });
  const [lon, lat] = (await say('project.info', {})).project!.county.center;
  const { id } = await say('site.create', { kind: 'agrivoltaic', geometry: square(lon, lat, 0.002) });
  await settled();
  const held = new Map<
    Crop,
    {
      limits: Record<string, [number, boolean]>;
      untested: Record<string, number | null>;
      known: boolean;
      elsewhere: string[];
    }
  >();
  for (const crop of crops) {
    const { limits, untested, provincial } = (await say('agrivoltaic.light', {
      siteId: id,
      changes: { crop },
    })) as AgrivoltaicResult;
    held.set(crop, {
      limits: Object.fromEntries(
        limits
          .filter(({ code }) => code.startsWith('province'))
          .map(({ code, limit, pass }) => [code, [limit, pass]]),
      ),
      untested: Object.fromEntries(untested.map(({ code, limit }) => [code, limit])),
      known: provincial.known,
      elsewhere: provincial.elsewhere.map(
        ({ ground, figure, limit, basis }) => `${ground} ${figure} ${limit} ${basis}`,
      ),
    });
  }
  await close();
  return held;
}

test('Shaanxi allows no crops of cropland, and has figures of its own for grassland and orchards', async () => {
  const held = await heldIn('610102', ['maize', 'forages', 'fruits']);
  expect(held.get('maize')!.limits.provinceCropland).toEqual([0, false]);
  const [grass, trees] = [held.get('forages')!, held.get('fruits')!];
  expect(grass.limits.provinceCropland).toBeUndefined();
  expect(trees.limits.provinceCropland).toBeUndefined();
  expect([grass, trees].map(({ limits }) => [limits.provinceEdge![0], limits.provinceRow![0]])).toEqual([
    [2, 6.5],
    [2.5, 8],
  ]);
  const column = ({ limits, untested }: typeof grass) =>
    limits.provinceColumn?.[0] ?? untested.provinceColumn;
  expect([column(grass), column(trees)]).toEqual([4, 4.5]);
});

test('Shandong’s rules of paving and roads are named as not tested, and pass nothing', async () => {
  const held = await heldIn('370102', ['maize', 'fishpond']);
  expect(held.get('maize')!.untested).toMatchObject({ provincePaving: 0, provinceRoad: 4 });
  expect(held.get('maize')!.limits.provinceCropland).toBeUndefined();
  expect(held.get('fishpond')!.untested.provincePaving).toBeUndefined();
});

test('Hebei’s draft of grassland is held against forage alone, and of what else it says the check names all', async () => {
  const held = await heldIn('130102', ['forages', 'maize', 'fishpond']);
  const grass = ['lowestEdge 2.5', 'columnSpacing 4', 'rowSpacing 6.5'].map(
    (one) => `grassland ${one} draft`,
  );
  const forest = ['lowestEdge 3', 'rowSpacing 7'].map((one) => `forest ${one} draft`);
  expect(held.get('forages')).toMatchObject({
    limits: { provinceEdge: [2.5, expect.any(Boolean)], provinceRow: [6.5, expect.any(Boolean)] },
    ...{ elsewhere: forest, known: true },
  });
  // Figures of grassland are no figures of cropland: none are known there.
  expect(held.get('maize')).toMatchObject({ limits: {}, elsewhere: [...grass, ...forest], known: false });
  expect(held.get('fishpond')!.elsewhere).toEqual([]);
});

test('Shaanxi’s figures for ground of other kinds than the crop’s are named, not checked', async () => {
  const held = await heldIn('610102', ['maize', 'fruits', 'none']);
  const elsewhere = (crop: Crop) => new Set(held.get(crop)!.elsewhere.map((one) => one.split(' ')[0]!));
  expect(elsewhere('maize')).toEqual(new Set(['grassland', 'orchard', 'shrub']));
  expect(elsewhere('fruits')).toEqual(new Set(['grassland', 'shrub']));
  expect(held.get('fruits')!.elsewhere).toContain('shrub aboveShrub 1 rule');
  expect(held.get('none')!.limits.provinceEdge).toBeUndefined();
});
