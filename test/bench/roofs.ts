import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPlane } from '../../electron/engine/local-plane.ts';
import { openLibrary } from '../../electron/session/library.ts';
import { openDesk } from '../faults/desk.ts';
import { gable, noise, turned } from '../unit/roof/surface.ts';
import { rectangle } from '../unit/roof/town.ts';
import { geoTiff } from '../unit/terrain/files.ts';
import { makeBuildings } from './county/buildings.ts';
import { watchPauses } from './county/pauses.ts';

const COUNTY = '410225';
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const cpuS = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Runs work and says how long it took, what it cost of both cores, and the longest pause of the window. */
async function timed<T>(label: string, work: () => Promise<T>, bar = ''): Promise<T> {
  const pauses = watchPauses();
  const [began, cpu] = [performance.now(), cpuS()];
  const value = await work();
  const seconds = (performance.now() - began) / 1000;
  const spent = cpuS() - cpu;
  console.log(
    `${label}: ${seconds.toFixed(1)} s, ${spent.toFixed(1)} s of processors, longest pause ${pauses.stop().toFixed(0)} ms, peak ${peakMb()} MB${bar}`,
  );
  return value;
}

const featureCollection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** Prints how long surveys of roofs take: a county from heights, and a square kilometre of surface. */
export async function benchRoofs(sizes: readonly number[] = [25_000, 100_000]): Promise<void> {
  for (const count of sizes) await benchHeights(count);
  await benchSurface();
}

async function benchHeights(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  const desk = openDesk(folder, { shell: 'command-line' });
  try {
    const library = openLibrary();
    const features = Array.from(
      makeBuildings(library.counties().get(COUNTY), count),
      ({ ring, name, use, floors }, i) => ({
        type: 'Feature',
        properties: { name, use, floors: floors + (i % 3) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }),
    );
    library.close();
    const document = join(folder, 'a.gpkg');
    await desk.say('project.create', { path: document, countyCode: COUNTY, demonstration: false });
    const path = join(folder, 'buildings.geojson');
    writeFileSync(path, featureCollection(features));
    await desk.say('import.run', { path, layers: [{ source: 'buildings', target: 'buildings' }] });
    const before = statSync(document).size;
    await timed(
      `survey of ${count} roofs from heights`,
      () => desk.say('roof.survey', { source: 'heights' }),
      '; bars for 100,000: 120 s, 1 GB',
    );
    console.log(`  kept in ${((statSync(document).size - before) / 1e6).toFixed(0)} MB of the document`);
    await timed('survey again, all up to date', () => desk.say('roof.survey', { source: 'heights' }));
    const middle = features[Math.floor(count / 2)]!.geometry.coordinates[0]![0] as [number, number];
    const tower = rectangle(0, 0, 20, 20).map((at) => localPlane(...middle).position(at));
    const more = join(folder, 'more.geojson');
    writeFileSync(
      more,
      featureCollection([
        {
          type: 'Feature',
          properties: { height: 40 },
          geometry: { type: 'Polygon', coordinates: [[...tower, tower[0]]] },
        },
      ]),
    );
    await desk.say('import.run', { path: more, layers: [{ source: 'more', target: 'buildings' }] });
    const { surveyed } = await timed(
      'a new tower and its neighbourhood',
      () => desk.say('roof.survey', { source: 'heights', buildingIds: [count + 1] }),
      '; bar 1 s',
    );
    console.log(`  ${surveyed} roofs in it`);
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const KM_M = 1000;
const PITCH_M = 20;

async function benchSurface(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planner-bench-'));
  const desk = openDesk(folder, { shell: 'command-line' });
  try {
    const plane = localPlane(114.9, 34.85);
    const side = Math.floor(KM_M / PITCH_M);
    const shapes = Array.from({ length: side * side }, (_, i) =>
      turned(gable(14, 9, 3 + (i % 4) * 3, 26), (i * 7) % 40),
    );
    const off = noise(4);
    const [west, north] = plane.position([0, KM_M]);
    const [east] = plane.position([KM_M, 0]);
    const step = 0.5 / 110_930;
    const columns = Math.round((east - west) / step);
    const tiff = geoTiff({ west, north, step, columns, rows: 2 * KM_M }, (lon, lat) => {
      const [x, y] = plane.metres([lon, lat]);
      const [i, j] = [Math.floor(x / PITCH_M), Math.floor(y / PITCH_M)];
      const shape = shapes[j * side + i];
      const top = shape?.(x - (i + 0.5) * PITCH_M, y - (j + 0.5) * PITCH_M) ?? 0;
      return 65 + top + 0.1 * off();
    });
    const features = shapes.map((_, k) => {
      const [x, y] = [((k % side) + 0.5) * PITCH_M, (Math.floor(k / side) + 0.5) * PITCH_M];
      const ring = rectangle(x, y, 14, 9, (-((k * 7) % 40) * Math.PI) / 180).map((at) => plane.position(at));
      return {
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
      };
    });
    await desk.say('project.create', {
      path: join(folder, 'a.gpkg'),
      countyCode: COUNTY,
      demonstration: false,
    });
    const path = join(folder, 'b.geojson');
    writeFileSync(path, featureCollection(features));
    await desk.say('import.run', { path, layers: [{ source: 'b', target: 'buildings' }] });
    const file = join(folder, 'dsm.tif');
    writeFileSync(file, tiff);
    await timed(`import of 1 km² of surface, ${columns} × ${2 * KM_M} cells`, () =>
      desk.say('roof.surface', { path: file }),
    );
    const { surveyed, refused } = await timed(
      `survey of ${features.length} roofs in it`,
      () => desk.say('roof.survey', { source: 'surface' }),
      '; bar 60 s',
    );
    const faces = await Promise.all(
      Array.from({ length: 50 }, (_, i) => desk.say('roof.get', { buildingId: 1 + 40 * i })),
    );
    const off1 = faces.flatMap(({ faces: found }) => found.map(({ tiltDeg }) => Math.abs(tiltDeg - 26)));
    console.log(
      `  ${surveyed} surveyed, ${refused.length} kinds refused; tilt of ${off1.length} faces ${(off1.reduce((a, b) => a + b, 0) / off1.length).toFixed(2)}° off on average, ${Math.max(...off1).toFixed(2)}° at worst`,
    );
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await benchRoofs();
  process.exit(0);
}
