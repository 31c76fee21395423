import { clamp, cosd, DEG, sind } from '../angles.ts';
import { groundLit, groundSkyView } from '../array/ground-under-rows.ts';
import { backtrackDeg } from '../array/tracking.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { keptOn, skyShadeKept } from './edge-light.ts';
import { type RowGeometry, TRACKER_STOP_DEG } from './geometry.ts';

/** Places across the pitch that light is followed at. */
const PLACES = 24;

/** Steps of a tracker's rotation for which the view of the sky is worked out; between them it is interpolated. */
const ROTATION_STEP_DEG = 5;

/** Light on the ground, kWh/m² of global horizontal radiation per UTC month. */
export interface GroundLight {
  /** Middle of each place as a share of the pitch: 0 under a row's centre line, rising towards the side faced. */
  position: number[];
  /** On open ground. */
  openBeam: number[];
  openDiffuse: number[];
  /** Mean over the pitch under the rows. */
  underBeam: number[];
  underDiffuse: number[];
  /** Under the rows, per month and place. */
  under: number[][];
}

/** View of the sky from every place, for rotations a step apart from `first` on. */
function skyViews(rows: RowGeometry, position: readonly number[]) {
  const at = (rotationDeg: number) =>
    // The view factor's frame has the row's far edge raised by a positive rotation, ours lowered.
    position.map((x) => {
      const hidden = 1 - Math.min(1, groundSkyView(x, -rotationDeg, rows.gcr, rows.heightM, rows.pitchM));
      return 1 - hidden * skyShadeKept(rows, rotationDeg);
    });
  if (rows.fixedTiltDeg !== null) {
    const only = at(rows.fixedTiltDeg);
    return () => only;
  }
  const count = (2 * TRACKER_STOP_DEG) / ROTATION_STEP_DEG + 1;
  const table = Array.from({ length: count }, (_, k) => at(k * ROTATION_STEP_DEG - TRACKER_STOP_DEG));
  const between = new Array<number>(position.length);
  return (rotationDeg: number) => {
    const place = (rotationDeg + TRACKER_STOP_DEG) / ROTATION_STEP_DEG;
    const step = Math.min(count - 2, Math.floor(place));
    const t = place - step;
    for (let k = 0; k < between.length; k++) {
      between[k] = (1 - t) * table[step]![k]! + t * table[step + 1]![k]!;
    }
    return between;
  };
}

/**
 * How many pitches away the nearest row stands that shades a place.
 *
 * @param x place as a share of the pitch, 0 under a row's centre line
 * @param shift how far the rows' shadow is moved, pitches; against x
 * @param half half of the shadow's width, pitches
 */
function shadedBy(x: number, shift: number, half: number): number {
  const own = x > 0.5 ? x - 1 : x;
  return Math.max(0, Math.ceil(Math.abs(own + shift) - half - 1e-9));
}

/**
 * Follow a year of light on the ground under long parallel rows.
 *
 * Beam and the bright disc around the sun fall where no row's shadow lies; the rest of the skylight comes through
 * the gaps between 20 rows on each side. Where a row carries modules on a share of its length only, the gaps let
 * light through in that measure, averaged along the row; so does the share of their area through which modules let light
 * pass, as it falls, without the few hundredths that their glass keeps. Light that modules reflect is left out.
 *
 * On a plot of limited size the shade that falls over its edges takes nothing from it; the light of a place is its mean
 * over all pitches of the plot.
 *
 * @param sky lit hours of the year, from `prepareSky`
 * @param rows see {@link RowGeometry}
 * @param places how many places across the pitch
 * @returns see {@link GroundLight}; at every hour what the rows take and what reaches the ground make up open light
 * Valid on level ground, with nothing beside the plot that takes light.
 * Source: Mikofski et al. (2019), IEEE PVSC 46, 1282–1287, equations 4–8; disc by Perez et al. (1990).
 */
export function groundLight(sky: SkyYear, rows: RowGeometry, places = PLACES): GroundLight {
  const position = Array.from({ length: places }, (_, k) => (k + 0.5) / places);
  const views = skyViews(rows, position);
  const months = () => new Array<number>(12).fill(0);
  const light: GroundLight = {
    position,
    openBeam: months(),
    openDiffuse: months(),
    underBeam: months(),
    underDiffuse: months(),
    under: Array.from({ length: 12 }, () => new Array<number>(places).fill(0)),
  };
  const { axisAzimuthDeg, fixedTiltDeg, gcr, pitchM, extent } = rows;
  const fillShare = rows.fillShare * (1 - rows.transparency);
  const heightToPitch = rows.heightM / rows.pitchM;
  const axisEast = sind(axisAzimuthDeg);
  const axisNorth = cosd(axisAzimuthDeg);
  for (let month = 0; month < 12; month++) {
    const under = light.under[month]!;
    for (let i = sky.monthStart[month]!; i < sky.monthStart[month + 1]!; i++) {
      const up = Math.max(0, sky.up[i]!);
      const beam = ((sky.dniWm2[i]! + sky.discWm2[i]!) * up) / 1000;
      const diffuse = (2 * sky.uniformWm2[i]!) / 1000;
      const across = sky.east[i]! * axisNorth - sky.north[i]! * axisEast;
      const projectedDeg = Math.atan2(across, up) * DEG;
      const rotationDeg =
        fixedTiltDeg ?? clamp(backtrackDeg(projectedDeg, gcr), -TRACKER_STOP_DEG, TRACKER_STOP_DEG);
      const view = views(rotationDeg);
      const along = sky.east[i]! * axisEast + sky.north[i]! * axisNorth;
      const keptAlong = up > 0 ? keptOn((rows.heightM * along) / up, extent.alongM) : 0;
      const slope = up > 0 ? (heightToPitch * across) / up : 0;
      const width = up > 0 ? (gcr / 2) * Math.abs(cosd(rotationDeg) + (sind(rotationDeg) * across) / up) : 0;
      let beamSum = 0;
      let diffuseSum = 0;
      for (let k = 0; k < places; k++) {
        const lit = groundLit(position[k]!, rotationDeg, projectedDeg, gcr, heightToPitch);
        const dark =
          lit === 1 ? 0 : keptAlong * keptOn(pitchM * shadedBy(position[k]!, slope, width), extent.acrossM);
        const fromSun = beam * (1 - fillShare * dark);
        const fromSky = diffuse * (1 - fillShare * (1 - view[k]!));
        under[k]! += fromSun + fromSky;
        beamSum += fromSun;
        diffuseSum += fromSky;
      }
      light.openBeam[month]! += beam;
      light.openDiffuse[month]! += diffuse;
      light.underBeam[month]! += beamSum / places;
      light.underDiffuse[month]! += diffuseSum / places;
    }
  }
  return light;
}
