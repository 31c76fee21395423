/**
 * Number of a tile along the Hilbert curve of all zoom levels.
 *
 * @param z zoom level, at most 26
 * @param x column from the west
 * @param y row from the north
 * Source: PMTiles version 3 specification, section 4.1 (tile ids).
 */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [a, b] = [x, y];
  for (let s = 2 ** (z - 1); s >= 1; s /= 2) {
    const rx = Math.floor(a / s) % 2;
    const ry = Math.floor(b / s) % 2;
    id += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        a = 2 ** z - 1 - a;
        b = 2 ** z - 1 - b;
      }
      [a, b] = [b, a];
    }
  }
  return id;
}
