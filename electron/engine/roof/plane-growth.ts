import {
  eachNeighbour,
  Fit,
  type FittedPlane,
  type HeightPatch,
  offPlane,
  WINDOW,
  xOf,
  yOf,
} from './height-patch.ts';

/** How much the slope of a cell may differ from that of the plane it joins (metres per metre). */
const SLOPE_OFF = 0.2;

/** Most planes looked for on one roof. */
const MOST_PLANES = 60;

interface Slopes {
  east: Float64Array;
  north: Float64Array;
  /** NaN where there are too few heights about. */
  rms: Float64Array;
}

/** The slope around each cell and how even the surface is there. */
export function localSlopes(patch: HeightPatch): Slopes {
  const { columns, rows, z } = patch;
  const slopes: Slopes = {
    east: new Float64Array(columns * rows),
    north: new Float64Array(columns * rows),
    rms: new Float64Array(columns * rows).fill(Number.NaN),
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (Number.isNaN(z[cell]!)) continue;
      const fit = new Fit();
      for (let r = Math.max(0, row - WINDOW); r <= Math.min(rows - 1, row + WINDOW); r++) {
        for (let c = Math.max(0, column - WINDOW); c <= Math.min(columns - 1, column + WINDOW); c++) {
          const other = r * columns + c;
          if (!Number.isNaN(z[other]!)) fit.add(xOf(patch, other), yOf(patch, other), z[other]!);
        }
      }
      const plane = fit.plane();
      if (!plane || plane.cells < 9) continue;
      slopes.east[cell] = plane.east;
      slopes.north[cell] = plane.north;
      slopes.rms[cell] = plane.rmsM;
    }
  }
  return slopes;
}

/** Grows regions from the most even cells on; marks whose each cell is in `plane`. */
export function grow(
  patch: HeightPatch,
  local: Slopes,
  offM: number,
  least: number,
  plane: Int16Array,
): FittedPlane[] {
  const { z } = patch;
  const seeds = [...local.rms.keys()]
    .filter((cell) => !Number.isNaN(local.rms[cell]!))
    .sort((a, b) => local.rms[a]! - local.rms[b]!);
  const tried = new Uint8Array(z.length);
  const planes: FittedPlane[] = [];
  for (const seed of seeds) {
    if (plane[seed] !== -1 || tried[seed] || planes.length >= MOST_PLANES) continue;
    const mark = planes.length;
    const [x, y] = [xOf(patch, seed), yOf(patch, seed)];
    const [east, north] = [local.east[seed]!, local.north[seed]!];
    let grown: FittedPlane = { east, north, up: z[seed]! - east * x - north * y, cells: 1, rmsM: 0 };
    const fit = new Fit();
    const members = [seed];
    plane[seed] = mark;
    fit.add(x, y, z[seed]!);
    let fittedAt = 16;
    for (let next = 0; next < members.length; next++) {
      eachNeighbour(patch, members[next]!, (cell) => {
        if (plane[cell] !== -1 || Number.isNaN(z[cell]!)) return;
        const [cx, cy] = [xOf(patch, cell), yOf(patch, cell)];
        if (Math.abs(offPlane(grown, cx, cy, z[cell]!)) > offM) return;
        const even = !Number.isNaN(local.rms[cell]!);
        if (even && Math.hypot(local.east[cell]! - grown.east, local.north[cell]! - grown.north) > SLOPE_OFF)
          return;
        plane[cell] = mark;
        fit.add(cx, cy, z[cell]!);
        members.push(cell);
      });
      if (members.length < fittedAt) continue;
      grown = fit.plane() ?? grown;
      fittedAt = Math.ceil(members.length * 1.3);
    }
    const settled = fit.plane();
    if (members.length < least || !settled) {
      for (const cell of members) {
        plane[cell] = -1;
        tried[cell] = 1;
      }
      continue;
    }
    planes.push(settled);
  }
  return planes;
}
