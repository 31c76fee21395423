import { afterAll, expect, test } from 'vitest';
import { prepareEquipment, simulateArray } from '../../../electron/engine/yield.ts';
import { estimateHere } from '../../../electron/workers/estimate-job.ts';
import { createPool } from '../../../electron/workers/pool.ts';
import type { Equipment } from '../../../shared/yield.ts';
import { arrayOf, beijing, beijingSky, beijingYear, equipment } from '../engine/sample.ts';

const pool = createPool({ size: 2 });
afterAll(() => pool.close());

const input = { place: beijing, weather: beijingYear, equipment };
const roofs = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: 1000 + i,
    array: arrayOf({ tiltDeg: (i * 0.618) % 90, azimuthDeg: (i * 222.492) % 360, capacityKwp: 1 + (i % 9) }),
  }));
const mixed = [
  { id: 7, array: arrayOf({ capacityKwp: 12 }) },
  { id: 3, array: arrayOf({ mount: 'single-axis-tracker', gcr: 0.4, axisAzimuthDeg: 170 }) },
  { id: 5, array: arrayOf({ gcr: 0.5, rowShading: true, capacityKwp: 3 }) },
  { id: 9, array: arrayOf({ gcr: 0.5, rowShading: true, capacityKwp: 6 }) },
];

test('estimates are those of the chain, in the order asked for', async () => {
  const found = await pool.estimate({ ...input, specs: mixed });
  expect(found.map(({ id }) => id)).toEqual([7, 3, 5, 9]);
  found.forEach((one, i) => {
    const exact = simulateArray(beijingSky, { array: mixed[i]!.array, ...equipment });
    expect(one.annualKwh).toBeCloseTo(exact.annualKwh, 8);
    expect(one.annualPoaKwhM2).toBeCloseTo(exact.annualPoaKwhM2, 8);
    expect(one.specificYieldKwhPerKwp).toBeCloseTo(exact.specificYieldKwhPerKwp, 8);
    expect(one.performanceRatio).toBeCloseTo(exact.performanceRatio, 10);
    expect(one.monthlyKwh.reduce((a, b) => a + b, 0)).toBeCloseTo(exact.annualKwh, 8);
  });
});

test('a few are estimated in the own thread as the pool does it', async () => {
  const here = estimateHere(beijingSky, prepareEquipment(beijingSky, equipment), mixed, null);
  expect(here).toEqual(await pool.estimate({ ...input, specs: mixed }));
});

test('a county of roofs is estimated within 0.1 % of the chain, rows and trackers exactly', async () => {
  const specs = [...roofs(8000), ...mixed];
  const found = await pool.estimate({ ...input, specs });
  expect(found).toHaveLength(specs.length);
  const error = (index: number) => {
    const exact = simulateArray(beijingSky, { array: specs[index]!.array, ...equipment });
    return Math.abs(found[index]!.annualKwh / exact.annualKwh - 1);
  };
  for (let index = 0; index < 8000; index += 37) expect(error(index)).toBeLessThan(1e-3);
  for (let index = 8001; index < specs.length; index++) expect(error(index)).toBeLessThan(1e-12);
});

test('progress rises to the whole', async () => {
  const seen: [number, number][] = [];
  await pool.estimate(
    { ...input, specs: roofs(1000) },
    { onProgress: (done, total) => seen.push([done, total]) },
  );
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.at(-1)).toEqual([1000, 1000]);
  expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
});

test('a stopped job rejects with the reason, and the pool goes on', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  let pieces = 0;
  const running = pool.estimate(
    { ...input, specs: roofs(2500) },
    {
      signal: stop.signal,
      onProgress: () => {
        pieces++;
        stop.abort(reason);
      },
    },
  );
  await expect(running).rejects.toBe(reason);
  expect(pieces).toBe(1);
  expect(await pool.estimate({ ...input, specs: roofs(2) })).toHaveLength(2);
  await expect(pool.estimate({ ...input, specs: roofs(2) }, { signal: stop.signal })).rejects.toBe(reason);
});

test('nothing to estimate is nothing to do', async () => {
  expect(await pool.estimate({ ...input, specs: [] })).toEqual([]);
});

test('a fault in a job rejects that job alone', async () => {
  const broken = { ...input, weather: { ...beijingYear, ghiWm2: null as unknown as Float64Array } };
  await expect(pool.estimate({ ...broken, specs: roofs(2) })).rejects.toThrow();
  expect(await pool.estimate({ ...input, specs: roofs(2) })).toHaveLength(2);
});

test('a thread that dies is replaced and its piece tried again', async () => {
  const frail = createPool({ size: 2, workerUrl: new URL('./frail.worker.mjs', import.meta.url) });
  const died = new Int32Array(new SharedArrayBuffer(4));
  const found = await frail.estimate({
    ...input,
    equipment: { died } as unknown as Equipment,
    specs: roofs(500),
  });
  await frail.close();
  expect(died[0]).toBe(1);
  expect(found.every(({ annualKwh }) => annualKwh === 12)).toBe(true);
});

test('a piece over which threads keep dying fails its job', async () => {
  const dying = createPool({ size: 1, workerUrl: new URL('./dying.worker.mjs', import.meta.url) });
  await expect(dying.estimate({ ...input, specs: roofs(1) })).rejects.toThrow();
  await dying.close();
});

test('a closed pool takes no work', async () => {
  const closed = createPool({ size: 1 });
  await closed.close();
  await expect(closed.estimate({ ...input, specs: roofs(1) })).rejects.toMatchObject({
    code: 'job.cancelled',
  });
});
