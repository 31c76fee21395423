/** Heights over part of a grid, metres east and north; cells off the roof, or without a height, are NaN. */
export interface HeightPatch {
  columns: number;
  rows: number;
  /** Sides of a cell, metres. */
  stepX: number;
  stepY: number;
  /** Row by row from the north-west. */
  z: Float64Array;
}

/** A plane z = east · x + north · y + up over a patch; x grows with the columns, y against the rows. */
export interface FittedPlane {
  east: number;
  north: number;
  up: number;
  /** Cells that make it up. */
  cells: number;
  /** Root mean square of their distances from it, metres. */
  rmsM: number;
}

export interface FittedRoof {
  planes: FittedPlane[];
  /** Place of each cell's plane; −1 where no height is known. */
  plane: Int16Array;
  /** 1 where something stands on the plane: a chimney, a tank, a tower, a tree over the eaves. */
  obstacle: Uint8Array;
}

/** Cells on either side that a cell's own slope is taken from. */
export const WINDOW = 2;

/** Metres of the middle of a cell from the western, and from the southern, edge of a patch. */
export const xOf = ({ columns, stepX }: HeightPatch, cell: number) => ((cell % columns) + 0.5) * stepX;

export const yOf = ({ columns, rows, stepY }: HeightPatch, cell: number) =>
  (rows - 0.5 - Math.floor(cell / columns)) * stepY;

/** Height of a plane over a place of the patch, metres. */
export const heightOn = (plane: FittedPlane, x: number, y: number) =>
  plane.east * x + plane.north * y + plane.up;

/** How far a height lies off a plane, square to it. */
export const offPlane = (plane: FittedPlane, x: number, y: number, z: number) =>
  (z - heightOn(plane, x, y)) / Math.sqrt(1 + plane.east ** 2 + plane.north ** 2);

/** Sums from which a plane is fitted by least squares. */
export class Fit {
  private n = 0;
  private x = 0;
  private y = 0;
  private z = 0;
  private xx = 0;
  private xy = 0;
  private yy = 0;
  private xz = 0;
  private yz = 0;
  private zz = 0;

  add(x: number, y: number, z: number): void {
    this.n++;
    this.x += x;
    this.y += y;
    this.z += z;
    this.xx += x * x;
    this.xy += x * y;
    this.yy += y * y;
    this.xz += x * z;
    this.yz += y * z;
    this.zz += z * z;
  }

  /** Null where the points do not span a plane. */
  plane(): FittedPlane | null {
    const { n } = this;
    if (n < 4) return null;
    const xx = this.xx - (this.x * this.x) / n;
    const xy = this.xy - (this.x * this.y) / n;
    const yy = this.yy - (this.y * this.y) / n;
    const xz = this.xz - (this.x * this.z) / n;
    const yz = this.yz - (this.y * this.z) / n;
    const zz = this.zz - (this.z * this.z) / n;
    const det = xx * yy - xy * xy;
    if (det < 1e-9 * Math.max(1e-9, xx * yy)) return null;
    const east = (xz * yy - yz * xy) / det;
    const north = (yz * xx - xz * xy) / det;
    const up = (this.z - east * this.x - north * this.y) / n;
    const left = Math.max(0, zz - east * xz - north * yz);
    return { east, north, up, cells: n, rmsM: Math.sqrt(left / n / (1 + east * east + north * north)) };
  }
}

const NEIGHBOURS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** Calls with the cells that have a side in common with one. */
export function eachNeighbour(
  { columns, rows }: HeightPatch,
  cell: number,
  use: (other: number) => void,
): void {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  for (const [dc, dr] of NEIGHBOURS) {
    const [c, r] = [column + dc, row + dr];
    if (c >= 0 && r >= 0 && c < columns && r < rows) use(r * columns + c);
  }
}
