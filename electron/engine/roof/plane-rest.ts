import {
  eachNeighbour,
  type FittedPlane,
  type HeightPatch,
  heightOn,
  offPlane,
  xOf,
  yOf,
} from './height-patch.ts';

/**
 * Gives what lies near no plane the one that most of its neighbours have, and marks as obstacles what stands up from it;
 * what lies lower is the blurred edge of the roof.
 */
export function fillRest(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  obstacle: Uint8Array,
  offM: number,
): void {
  const { z } = patch;
  let open = [...z.keys()].filter((cell) => plane[cell]! < 0 && !Number.isNaN(z[cell]!));
  while (open.length > 0) {
    const next: [number, number][] = [];
    for (const cell of open) {
      const votes = new Map<number, number>();
      eachNeighbour(patch, cell, (other) => {
        const mark = plane[other]!;
        if (mark >= 0) votes.set(mark, (votes.get(mark) ?? 0) + 1);
      });
      const [best] = [...votes].sort((a, b) => b[1] - a[1]);
      if (best) next.push([cell, best[0]]);
    }
    if (next.length === 0) break;
    for (const [cell, mark] of next) {
      plane[cell] = mark;
      if (offPlane(planes[mark]!, xOf(patch, cell), yOf(patch, cell), z[cell]!) > offM) obstacle[cell] = 1;
    }
    const done = new Set(next.map(([cell]) => cell));
    open = open.filter((cell) => !done.has(cell));
  }
}

/** A plane smaller than this that stands up from a much larger one is a thing on that one: a tank, a stair head, m². */
const STANDING_M2 = 16;

const [LARGER_TIMES, STANDS_M] = [3, 0.5];

/** Makes obstacles of small planes that stand on larger ones. */
export function withoutStanding(
  patch: HeightPatch,
  planes: readonly FittedPlane[],
  plane: Int16Array,
  obstacle: Uint8Array,
): FittedPlane[] {
  const goesTo = planes.map((_, mark) => mark);
  for (const [mark, own] of planes.entries()) {
    if (own.cells * patch.stepX * patch.stepY > STANDING_M2) continue;
    const contact = new Map<number, { n: number; rise: number }>();
    for (let cell = 0; cell < plane.length; cell++) {
      if (plane[cell] !== mark) continue;
      eachNeighbour(patch, cell, (other) => {
        const beside = plane[other]!;
        if (beside < 0 || beside === mark) return;
        const [x, y] = [xOf(patch, cell), yOf(patch, cell)];
        const found = contact.get(beside) ?? { n: 0, rise: 0 };
        found.n++;
        found.rise += heightOn(own, x, y) - heightOn(planes[beside]!, x, y);
        contact.set(beside, found);
      });
    }
    const [most] = [...contact].sort((a, b) => b[1].n - a[1].n);
    if (!most) continue;
    const [beside, { n, rise }] = most;
    if (rise / n > STANDS_M && planes[beside]!.cells > LARGER_TIMES * own.cells) goesTo[mark] = beside;
  }
  const kept: FittedPlane[] = [];
  const marks = planes.map((each, mark) => (goesTo[mark] === mark ? kept.push(each) - 1 : -1));
  // What one stands on may itself stand on another.
  const ground = (mark: number): number => (goesTo[mark] === mark ? mark : ground(goesTo[mark]!));
  for (let cell = 0; cell < plane.length; cell++) {
    const mark = plane[cell]!;
    if (mark < 0) continue;
    if (goesTo[mark] !== mark) obstacle[cell] = 1;
    plane[cell] = marks[ground(mark)]!;
  }
  return kept;
}
