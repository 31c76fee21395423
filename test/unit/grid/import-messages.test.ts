import { expect, it } from 'vitest';
import type { ImportFinding, ImportTarget } from '../../../shared/import.ts';
import { deskOnLankao } from '../desk.ts';

const line = (longitude: number) => [
  [longitude, 34.87],
  [longitude + 0.01, 34.87],
];

async function importing(target: ImportTarget, features: [geometry: object, properties: object][]) {
  const { say, file, close } = await deskOnLankao(false);
  const path = file(
    `${target}.geojson`,
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
    }),
  );
  const report = await say('import.run', { path, layers: [{ source: target, target }] });
  await close();
  return report;
}

const told = (findings: readonly ImportFinding[]) =>
  findings.flatMap(({ code, examples }) =>
    examples.map(({ feature, field, value, takes }) => [code, feature, field, value, takes]),
  );
const range = (least: number, most: number, more = {}) => ({
  ...{ least, most, above: false, whole: false },
  ...more,
});

it('names of feeders the field, its value and its limits, also of what is no number', async () => {
  const { repaired } = await importing('feeders', [
    [
      { type: 'LineString', coordinates: line(114.95) },
      { name: '甲', voltageKv: 1000, conductor: 'X-1' },
    ],
    [
      { type: 'LineString', coordinates: line(114.96) },
      { name: '乙', ratingKva: 0, peakLoadKw: '很大' },
    ],
  ]);
  expect(told(repaired)).toEqual([
    ['value-ignored', '甲', 'voltageKv', '1000', range(0.2, 220)],
    ['value-ignored', '甲', 'conductor', 'X-1', { choices: expect.arrayContaining(['LGJ-120']) }],
    ['value-ignored', '乙', 'ratingKva', '0', range(0, 1e6, { above: true })],
    ['value-ignored', '乙', 'peakLoadKw', '很大', range(0, 1e6)],
  ]);
});

it('names them of village transformers', async () => {
  const at = { type: 'Point', coordinates: [114.95, 34.87] };
  const { repaired, refused } = await importing('transformers', [
    [at, { name: '甲', ratingKva: 20_000 }],
    [at, { name: '乙', ratingKva: 200, peakLoadKw: -1 }],
    [at, { name: '丙', ratingKva: 200, count: 2.5, operation: 'parallel', feeder: '没有的线' }],
  ]);
  expect(told(refused)).toEqual([
    ['no-rating', '甲', 'ratingKva', '20000', range(0, 10_000, { above: true })],
    ['negative-load', '乙', 'peakLoadKw', '-1', range(0, 1e6)],
  ]);
  expect(told(repaired)).toEqual([
    ['value-ignored', '丙', 'count', '2.5', range(1, 20, { whole: true })],
    ['value-ignored', '丙', 'operation', 'parallel', { choices: ['单台 single', '分列 split'] }],
    ['name-unknown', '丙', 'feeder', '没有的线', undefined],
  ]);
});

it('names them of existing PV', async () => {
  const at = { type: 'Point', coordinates: [114.95, 34.87] };
  const { repaired, refused } = await importing('existing_pv', [
    [at, { name: '甲', state: '不明', kwpDc: 20 }],
    [at, { name: '乙', state: '已并网', kwpDc: -20 }],
    [at, { name: '丙', state: '已并网', kwpDc: 20, voltageKv: 500, year: '1800' }],
  ]);
  expect(told(refused)).toEqual([
    ['no-state', '甲', 'state', '不明', { choices: ['已并网 connected', '已备案 filed'] }],
    ['no-capacity', '乙', 'kwpDc', '-20', range(0, 1e7, { above: true })],
  ]);
  expect(told(repaired)).toEqual(
    expect.arrayContaining([
      ['value-ignored', '丙', 'voltageKv', '500', range(0.2, 220)],
      ['value-ignored', '丙', 'year', '1800', range(1990, 2100, { whole: true })],
    ]),
  );
});
