import type { FittedRoof } from './height-patch.ts';
import { edgeDistanceM } from './prisms.ts';
import type { Cut } from './surface-cut.ts';

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
export function usableCells(cut: Cut, roof: FittedRoof, setbackM: number): Uint8Array {
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
