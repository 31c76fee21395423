import gcoord from 'gcoord';

/**
 * Where a place lies on maps shifted by GCJ-02; places outside China stay where they are.
 *
 * @param lonLat degrees, WGS84 (CGCS2000 is the same within a metre)
 * @returns degrees on the shifted map
 * Source: the published form of the transformation as in gcoord, checked against pairs of places in the tests.
 */
export const toGcj02 = (lonLat: [number, number]): [number, number] =>
  gcoord.transform(lonLat, gcoord.WGS84, gcoord.GCJ02) as [number, number];

/** A place on the web's grid of tiles: columns from the west and rows from the north, with their parts. */
export interface GridPlace {
  x: number;
  y: number;
}

/**
 * Where on a grid of shifted tiles a place of the true grid is pictured.
 *
 * @param z level of both grids
 * @param at place on the true grid, in tiles
 */
export function shiftedPlace(z: number, at: GridPlace): GridPlace {
  const side = 2 ** z;
  const lon = (at.x / side) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * at.y) / side))) * 180) / Math.PI;
  const [shiftedLon, shiftedLat] = toGcj02([lon, lat]);
  return {
    x: ((shiftedLon + 180) / 360) * side,
    y: ((1 - Math.asinh(Math.tan((shiftedLat * Math.PI) / 180)) / Math.PI) / 2) * side,
  };
}

/** A part of a true tile and the part of the shifted grid that is pictured there; both in tiles. */
export interface Patch {
  /** Corners within the tile, 0 to 1. */
  to: { x: number; y: number; side: number };
  from: { west: number; north: number; east: number; south: number };
}

/** Within a part of a tile this small the shift is the same to a sixth of a pixel (it changes by 3 m in a km at most). */
const PARTS = 4;

/** The parts a true tile is put together of. */
export function patchesOf(z: number, x: number, y: number): Patch[] {
  const side = 1 / PARTS;
  return Array.from({ length: PARTS * PARTS }, (_, i) => {
    const to = { x: (i % PARTS) * side, y: Math.floor(i / PARTS) * side, side };
    const northWest = shiftedPlace(z, { x: x + to.x, y: y + to.y });
    const southEast = shiftedPlace(z, { x: x + to.x + side, y: y + to.y + side });
    return {
      to,
      from: { west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y },
    };
  });
}
