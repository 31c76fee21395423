import { expect, it } from 'vitest';
import { statedHeight } from '../../../electron/engine/roof/heights.ts';

it.each<[string, unknown, number | null]>([
  ['height_cm', 900, 9],
  ['高度(cm)', '500', 5],
  ['建筑高度（厘米）', 1250, 12.5],
  ['height_mm', 9144, 9.144],
  ['建筑高度(毫米)', '3300', 3.3],
  ['高度(cm)', '9 m', 9],
  ['height_m', 12, 12],
])('reads the height under %s = %s in the unit of its heading', (name, value, metres) => {
  expect(statedHeight({ [name]: value }).height?.number).toBe(metres);
});
