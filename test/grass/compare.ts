import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { raiseByPrism, skylineRoom } from '../../electron/engine/roof/prisms.ts';
import { binSun, DIRECTIONS, elevationDegOf } from '../../electron/engine/roof/sun-bins.ts';
import { raiseBySurface, rayDistances } from '../../electron/engine/roof/surface-skyline.ts';
import { REACH_M, surveyRoof } from '../../electron/engine/roof/survey.ts';
import { prepareSky } from '../../electron/engine/sky/sky-year.ts';
import { pressureAtElevation, relativeAirmass } from '../../electron/engine/sun/airmass.ts';
import { extraterrestrialNormal } from '../../electron/engine/sun/extraterrestrial.ts';
import { sunYear } from '../../electron/engine/sun/sun-year.ts';
import { HOURS_PER_YEAR, type WeatherYear } from '../../shared/weather.ts';
import { clearSky } from '../reference/models/clear-sky.ts';
import type { Block } from '../unit/roof/dense.ts';
import { prismsOfBlocks, random, rectangle } from '../unit/roof/town.ts';

/**
 * Prints how roofs under a clear sky compare with GRASS: hours of sun and beam light of whole roofs (r.sun, its own
 * shadows over a raster of the town), and skylines at points (r.horizon). Says why where GRASS is not installed.
 */
const found = spawnSync('grass', ['--version'], { encoding: 'utf8' });
if (found.error || found.status !== 0) {
  console.log(`skipped: GRASS is not installed (${found.error?.message ?? found.stderr.trim()})`);
  console.log('Debian and Ubuntu: apt-get install grass-core');
  process.exit(0);
}
console.log((found.stdout || found.stderr).split('\n')[0]);

/** On the middle meridian of UTM zone 50, so that the grid's north is north. */
const PLACE = { latitudeDeg: 34.85, longitudeDeg: 117, elevationM: 60 };
const [EAST, NORTH] = [500_000, 3_856_600];
const [HALF_M, CELL_M] = [64, 0.5];
const LINKE = 3;
/** Between instants that r.sun looks at, hours. */
const STEP_H = 0.2;
/** The middle day of every month, from 1. */
const DAYS = [17, 47, 75, 105, 135, 162, 198, 228, 258, 288, 318, 344];

const next = random(21);
const blocks: Block[] = [];
for (let i = -2; i <= 2; i++) {
  for (let j = -2; j <= 2; j++) {
    const ring = rectangle(
      i * 24 + 2 * next(),
      j * 24 + 2 * next(),
      13 + 4 * next(),
      11 + 3 * next(),
      next() - 0.5,
    );
    blocks.push({ ring, topM: 3 + 21 * next() * next() });
  }
}
const inside = ([...ring]: Block['ring'], x: number, y: number): boolean =>
  ring.every(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });

const side = (2 * HALF_M) / CELL_M;
const surface = new Float32Array(side * side);
const roofAt = new Int16Array(side * side).fill(-1);
for (let cell = 0; cell < surface.length; cell++) {
  const x = ((cell % side) + 0.5) * CELL_M - HALF_M;
  const y = HALF_M - (Math.floor(cell / side) + 0.5) * CELL_M;
  const on = blocks.findIndex(({ ring }) => inside(ring, x, y));
  roofAt[cell] = on;
  surface[cell] = on < 0 ? 0 : blocks[on]!.topM;
}

const folder = mkdtempSync(join(tmpdir(), 'planner-grass-'));
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
try {
  const rows = Array.from({ length: side }, (_, r) =>
    [...surface.subarray(r * side, (r + 1) * side)].join(' '),
  );
  writeFileSync(
    join(folder, 'town.asc'),
    [
      `ncols ${side}`,
      `nrows ${side}`,
      `xllcorner ${EAST - HALF_M}`,
      `yllcorner ${NORTH - HALF_M}`,
      `cellsize ${CELL_M}`,
      'NODATA_value -9999',
      ...rows,
    ].join('\n'),
  );
  const middles = blocks.map(({ ring }) => [0, 1].map((k) => ring.reduce((sum, at) => sum + at[k]! / 4, 0)));
  const script = [
    'set -e',
    `r.in.gdal -o --quiet input=${folder}/town.asc output=town`,
    'g.region raster=town',
    ...DAYS.flatMap((day) => [
      `r.sun --quiet elevation=town aspect_value=270 slope_value=0 linke_value=${LINKE} day=${day} step=${STEP_H} insol_time=hours beam_rad=beam nprocs=2 --overwrite`,
      `r.out.bin -f --quiet input=hours output=${folder}/hours-${day}.bin bytes=4`,
      `r.out.bin -f --quiet input=beam output=${folder}/beam-${day}.bin bytes=4`,
      `r.sun -p --quiet elevation=town aspect_value=270 slope_value=0 linke_value=${LINKE} day=${day} step=${STEP_H} insol_time=hours beam_rad=beam nprocs=2 --overwrite`,
      `r.out.bin -f --quiet input=beam output=${folder}/open-${day}.bin bytes=4`,
      `r.out.bin -f --quiet input=hours output=${folder}/day-${day}.bin bytes=4`,
    ]),
    ...middles.map(
      ([x, y], i) =>
        `r.horizon -d --quiet elevation=town coordinates=${EAST + x!},${NORTH + y!} direction=0 step=3 maxdistance=${REACH_M} > ${folder}/horizon-${i}.csv`,
    ),
  ].join('\n');
  writeFileSync(join(folder, 'run.sh'), script);
  const began = performance.now();
  const run = spawnSync('grass', ['--tmp-location', 'EPSG:32650', '--exec', 'bash', join(folder, 'run.sh')], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (run.status !== 0) throw new Error(`GRASS ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  console.log(
    `GRASS: ${DAYS.length} days and ${blocks.length} skylines over ${side} × ${side} cells in ${seconds(began)}`,
  );
  compareRoofs();
  compareSkylines(middles as [number, number][]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Sums of a raster over the days, by roof. */
function byRoof(name: string): Float64Array {
  const sums = new Float64Array(blocks.length);
  const counts = new Int32Array(blocks.length);
  for (const day of DAYS) {
    const bytes = readFileSync(join(folder, `${name}-${day}.bin`));
    for (let cell = 0; cell < roofAt.length; cell++) {
      const roof = roofAt[cell]!;
      if (roof < 0) continue;
      const value = bytes.readFloatLE(4 * cell);
      counts[roof]!++;
      if (Number.isFinite(value)) sums[roof]! += value;
    }
  }
  return sums.map((sum, i) => (sum / counts[i]!) * DAYS.length);
}

/** Day of the year, from 1, at the place: its days begin some eight hours before those of Greenwich. */
function dayOf(hour: number): number {
  return Math.floor((hour + PLACE.longitudeDeg / 15) / 24) + 1;
}

/** A cloudless year with light on the chosen days alone. */
function clearDays(): WeatherYear {
  const year = 2023;
  const sun = sunYear(PLACE, year);
  const hours = () => new Float64Array(HOURS_PER_YEAR);
  const weather: WeatherYear = {
    ...PLACE,
    ...{ source: 'clear', year, notes: [] },
    ghiWm2: hours(),
    dniWm2: hours(),
    dhiWm2: hours(),
    airTemperatureC: hours(),
    windMs: hours(),
  };
  const pressure = pressureAtElevation(PLACE.elevationM) / 101_325;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) {
    const day = dayOf(hour);
    if (!DAYS.includes(day)) continue;
    const zenith = sun.apparentZenithDeg[hour]!;
    const airmass = relativeAirmass(zenith) * pressure;
    const light = clearSky(zenith, airmass, LINKE, PLACE.elevationM, extraterrestrialNormal(day));
    weather.ghiWm2[hour] = light.ghiWm2;
    weather.dniWm2[hour] = light.dniWm2;
    weather.dhiWm2[hour] = light.dhiWm2;
  }
  return weather;
}

function compareRoofs(): void {
  const [hours, beam, open, day] = ['hours', 'beam', 'open', 'day'].map(byRoof) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const bins = binSun(prepareSky(PLACE, clearDays()), (hour) => DAYS.includes(dayOf(hour)));
  const prisms = prismsOfBlocks(blocks);
  const habits = { parapetM: 0, towerM2: 0, setbackM: 0, walkwayShare: 0, pitchDeg: 25 };
  console.log('roof  top m   hours of shade: ours  r.sun    beam left: ours   r.sun');
  const off = { shade: 0, ours: 0, theirs: 0, beam: [] as number[] };
  for (const [index, { topM }] of blocks.entries()) {
    const around = blocks.map((_, i) => i).filter((i) => i !== index);
    const asked = { index, habits, pitchedAzimuthDeg: null, around, terrain: null };
    const [face] = surveyRoof(prisms, asked, { bins, albedo: 0.2, shadeLimit: 1 });
    const theirs = day[index]! - hours[index]!;
    const [left, leftTheirs] = [face!.beamShare, beam[index]! / open[index]!];
    off.ours += face!.shadeHours;
    off.theirs += theirs;
    off.beam.push(left / leftTheirs - 1);
    const cell = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
    console.log(
      `${cell(index, 0, 4)} ${cell(topM, 1, 6)} ${cell(face!.shadeHours, 1, 21)} ${cell(theirs, 1, 6)} ${cell(left, 4, 18)} ${cell(leftTheirs, 4, 8)}`,
    );
  }
  const worst = Math.max(...off.beam.map(Math.abs));
  const mean = off.beam.reduce((sum, value) => sum + value, 0) / off.beam.length;
  console.log(
    `hours of shade of all roofs: ours ${off.ours.toFixed(0)}, r.sun ${off.theirs.toFixed(0)}: ${((off.ours / off.theirs - 1) * 100).toFixed(2)} % (asked for: within 3 %)`,
  );
  console.log(
    `beam left: ${(100 * mean).toFixed(2)} % apart on average, ${(100 * worst).toFixed(2)} % at worst (asked for: within 2 %)`,
  );
}

function compareSkylines(middles: readonly [number, number][]): void {
  const grid = {
    west: 0,
    north: 0,
    stepLonDeg: 1,
    stepLatDeg: 1,
    columns: side,
    rows: side,
    elevationM: surface,
  };
  const away = rayDistances(CELL_M);
  const prisms = prismsOfBlocks(blocks);
  const off = { n: 0, ours: 0, oursSquare: 0, theirs: 0, theirsSquare: 0 };
  for (const [i, [x, y]] of middles.entries()) {
    const skyline = new Float32Array(DIRECTIONS);
    const place = [(x + HALF_M) / CELL_M, (HALF_M - y) / CELL_M] as const;
    const none = { column: 0, row: 0, columns: 0, rows: 0, z: new Float64Array(), plane: [] };
    raiseBySurface(
      grid,
      none,
      place,
      blocks[i]!.topM,
      0,
      [1 / CELL_M, 1 / CELL_M],
      away,
      [0, away.length],
      0,
      skyline,
      0,
    );
    const exact = skylineRoom();
    for (let other = 0; other < blocks.length; other++) {
      if (other !== i) raiseByPrism(prisms, other, x, y, blocks[i]!.topM, exact);
    }
    for (const line of readFileSync(join(folder, `horizon-${i}.csv`), 'utf8').split('\n')) {
      const [direction, degrees] = line.split(',').map(Number);
      if (direction === undefined || degrees === undefined || Number.isNaN(direction + degrees)) continue;
      // Its directions run counterclockwise from east.
      const azimuth = (450 - direction) % 360;
      const at = Math.round((azimuth * DIRECTIONS) / 360) % DIRECTIONS;
      const ours = elevationDegOf(skyline[at]!) - elevationDegOf(exact[at]!);
      const theirs = degrees - elevationDegOf(exact[at]!);
      off.n++;
      off.ours += ours;
      off.oursSquare += ours ** 2;
      off.theirs += theirs;
      off.theirsSquare += theirs ** 2;
    }
  }
  const of = (sum: number, square: number) =>
    `${(sum / off.n).toFixed(2)}° on average, ${Math.sqrt(square / off.n).toFixed(2)}° RMS`;
  console.log(`skylines over the raster against exact geometry, ${off.n} directions:`);
  console.log(`  ours ${of(off.ours, off.oursSquare)}; r.horizon ${of(off.theirs, off.theirsSquare)}`);
}
