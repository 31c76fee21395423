import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { moduleOf, WASM_SOURCES } from '../../../../data/build/wasm-module.ts';
import { runFixedArray } from '../../../../electron/engine/array/fixed-array.ts';
import { TOTALS } from '../../../../electron/engine/array/totals.ts';
import { prepareEquipment, prepareSky } from '../../../../electron/engine/yield.ts';
import { equipmentSchema } from '../../../../shared/yield.ts';
import { beijing, beijingYear, lhasaYear } from '../sample.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

test.each(WASM_SOURCES)('$module holds what $text says (else: npm run build:wasm)', async (source) => {
  const made = await moduleOf(source.text, source.name, readFileSync(root + source.text, 'utf8'));
  expect(readFileSync(root + source.module, 'utf8') === made).toBe(true);
});

/** The sums of a plane's year, and its hours. */
function yearOf(sky: ReturnType<typeof prepareSky>, equipment: ReturnType<typeof prepareEquipment>) {
  const sums = new Float64Array(TOTALS.length);
  const hours = new Float64Array(8760);
  runFixedArray(sky, equipment, 25, 200, sums, 0, hours);
  return { sums, hours };
}

test('more skies and equipments than lie ready, in turns, each keep their own year', () => {
  const cases = Array.from({ length: 7 }, (_, k) => {
    const place = { ...beijing, latitudeDeg: 20 + 4 * k };
    const sky = prepareSky(place, k % 2 ? beijingYear : lhasaYear);
    const single = k % 3 === 0 ? { lossFraction: 0.1 } : {};
    return { sky, equipment: prepareEquipment(sky, equipmentSchema.parse(single)) };
  });
  const first = cases.map(({ sky, equipment }) => yearOf(sky, equipment));
  for (const [k, { sky, equipment }] of [...cases.entries()].reverse()) {
    expect(yearOf(sky, equipment)).toEqual(first[k]);
  }
  const years = first.map(({ sums }) => sums[TOTALS.inverterAc]);
  expect(new Set(years).size).toBe(cases.length);
});

test('months of odd and even numbers of lit hours lose and double none', () => {
  for (const lit of [1, 2, 3]) {
    // Light in the first hours of each month's 15th day alone.
    const dark = new Float64Array(8760);
    const ghi = dark.slice();
    for (let day = 14; day < 365; day += 30) for (let k = 0; k < lit; k++) ghi[24 * day + 3 + k] = 400 + day;
    const sky = prepareSky(beijing, { ...beijingYear, ghiWm2: ghi, dniWm2: dark, dhiWm2: ghi });
    const equipment = prepareEquipment(sky, equipmentSchema.parse({}));
    const { sums, hours } = yearOf(sky, equipment);
    for (let hour = 0; hour < 8760; hour++) expect(hours[hour]! > 0).toBe(ghi[hour]! > 0);
    const months = sums.subarray(TOTALS.monthlyAc, TOTALS.monthlyAc + 12).reduce((a, b) => a + b, 0);
    expect(hours.reduce((a, b) => a + b, 0)).toBeCloseTo(months, 9);
  }
});

test('hours already written are replaced, not added to', () => {
  const sky = prepareSky(beijing, beijingYear);
  const equipment = prepareEquipment(sky, equipmentSchema.parse({}));
  const { hours } = yearOf(sky, equipment);
  const again = hours.slice();
  runFixedArray(sky, equipment, 25, 200, new Float64Array(TOTALS.length), 0, again);
  expect(again).toEqual(hours);
});
