import type { RoofLight, RoofRidge } from '../../../shared/roof-survey.ts';
import { cosd } from '../angles.ts';
import type { TerrainGrid } from '../terrain/grid.ts';
import { bundleOf } from './bundle.ts';
import type { County } from './county.ts';
import type { FittedRoof, HeightPatch } from './height-patch.ts';
import { facingOf, fitPlanes } from './planes.ts';
import { ridgesOf } from './ridges.ts';
import { type BinnedPlane, binnedPlane, DIRECTIONS, type PointLight } from './sun-bins.ts';
import { type Cut, cutSurface } from './surface-cut.ts';
import { pictureOf } from './surface-picture.ts';
import { look, type Sample } from './surface-samples.ts';
import { usableCells } from './surface-usable.ts';
import { yearOf } from './survey.ts';
import type { RoofHabits, SurveyedFace, SurveySettings } from './survey-asked.ts';

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

/** Planes flatter than this have no side they face, degrees. */
const LEVEL_DEG = 1;

/** What is left open of a shade worked out from a surface, as a share of it (judgement: trees move, edges are blurred). */
const SHADE_SPREAD = 0.1;

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
