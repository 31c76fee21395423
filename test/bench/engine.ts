import { availableParallelism } from 'node:os';
import { runFixedArray } from '../../electron/engine/array/fixed-array.ts';
import { TOTALS } from '../../electron/engine/array/totals.ts';
import { prepareEquipment, prepareSky, simulateArray } from '../../electron/engine/yield.ts';
import { createPool, type Pool } from '../../electron/workers/pool.ts';
import { type ArraySpec, arraySchema, equipmentSchema } from '../../shared/yield.ts';
import { readYear } from '../reference/year-csv.ts';

/** pvlib-python, vectorised over the hours with the sun computed once, on one core of this kind of machine. */
const PEER_ARRAYS_PER_SECOND = 930;
const ROOFS = 100_000;

const place = { latitudeDeg: 39.9, longitudeDeg: 116.4, elevationM: 50 };
const weather = readYear(new URL('../reference/pvlib', import.meta.url).pathname, 'year-weather-beijing.csv');
const equipment = equipmentSchema.parse({});

/** A deterministic spread of directions (Park and Miller's generator). */
function directions(count: number, seed: number): ArraySpec[] {
  let state = seed;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return Array.from({ length: count }, () =>
    arraySchema.parse({
      mount: 'fixed',
      tiltDeg: random() * 90,
      azimuthDeg: random() * 360,
      capacityKwp: 10,
    }),
  );
}

const withIds = (arrays: ArraySpec[]) => arrays.map((array, id) => ({ id, array }));
const rate = (perSecond: number) =>
  `${Math.round(perSecond).toLocaleString('en')} arrays/s, ${(perSecond / PEER_ARRAYS_PER_SECOND).toFixed(1)} × the peer`;

/** Prints how fast the yield engine is, how far its fast path is from the exact chain, and what memory it took. */
export async function benchEngine(): Promise<void> {
  console.log(`peer, one thread: ${PEER_ARRAYS_PER_SECOND} full-year fixed arrays/s`);
  let started = performance.now();
  const sky = prepareSky(place, weather);
  console.log(`sun and sky of a year, first time: ${(performance.now() - started).toFixed(1)} ms`);
  oneThread(sky);
  const pool = createPool();
  await pool.estimate({ place, weather, equipment, specs: withIds(directions(2500, 5)) });
  await allThreads(pool);
  started = performance.now();
  await pool.estimate({ place, weather, equipment, specs: withIds(directions(1, 7)) });
  console.log(`one drawn site through the pool: ${(performance.now() - started).toFixed(1)} ms`);
  await county(pool, sky);
  await pool.close();
  console.log(`peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function oneThread(sky: ReturnType<typeof prepareSky>): void {
  const prepared = prepareEquipment(sky, equipment);
  const sums = new Float64Array(TOTALS.length);
  const arrays = directions(5000, 1);
  const run = (from: number, to: number) => {
    for (const { tiltDeg, azimuthDeg } of arrays.slice(from, to)) {
      runFixedArray(sky, prepared, tiltDeg, azimuthDeg, sums);
    }
  };
  run(0, 1000);
  const started = performance.now();
  run(1000, 5000);
  console.log(`exact chain, one thread: ${rate((4000 / (performance.now() - started)) * 1000)}`);
}

async function allThreads(pool: Pool): Promise<void> {
  // Jobs small enough that each array is simulated rather than read from a grid.
  const jobs = Array.from({ length: 8 }, (_, i) => withIds(directions(2500, 100 + i)));
  const started = performance.now();
  await Promise.all(jobs.map((specs) => pool.estimate({ place, weather, equipment, specs })));
  const seconds = (performance.now() - started) / 1000;
  console.log(`exact chain, ${availableParallelism()} threads: ${rate(20_000 / seconds)}`);
}

async function county(pool: Pool, sky: ReturnType<typeof prepareSky>): Promise<void> {
  const arrays = directions(ROOFS, 42);
  const specs = withIds(arrays);
  const times: number[] = [];
  let found = await pool.estimate({ place, weather, equipment, specs });
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    found = await pool.estimate({ place, weather, equipment, specs });
    times.push((performance.now() - started) / 1000);
  }
  console.log(
    `county of ${ROOFS.toLocaleString('en')} roofs of random direction: ${times.map((s) => s.toFixed(2)).join(', ')} s`,
  );
  const prepared = prepareEquipment(sky, equipment);
  let worst = 0;
  for (let index = 0; index < ROOFS; index += 10) {
    const exact = simulateArray(sky, { array: arrays[index]!, ...equipment }, prepared);
    worst = Math.max(worst, Math.abs(found[index]!.annualKwh / exact.annualKwh - 1));
  }
  console.log(`largest error against the exact chain, ${ROOFS / 10} roofs: ${(worst * 100).toFixed(4)} %`);
}
