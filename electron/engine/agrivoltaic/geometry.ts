import type { AgrivoltaicSetup } from '../../../shared/agrivoltaic.ts';
import { cosd, sind } from '../angles.ts';
import type { PlotExtent } from './plot-extent.ts';

/** Steepest rotation of a tracker, as the yield chain takes it. */
export const TRACKER_STOP_DEG = 60;

/** Rows over land as the light models need them. */
export interface RowGeometry {
  /** Direction of the rows' axis, degrees clockwise from north; the side faced is a quarter turn clockwise. */
  axisAzimuthDeg: number;
  /** Tilt of fixed rows, degrees; null for a tracker. */
  fixedTiltDeg: number | null;
  gcr: number;
  pitchM: number;
  /** Height of the rows' centre line above the ground. */
  heightM: number;
  /** Share of a row's length that carries modules. */
  fillShare: number;
  /** Share of the modules' area that lets light pass. */
  transparency: number;
  /** How far the ground under the rows reaches. */
  extent: PlotExtent;
}

/** Ground whose edges are far from most of it. */
export const ENDLESS: PlotExtent = { acrossM: null, alongM: null };

/** Tilt at which a row reaches lowest: the stop of a tracker, else its own. */
const steepestTiltDeg = (setup: Pick<AgrivoltaicSetup, 'mount' | 'tiltDeg'>): number =>
  setup.mount === 'single-axis-tracker' ? TRACKER_STOP_DEG : setup.tiltDeg;

/** The rows of a setup; their centre line stands half a row's rise above the clearance. */
export function rowGeometry(setup: AgrivoltaicSetup): Omit<RowGeometry, 'transparency' | 'extent'> {
  const tracker = setup.mount === 'single-axis-tracker';
  return {
    axisAzimuthDeg: tracker ? setup.azimuthDeg : setup.azimuthDeg - 90,
    fixedTiltDeg: tracker ? null : setup.tiltDeg,
    gcr: setup.gcr,
    pitchM: setup.pitchM,
    heightM: setup.clearanceM + (setup.rowWidthM / 2) * sind(steepestTiltDeg(setup)),
    fillShare: setup.fillShare,
  };
}

/** Ground between two rows that no part of a row stands over at its flattest working position, m. */
export function freeWidthM(setup: AgrivoltaicSetup): number {
  const tiltDeg = setup.mount === 'single-axis-tracker' ? 0 : setup.tiltDeg;
  return setup.pitchM - setup.rowWidthM * cosd(tiltDeg);
}
