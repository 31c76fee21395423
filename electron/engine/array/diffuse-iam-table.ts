import { DEG } from '../angles.ts';
import { iamDiffuse, iamHorizon, iamPhysical } from './iam.ts';

/** Intervals of the tables over cosines of tilt −1…1. */
const STEPS = 512;

/** Shares of diffuse light that pass the cover of a plane, by the cosine of its tilt. */
export interface DiffuseIam {
  /** Of a uniform sky's light; of the ground's for the opposite cosine. */
  dome: Float64Array;
  /** Of light from the horizon. */
  horizon: Float64Array;
}

let tables: DiffuseIam | null = null;

/** The physical modifier of plain glass averaged over what planes of all tilts see; see `iamDiffuse`. */
export function diffuseIamTables(): DiffuseIam {
  if (!tables) {
    const dome = new Float64Array(STEPS + 2);
    const horizon = new Float64Array(STEPS + 2);
    for (let i = 0; i <= STEPS; i++) {
      const tiltDeg = Math.acos((2 * i) / STEPS - 1) * DEG;
      dome[i] = iamDiffuse(iamPhysical, tiltDeg)[0];
      horizon[i] = iamHorizon(iamPhysical, tiltDeg);
    }
    // A plane that looks straight down sees nothing of the sky, and one next to it only grazing light.
    dome[STEPS + 1] = dome[STEPS]!;
    horizon[STEPS + 1] = horizon[STEPS]!;
    tables = { dome, horizon };
  }
  return tables;
}

/** A table of {@link diffuseIamTables} at a cosine of tilt, linear between its places. */
export function atCosTilt(table: Float64Array, cosTilt: number): number {
  const place = (cosTilt + 1) * (STEPS / 2);
  const step = place < 0 ? 0 : place > STEPS ? STEPS : place | 0;
  return table[step]! + (place - step) * (table[step + 1]! - table[step]!);
}
