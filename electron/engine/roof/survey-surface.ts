import { metresPerDegree } from '../../../shared/geodesy.ts';
import type { RoofLight, RoofRidge } from '../../../shared/roof-survey.ts';
import { cosd } from '../angles.ts';
import type { TerrainGrid } from '../terrain/grid.ts';
import { bundleOf } from './bundle.ts';
import { type County, laidOut } from './county.ts';
import { type FittedRoof, facingOf, fitPlanes, type HeightPatch, ridgesOf } from './planes.ts';
import { areaM2, edgeDistanceM, onPrism, type Prisms } from './prisms.ts';
import { type BinnedPlane, binnedPlane, DIRECTIONS, lightAt, type PointLight } from './sun-bins.ts';
import {
  type Field,
  fieldAround,
  type Rays,
  raiseBySurface,
  raiseInField,
  rayDistances,
  raysOver,
  type Window,
} from './surface-skyline.ts';
import { type RoofHabits, type SurveyedFace, type SurveySettings, yearOf } from './survey.ts';

/** What the surface says of a roof. */
export interface MeasuredRoof {
  faces: Omit<SurveyedFace, 'cells' | 'cellPoaKwhM2'>[];
  ridges: RoofRidge[];
  light: RoofLight | null;
  /** Why there is no face, or what to know of them, by code. */
  notes: { code: string; value: string }[];
}

/** Less of a roof than this known is too little; below the second it is said how much. */
const [LEAST_KNOWN, FULLY_KNOWN] = [0.5, 0.95];
/** A roof lies at least so far above the ground beside it, metres; what is lower in an outline is no roof. */
const LEAST_RISE_M = 1.5;
/** How far around an outline the ground is looked for, metres, and the share of cells that may lie lower. */
const [GROUND_WITHIN_M, GROUND_SHARE] = [8, 0.1];
/** Points looked at on one roof, about. */
const WANTED_POINTS = 48;
/** From so many times the roof's half diagonal on, and at least so far, all points of a plane see the surface alike. */
const [FAR_TIMES, FAR_M] = [6, 40];
/** Points are looked at so far above their plane, metres. */
const OVER_PLANE_M = 0.02;
/** Planes flatter than this have no side they face, degrees. */
const LEVEL_DEG = 1;
/** What is left open of a shade worked out from a surface, as a share of it (judgement: trees move, edges are blurred). */
const SHADE_SPREAD = 0.1;
/** Outlines of more cells than this are no single roof. */
const MOST_CELLS = 1_000_000;

/**
 * Measures a roof in a surface: its planes, what stands on them, and the light behind all that stands around.
 *
 * @param index place of the building in the county
 * @param surface heights of roofs, trees and ground
 * @param terrain tangents of the terrain's skyline in each direction; null where none is known
 */
export function measureRoof(
  county: County,
  index: number,
  surface: TerrainGrid,
  habits: RoofHabits,
  settings: SurveySettings,
  terrain: Float32Array | null,
): MeasuredRoof {
  const none = (code: string, value = ''): MeasuredRoof => ({
    faces: [],
    ridges: [],
    light: null,
    notes: [{ code, value }],
  });
  const cut = cutSurface(county, index, surface);
  if (!cut || cut.known < LEAST_KNOWN * cut.inside) return none('roof.not-covered');
  const roof = fitPlanes(cut.patch);
  if (roof.planes.length === 0) return none('roof.no-plane');
  const { faces, light, order } = lightOf(cut, roof, surface, habits, settings, terrain);
  const place = new Map(order.map((plane, i) => [plane, i]));
  const ridges = ridgesOf(cut.patch, roof).map(({ planes, from, to }): RoofRidge => {
    const position = ([x, y]: [number, number]): [number, number] => [
      cut.west + x / cut.perDegree.east,
      cut.south + y / cut.perDegree.north,
    ];
    const pair = planes.map((plane) => place.get(plane)!).sort((a, b) => a - b) as [number, number];
    return { faces: pair, from: position(from), to: position(to) };
  });
  const share = cut.known / cut.inside;
  const notes =
    share < FULLY_KNOWN ? [{ code: 'roof.partly-covered', value: `${Math.round(100 * share)} %` }] : [];
  return { faces, ridges, light, notes };
}

/** The part of a surface that an outline cuts out. */
interface Cut {
  patch: HeightPatch;
  /** The outline on a plane whose origin is the patch's south-western corner. */
  prisms: Prisms;
  footprintM2: number;
  /** Place of the patch's north-western cell in the surface, and where its south-western corner lies. */
  column: number;
  row: number;
  west: number;
  south: number;
  perDegree: { east: number; north: number };
  /** Cells on the roof, and those of them that have a height. */
  inside: number;
  known: number;
}

function cutSurface(county: County, index: number, surface: TerrainGrid): Cut | null {
  const box = county.box.subarray(4 * index, 4 * index + 4);
  const { stepLonDeg, stepLatDeg } = surface;
  const column = Math.floor((box[0]! - surface.west) / stepLonDeg);
  const row = Math.floor((surface.north - box[3]!) / stepLatDeg);
  const columns = Math.floor((box[2]! - surface.west) / stepLonDeg) - column + 1;
  const rows = Math.floor((surface.north - box[1]!) / stepLatDeg) - row + 1;
  if (columns * rows > MOST_CELLS || column + columns < 0 || row + rows < 0) return null;
  if (column >= surface.columns || row >= surface.rows) return null;
  const west = surface.west + column * stepLonDeg;
  const south = surface.north - (row + rows) * stepLatDeg;
  const perDegree = metresPerDegree(south);
  const patch: HeightPatch = {
    ...{ columns, rows, stepX: stepLonDeg * perDegree.east, stepY: stepLatDeg * perDegree.north },
    z: new Float64Array(columns * rows).fill(Number.NaN),
  };
  const prisms = laidOut(county, [index], west, south);
  const ground = groundBeside(surface, prisms, { column, row, patch });
  let [inside, known] = [0, 0];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, y] = [(c + 0.5) * patch.stepX, (rows - 0.5 - r) * patch.stepY];
      if (!onPrism(prisms, 0, x, y)) continue;
      inside++;
      const z = heightIn(surface, column + c, row + r);
      if (Number.isNaN(z)) continue;
      known++;
      if (!(z < ground + LEAST_RISE_M)) patch.z[r * columns + c] = z;
    }
  }
  if (inside === 0) return null;
  return {
    ...{ patch, prisms, column, row, west, south, perDegree, inside, known },
    footprintM2: areaM2(prisms, 0),
  };
}

const heightIn = ({ columns, rows, elevationM }: TerrainGrid, column: number, row: number): number =>
  column < 0 || row < 0 || column >= columns || row >= rows
    ? Number.NaN
    : elevationM[row * columns + column]!;

/** Height of the ground beside an outline: few cells around it lie lower; NaN where none is known. */
function groundBeside(
  surface: TerrainGrid,
  prisms: Prisms,
  { column, row, patch }: Pick<Cut, 'column' | 'row' | 'patch'>,
): number {
  const [over, up] = [Math.ceil(GROUND_WITHIN_M / patch.stepX), Math.ceil(GROUND_WITHIN_M / patch.stepY)];
  const heights: number[] = [];
  const stride = Math.max(1, Math.floor(Math.max(patch.columns, patch.rows) / 60));
  for (let r = -up; r < patch.rows + up; r += stride) {
    for (let c = -over; c < patch.columns + over; c += stride) {
      const z = heightIn(surface, column + c, row + r);
      if (Number.isNaN(z)) continue;
      if (!onPrism(prisms, 0, (c + 0.5) * patch.stepX, (patch.rows - 0.5 - r) * patch.stepY)) heights.push(z);
    }
  }
  heights.sort((a, b) => a - b);
  return heights[Math.floor(GROUND_SHARE * heights.length)] ?? Number.NaN;
}

/** A point that is looked at, and what reaches it. */
interface Sample {
  cell: number;
  plane: number;
  usable: boolean;
  /** Cells of its plane that it stands for. */
  weight: number;
  light: PointLight;
}

function lightOf(
  cut: Cut,
  roof: FittedRoof,
  surface: TerrainGrid,
  habits: RoofHabits,
  settings: SurveySettings,
  terrain: Float32Array | null,
) {
  const { patch } = cut;
  const binned = roof.planes.map((plane): BinnedPlane => {
    const { tiltDeg, azimuthDeg } = facingOf(plane);
    return tiltDeg < LEVEL_DEG
      ? binnedPlane(settings.bins, 0, 180, settings.albedo)
      : binnedPlane(settings.bins, tiltDeg, azimuthDeg, settings.albedo);
  });
  const usable = usableCells(cut, roof, habits.setbackM);
  const { samples, skylines } = look(cut, roof, surface, binned, usable, terrain);
  const cells = roof.planes.map(() => ({ all: 0, usable: 0 }));
  for (let cell = 0; cell < roof.plane.length; cell++) {
    const mark = roof.plane[cell]!;
    if (mark < 0) continue;
    cells[mark]!.all++;
    if (usable[cell]) cells[mark]!.usable++;
  }
  const total = cells.reduce((sum, { all }) => sum + all, 0);
  // What of the outline has no height at all is taken to be like the rest; what lies on the ground is no roof.
  const roofM2 = cut.footprintM2 * Math.min(1, total / Math.max(1, cut.known));
  const ways = 1 - habits.walkwayShare;
  const faces = roof.planes.map((plane, mark) => {
    const own = samples.map((sample, i) => ({ ...sample, i })).filter((sample) => sample.plane === mark);
    const face = binned[mark]!;
    const open = face.openPoaKwhM2;
    const mean = average(own, (light) => light.poaKwhM2);
    const bright = own.filter((s) => s.usable && 1 - s.light.poaKwhM2 / open <= settings.shadeLimit);
    const candidates = own.filter((s) => s.usable);
    const lit = candidates.length > 0 ? weightOf(bright) / weightOf(candidates) : 0;
    const inPlane = roofM2 / total / cosd(face.tiltDeg);
    const usableMean = bright.length > 0 ? average(bright, (light) => light.poaKwhM2) : null;
    const spread = SHADE_SPREAD * (open - mean) + tiltSpread(face, plane, settings, patch);
    return {
      ...{ tiltDeg: face.tiltDeg, azimuthDeg: face.azimuthDeg },
      areaM2: cells[mark]!.all * inPlane,
      usableM2: cells[mark]!.usable * inPlane * lit * ways,
      annualPoaKwhM2: mean,
      lowPoaKwhM2: mean - spread,
      highPoaKwhM2: mean + spread,
      shadeLossFraction: Math.max(0, 1 - mean / open),
      shadeHours: average(own, (light) => light.shadeHours),
      beamShare: average(own, (light) => light.beamShare),
      usablePoaKwhM2: usableMean,
      usableLossFraction: usableMean === null ? null : Math.max(0, 1 - usableMean / open),
      bundle: bundleOf(
        skylines,
        DIRECTIONS,
        DIRECTIONS,
        (bright.length > 0 ? bright : own).map(({ i }) => i),
      ),
    };
  });
  const order = [...faces.keys()].sort((a, b) => yearOf(faces[b]!) - yearOf(faces[a]!));
  return {
    faces: order.map((mark) => faces[mark]!),
    light: pictureOf(cut, roof, samples, new Map(order.map((mark, i) => [mark, i]))),
    order,
  };
}

const weightOf = (samples: readonly Sample[]): number => samples.reduce((sum, { weight }) => sum + weight, 0);

/** Mean over samples by what each stands for; 0 of none. */
function average(samples: readonly Sample[], of: (light: PointLight) => number): number {
  const weight = samples.reduce((sum, sample) => sum + sample.weight, 0);
  return weight === 0
    ? 0
    : samples.reduce((sum, sample) => sum + sample.weight * of(sample.light), 0) / weight;
}

/** What the year's light may be off by because the fitted slope is, kWh/m². */
function tiltSpread(
  face: BinnedPlane,
  plane: FittedRoof['planes'][number],
  { bins, albedo }: SurveySettings,
  { stepX, stepY }: HeightPatch,
): number {
  // Standard error of a slope over a square of so many cells.
  const side = Math.sqrt(plane.cells * stepX * stepY);
  const errorDeg = Math.max(0.2, (2 * plane.rmsM * 57.3 * Math.sqrt(12)) / (side * Math.sqrt(plane.cells)));
  const steeper = binnedPlane(bins, Math.min(80, face.tiltDeg + errorDeg), face.azimuthDeg, albedo);
  return Math.abs(steeper.openPoaKwhM2 - face.openPoaKwhM2);
}

/** Faces whose heights differ by more than this where they touch end there, metres. */
const STEP_M = 0.5;

/** Marks cells beside a step in the roof: up to a higher part, or down from it. */
function steps({ patch }: Cut, roof: FittedRoof): Uint8Array {
  const { columns, z } = patch;
  const found = new Uint8Array(z.length);
  for (let cell = 0; cell < z.length; cell++) {
    for (const other of [cell + 1, cell + columns]) {
      if (other >= z.length || (other === cell + 1 && other % columns === 0)) continue;
      const [a, b] = [roof.plane[cell]!, roof.plane[other]!];
      if (a >= 0 && b >= 0 && a !== b && Math.abs(z[cell]! - z[other]!) > STEP_M) {
        found[cell] = 1;
        found[other] = 1;
      }
    }
  }
  return found;
}

/** Cells of planes that nothing stands on or beside, and that keep the setback from edges and steps. */
function usableCells(cut: Cut, roof: FittedRoof, setbackM: number): Uint8Array {
  const { patch, prisms } = cut;
  const { columns, rows, stepX, stepY } = patch;
  const usable = new Uint8Array(columns * rows);
  const step = steps(cut, roof);
  const [over, down] = [Math.round(setbackM / stepX), Math.round(setbackM / stepY)];
  const beside = (marks: Uint8Array, column: number, row: number, across: number, along: number) => {
    for (let r = Math.max(0, row - along); r <= Math.min(rows - 1, row + along); r++) {
      for (let c = Math.max(0, column - across); c <= Math.min(columns - 1, column + across); c++) {
        if (marks[r * columns + c]) return true;
      }
    }
    return false;
  };
  for (let cell = 0; cell < usable.length; cell++) {
    if (roof.plane[cell]! < 0) continue;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const free = !beside(roof.obstacle, column, row, 1, 1) && !beside(step, column, row, over, down);
    const [x, y] = [(column + 0.5) * stepX, (rows - 0.5 - row) * stepY];
    if (free && edgeDistanceM(prisms, 0, x, y) >= setbackM) usable[cell] = 1;
  }
  return usable;
}

/** Rays of the last cell size and reach: roofs of one surface share them. */
let lastRays: { key: string; rays: Rays; reach: number } | null = null;

function raysFor(stepX: number, stepY: number, away: Float64Array, far: number) {
  // Cells a tenth of a millimetre apart in size are one.
  const key = `${stepX.toFixed(4)} ${stepY.toFixed(4)} ${far}`;
  if (lastRays?.key !== key) {
    const reach = Math.ceil((away[far - 1] ?? 0) / Math.min(stepX, stepY)) + 1;
    lastRays = { key, reach, rays: raysOver([1 / stepX, 1 / stepY], away, far) };
  }
  return lastRays;
}

/** Looks from points all over a roof, at least one on every plane. */
function look(
  cut: Cut,
  roof: FittedRoof,
  surface: TerrainGrid,
  binned: readonly BinnedPlane[],
  usable: Uint8Array,
  terrain: Float32Array | null,
): { samples: Sample[]; skylines: Float32Array } {
  const { patch, column, row } = cut;
  const { columns, rows, stepX, stepY } = patch;
  const window: Window = {
    ...{ column, row, columns, rows },
    z: new Float64Array(columns * rows).fill(Number.NaN),
    plane: roof.plane.map((mark, cell) => (roof.obstacle[cell] ? -2 : mark)),
  };
  const heightOn = (mark: number, cell: number) => {
    const plane = roof.planes[mark]!;
    const x = ((cell % columns) + 0.5) * stepX;
    const y = (rows - 0.5 - Math.floor(cell / columns)) * stepY;
    return plane.east * x + plane.north * y + plane.up;
  };
  for (let cell = 0; cell < window.z.length; cell++) {
    const mark = roof.plane[cell]!;
    if (mark >= 0) window.z[cell] = roof.obstacle[cell] ? patch.z[cell]! : heightOn(mark, cell);
  }
  const chosen = chosenCells(cut, roof);
  const away = rayDistances(Math.min(stepX, stepY));
  const noiseM = Math.min(0.15, 0.5 * Math.max(...roof.planes.map(({ rmsM }) => rmsM)));
  const per = [1 / stepX, 1 / stepY] as const;
  const farM = Math.max(FAR_M, (FAR_TIMES * Math.hypot(columns * stepX, rows * stepY)) / 2);
  const first = away.findIndex((distance) => distance > farM);
  // In steps of ten, so that roofs of like size share their rays.
  const far = first < 0 ? away.length : Math.min(away.length, 10 * Math.ceil(first / 10));
  const { rays, reach } = raysFor(stepX, stepY, away, far);
  const fields = new Map<number, Field>();
  const fieldOf = (mark: number): Field => {
    const field = fields.get(mark) ?? fieldAround(surface, window, mark, reach, noiseM);
    fields.set(mark, field);
    return field;
  };
  // What is far off is looked at once for each plane, from the first of its points.
  const shared = new Map<number, Float32Array>();
  const farFrom = (cell: number): Float32Array => {
    const mark = roof.plane[cell]!;
    const known = shared.get(mark);
    if (known) return known;
    const skyline = terrain ? terrain.slice() : new Float32Array(DIRECTIONS);
    const place = [column + (cell % columns) + 0.5, row + Math.floor(cell / columns) + 0.5] as const;
    const z = heightOn(mark, cell) + OVER_PLANE_M;
    raiseBySurface(surface, window, place, z, mark, per, away, [far, away.length], noiseM, skyline, 0);
    shared.set(mark, skyline);
    return skyline;
  };
  const skylines = new Float32Array(chosen.length * DIRECTIONS);
  const samples = chosen.map(({ cell, weight }, i): Sample => {
    const mark = roof.plane[cell]!;
    const at = i * DIRECTIONS;
    skylines.set(farFrom(cell), at);
    const field = fieldOf(mark);
    const inField = (reach + 1 + Math.floor(cell / columns)) * field.side + reach + 1 + (cell % columns);
    raiseInField(field, inField, heightOn(mark, cell) + OVER_PLANE_M, rays, skylines, at);
    return {
      cell,
      plane: mark,
      usable: usable[cell] === 1,
      weight,
      light: lightAt(binned[mark]!, skylines, at),
    };
  });
  return { samples, skylines };
}

/** Less of a block than this share is not looked at by itself. */
const LEAST_SHARE = 0.2;

/** Of every block of cells, for each plane in it, the cell nearest to the middle of what of the plane lies in it. */
function chosenCells(
  { patch: { columns, rows }, inside }: Cut,
  roof: FittedRoof,
): { cell: number; weight: number }[] {
  const stride = strideOf(inside);
  const chosen: { cell: number; weight: number }[] = [];
  const seen = new Set<number>();
  const choose = (cells: readonly number[]) => {
    const mean = (of: (cell: number) => number) =>
      cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
    const [x, y] = [mean((cell) => cell % columns), mean((cell) => Math.floor(cell / columns))];
    const off = (cell: number) => Math.hypot((cell % columns) - x, Math.floor(cell / columns) - y);
    const cell = cells.reduce((best, next) => (off(next) < off(best) ? next : best));
    chosen.push({ cell, weight: cells.length });
    seen.add(roof.plane[cell]!);
  };
  const byPlane = (cells: readonly number[]) =>
    Map.groupBy(
      cells.filter((cell) => roof.plane[cell]! >= 0 && !roof.obstacle[cell]),
      (cell) => roof.plane[cell]!,
    );
  for (let row = 0; row < rows; row += stride) {
    for (let column = 0; column < columns; column += stride) {
      const block: number[] = [];
      for (let r = row; r < Math.min(rows, row + stride); r++) {
        for (let c = column; c < Math.min(columns, column + stride); c++) block.push(r * columns + c);
      }
      for (const cells of byPlane(block).values())
        if (cells.length >= LEAST_SHARE * stride * stride) choose(cells);
    }
  }
  for (const [plane, cells] of byPlane([...roof.plane.keys()])) if (!seen.has(plane)) choose(cells);
  return chosen;
}

const strideOf = (cells: number): number => Math.max(1, Math.round(Math.sqrt(cells / WANTED_POINTS)));

/** The roof as seen from above, a cell for every so many of the surface's. */
function pictureOf(
  cut: Cut,
  roof: FittedRoof,
  samples: readonly Sample[],
  place: ReadonlyMap<number, number>,
): RoofLight {
  const { patch, west, south, perDegree } = cut;
  const stride = strideOf(cut.inside);
  const columns = Math.ceil(patch.columns / stride);
  const rows = Math.ceil(patch.rows / stride);
  const light: RoofLight = {
    west,
    north: south + (patch.rows * patch.stepY) / perDegree.north,
    stepLonDeg: (stride * patch.stepX) / perDegree.east,
    stepLatDeg: (stride * patch.stepY) / perDegree.north,
    ...{ columns, rows },
    poaKwhM2: new Array<number | null>(columns * rows).fill(null),
    face: new Array<number | null>(columns * rows).fill(null),
  };
  const into = (cell: number) =>
    Math.floor(Math.floor(cell / patch.columns) / stride) * columns +
    Math.floor((cell % patch.columns) / stride);
  // Of what shares a block, the largest part is shown.
  const largest = new Int32Array(columns * rows);
  for (let cell = 0; cell < roof.obstacle.length; cell++) {
    if (!roof.obstacle[cell]) continue;
    largest[into(cell)]!++;
    light.face[into(cell)] = -1;
    light.poaKwhM2[into(cell)] = 0;
  }
  for (const sample of samples) {
    if (sample.weight <= largest[into(sample.cell)]!) continue;
    largest[into(sample.cell)] = sample.weight;
    light.face[into(sample.cell)] = place.get(sample.plane)!;
    light.poaKwhM2[into(sample.cell)] = Math.round(sample.light.poaKwhM2);
  }
  return light;
}
