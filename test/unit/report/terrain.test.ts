import { expect, it } from 'vitest';

import type { Terrain } from '../../../shared/terrain.ts';
import { planHtml, samplePlan } from './sample.ts';

const terrain: Terrain = {
  source: '兰考 <DEM>.tif',
  at: '2026-01-01T00:00:00Z',
  crs: 'EPSG:4547',
  unit: 'm',
  sourceResolutionM: 12.5,
  lowestM: 55,
  highestM: 92,
  countyShare: 0.98,
  implausible: 0,
  resolutionM: 12.6,
  columns: 5000,
  rows: 4000,
  bounds: [114.6, 34.6, 115.3, 35.1],
  version: '1@now',
};

it.each([
  ['zh', '每个站点按其四周 20 km 内的天际线', '未导入高程数据'],
  ['en', 'Each site loses beam and sky light by the skyline', 'no elevation data was imported'],
] as const)(
  'says which terrain the energy rests on, or that there was none (%s)',
  async (language, known, none) => {
    const plan = await samplePlan(3);
    const page = planHtml({ ...plan, terrain }, language);
    for (const part of [known, '兰考 &lt;DEM&gt;.tif', 'EPSG:4547']) expect(page.includes(part)).toBe(true);
    expect(planHtml(plan, language).includes(none)).toBe(true);
  },
);
