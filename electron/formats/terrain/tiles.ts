import type { HeightTile, Packing, TerrainGrid } from '../../../shared/terrain.ts';
import { decodePng, encodePng } from '../png.ts';

/** Cells on a side of a tile. */
const TILE = 256;
/** Stands for no height. */
const NONE = 65_535;
/** Finest step between stored heights, metres. */
const FINEST_M = 0.01;

/** The packing that holds heights of a range: steps of a centimetre up to 655 m of range, proportionally more above. */
export function packingFor(lowestM: number, highestM: number): Packing {
  const offset = Math.floor(lowestM);
  return { offset, scale: Math.max(FINEST_M, (highestM - offset) / (NONE - 1)) };
}

/** A grid's heights as 16-bit PNG tiles; tiles without any height are left out. */
export function* packTiles(grid: TerrainGrid, { scale, offset }: Packing): Generator<HeightTile> {
  const { columns, rows, elevationM } = grid;
  for (let row = 0; row * TILE < rows; row++) {
    for (let column = 0; column * TILE < columns; column++) {
      const samples = new Uint8Array(2 * TILE * TILE);
      let any = false;
      for (let y = 0; y < TILE; y++) {
        for (let x = 0; x < TILE; x++) {
          const [cx, cy] = [column * TILE + x, row * TILE + y];
          const height = cx < columns && cy < rows ? elevationM[cy * columns + cx]! : Number.NaN;
          const known = !Number.isNaN(height);
          any ||= known;
          const value = known ? Math.min(NONE - 1, Math.max(0, Math.round((height - offset) / scale))) : NONE;
          const at = 2 * (y * TILE + x);
          samples[at] = value >> 8;
          samples[at + 1] = value & 0xff;
        }
      }
      if (any) yield { column, row, png: encodePng('gray16', TILE, TILE, samples) };
    }
  }
}

/**
 * Writes a tile's heights into a grid.
 * @returns whether the tile was one
 */
export function unpackTile(
  grid: TerrainGrid,
  { scale, offset }: Packing,
  { column, row, png }: HeightTile,
): boolean {
  const samples = decodePng('gray16', TILE, TILE, png);
  if (!samples) return false;
  const { columns, rows, elevationM } = grid;
  const right = Math.min(columns, (column + 1) * TILE);
  const bottom = Math.min(rows, (row + 1) * TILE);
  for (let cy = row * TILE; cy < bottom; cy++) {
    for (let cx = column * TILE; cx < right; cx++) {
      const at = 2 * ((cy - row * TILE) * TILE + cx - column * TILE);
      const value = (samples[at]! << 8) | samples[at + 1]!;
      elevationM[cy * columns + cx] = value === NONE ? Number.NaN : value * scale + offset;
    }
  }
  return true;
}
