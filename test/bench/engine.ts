import { availableParallelism } from 'node:os';
import { runFixedArray } from '../../electron/engine/array/fixed-array.ts';
import { TOTALS } from '../../electron/engine/array/totals.ts';
import { prepareEquipment, prepareSky } from '../../electron/engine/yield.ts';
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

/** Seconds of the fastest of several runs: what the machine can do when nothing else asks for it. */
async function fastest(runs: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    best = Math.min(best, (performance.now() - started) / 1000);
  }
  return best;
}

/** Prints how fast the yield engine is, how far its fast path is from the exact chain, and what memory it took. */
export async function benchEngine(): Promise<void> {
  console.log(
    `peer, one thread: ${PEER_ARRAYS_PER_SECOND} full-year fixed arrays/s; best of several runs each`,
  );
  const sky = prepareSky(place, weather);
  console.log(
    `sun and sky of a year: ${((await fastest(10, () => prepareSky(place, weather))) * 1000).toFixed(1)} ms`,
  );
  await oneThread(sky);
  const pool = createPool();
  await allThreads(pool);
  const site = withIds(directions(1, 7));
  const one = await fastest(10, () => pool.estimate({ place, weather, equipment, specs: site }));
  console.log(`one drawn site through the pool: ${(one * 1000).toFixed(1)} ms`);
  await county(pool, sky);
  await pool.close();
  console.log(`peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function oneThread(sky: ReturnType<typeof prepareSky>): Promise<void> {
  const prepared = prepareEquipment(sky, equipment);
  const sums = new Float64Array(TOTALS.length);
  const arrays = directions(500, 1);
  const seconds = await fastest(20, () => {
    for (const { tiltDeg, azimuthDeg } of arrays) runFixedArray(sky, prepared, tiltDeg, azimuthDeg, sums);
  });
  console.log(`exact chain, one thread: ${rate(arrays.length / seconds)}`);
}

async function allThreads(pool: Pool): Promise<void> {
  // Jobs small enough that each array is simulated rather than read from a grid.
  const jobs = Array.from({ length: 4 }, (_, i) => withIds(directions(2500, 100 + i)));
  const seconds = await fastest(4, () =>
    Promise.all(jobs.map((specs) => pool.estimate({ place, weather, equipment, specs }))),
  );
  console.log(`exact chain, ${availableParallelism()} threads: ${rate(10_000 / seconds)}`);
}

async function county(pool: Pool, sky: ReturnType<typeof prepareSky>): Promise<void> {
  const specs = withIds(directions(ROOFS, 42));
  const sums = new Float64Array(TOTALS.length);
  let found: Awaited<ReturnType<Pool['estimate']>> = [];
  const seconds = await fastest(3, async () => {
    found = await pool.estimate({ place, weather, equipment, specs });
  });
  console.log(`county of ${ROOFS.toLocaleString('en')} roofs of random direction: ${seconds.toFixed(2)} s`);
  const prepared = prepareEquipment(sky, equipment);
  let worst = 0;
  for (let index = 0; index < ROOFS; index += 20) {
    const { tiltDeg, azimuthDeg, capacityKwp } = specs[index]!.array;
    runFixedArray(sky, prepared, tiltDeg, azimuthDeg, sums);
    const exact =
      capacityKwp * sums.subarray(TOTALS.monthlyAc, TOTALS.monthlyAc + 12).reduce((a, b) => a + b, 0);
    worst = Math.max(worst, Math.abs(found[index]!.annualKwh / exact - 1));
  }
  console.log(`largest error against the exact chain, ${ROOFS / 20} of them: ${(worst * 100).toFixed(4)} %`);
}
