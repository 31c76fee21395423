import { expect, test } from 'vitest';
import { cropUnderShade } from '../../../electron/engine/agrivoltaic/crop.ts';
import { cropCoefficients } from '../../../electron/engine/agrivoltaic/crop-stages.ts';
import { cropChange } from '../../../electron/engine/agrivoltaic/land.ts';
import { readCrops } from '../../../electron/formats/agrivoltaic.ts';
import { readShadeResponse } from '../../../electron/formats/facts.ts';
import { CROPS } from '../../../shared/agrivoltaic.ts';

const data = new URL('../../../data', import.meta.url).pathname;
const crops = new Map(readCrops(data).map((row) => [row.crop, row]));

test('no crop yields without light, and none less than that beyond the table', () => {
  const shade = readShadeResponse(data);
  for (const crop of CROPS.filter((name) => shade.yieldPctByClass[name])) {
    expect(cropUnderShade(shade, crop, 100)).toMatchObject({ relativeYield: 0, reading: 'beyond' });
    expect(cropUnderShade(shade, crop, 130).relativeYield).toBe(0);
    const last = shade.yieldPctByClass[crop]!.at(-1)! / 100;
    expect(cropUnderShade(shade, crop, 95).relativeYield).toBeCloseTo(last / 2, 12);
  }
});

test('maize begins at 0.3, stands at 1.2 in the middle of its season and ends dry', () => {
  const by = new Map(
    cropCoefficients(crops.get('maize')!, [6, 7, 8, 9]).map(({ month, value }) => [month, value]),
  );
  // 122 days are 0.976 of the 125 of the table: 19.5 days at 0.3, then 34.2 of rise: 30 − 19.5 = 10.5 of them in June,
  // at 0.3 + 0.9·5.25/34.2 in the middle.
  expect(by.get(6)).toBeCloseTo((19.52 * 0.3 + 10.48 * (0.3 + (0.9 * 5.24) / 34.16)) / 30, 2);
  expect(by.get(8)).toBeGreaterThan(1.19);
  expect(by.get(9)).toBeLessThan(0.85);
  expect(by.get(9)).toBeGreaterThan(0.35);
});

test('wheat grows on over winter, and leaf vegetables begin anew in autumn', () => {
  const wheat = cropCoefficients(crops.get('c3_cereals')!, [3, 4, 5, 6, 10, 11]);
  expect(wheat.map(({ month }) => month)).toEqual([10, 11, 3, 4, 5, 6]);
  expect(wheat[0]!.value).toBeLessThan(wheat[2]!.value);
  const leafy = cropCoefficients(crops.get('leafy_veg')!, [3, 4, 5, 9, 10, 11]);
  expect(leafy.map(({ month }) => month)).toEqual([3, 4, 5, 9, 10, 11]);
  expect(leafy[3]!.value).toBeCloseTo(leafy[0]!.value, 1);
  expect(leafy[3]!.value).toBeLessThan(leafy[2]!.value);
});

test('a season of any months has a coefficient for each, between the least and the greatest of the stages', () => {
  for (const crop of crops.values()) {
    const bounds = [crop.firstCoefficient, crop.cropCoefficient, crop.lastCoefficient];
    for (const months of [[1], [12, 1, 2], [2, 5, 8, 11], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]) {
      const found = cropCoefficients(crop, months);
      expect(found.map(({ month }) => month).sort((a, b) => a - b)).toEqual(months.toSorted((a, b) => a - b));
      for (const { value } of found) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...bounds) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...bounds) + 1e-9);
      }
    }
  }
});

test('ponds and car parks have no crop to lose; a field that grows nothing has lost all', () => {
  expect(cropChange({ crop: 'fishpond', layout: 'elevated-fixed' }, null)).toBe(0);
  expect(cropChange({ crop: 'none', layout: 'canopy' }, null)).toBe(0);
  expect(cropChange({ crop: 'none', layout: 'elevated-fixed' }, null)).toBe(-1);
  expect(cropChange({ crop: 'maize', layout: 'canopy' }, 0.7)).toBeCloseTo(-0.3, 12);
});
