import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { clamp, cosd, DEG, RAD, sind } from '../angles.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { topocentricSun } from '../sun/spa.ts';
import { geocentricSunOfYear, observerAt } from '../sun/sun-year.ts';

/** Directions a roof's skyline is looked at in: every 3°. */
export const DIRECTIONS = 120;
/** Steps of elevation in a degree, up to the zenith. */
const PER_DEG = 1;
const LEVELS = 90 * PER_DEG;
/** Positions of the sun taken in each hour. */
const SUBSTEPS = 6;
/** A skyline below this tangent hides nothing that counts. */
const LEAST_TANGENT = 0.001;
/** Numbers of a bin: the beam's vector (east, north, up), and hours of sun. */
const STRIDE = 4;

/** East and north parts of each direction's unit vector. */
export const EAST = Float64Array.from({ length: DIRECTIONS }, (_, i) => sind((i * 360) / DIRECTIONS));
export const NORTH = Float64Array.from({ length: DIRECTIONS }, (_, i) => cosd((i * 360) / DIRECTIONS));

/**
 * A year's beam light by where in the sky it comes from, so that all roofs of a county share the hours.
 *
 * `above` holds, for each direction and elevation, what comes from there and from higher up in the same direction:
 * the sum of beam and circumsolar light as a vector (kWh/m² on a plane are its product with the plane's normal) and
 * hours in which the sun stands there.
 */
export interface SunBins {
  above: Float32Array;
  /** Hours of the year with the sun up. */
  sunHours: number;
  /** Uniform sky per (1 + cos tilt), horizon band per sin tilt and global horizontal light, kWh/m² in the year. */
  uniformKwhM2: number;
  bandKwhM2: number;
  ghiKwhM2: number;
}

/**
 * Sorts the hours of a year by where the sun stands. Each hour's light keeps its direction of mid-hour, as in the
 * estimates; which part of the sky it needs is taken at six instants of the hour, since a wall's shadow moves on.
 *
 * @param sky prepared without a skyline, see `prepareSky`
 * @param counts whether the sun's hours of an hour of the year are counted, lit or not
 * Source: NREL SPA for positions; light as in `runFixedArray`.
 */
export function binSun(sky: SkyYear, counts: (hour: number) => boolean = () => true): SunBins {
  const above = new Float64Array(DIRECTIONS * (LEVELS + 1) * STRIDE);
  const bins = { sunHours: 0, uniformKwhM2: 0, bandKwhM2: 0, ghiKwhM2: 0 };
  const sunAt = geocentricSunOfYear(sky.year);
  const observer = observerAt(sky.place);
  const at = new Int32Array(SUBSTEPS);
  let lit = 0;
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) {
    let up = 0;
    for (let step = 0; step < SUBSTEPS; step++) {
      const seen = topocentricSun(sunAt((hour + (step + 0.5) / SUBSTEPS) / 24), observer);
      const elevationDeg = 90 - seen.apparentZenithDeg;
      if (elevationDeg <= 0) continue;
      const direction = Math.round((seen.azimuthDeg * DIRECTIONS) / 360) % DIRECTIONS;
      const level = clamp(Math.floor(elevationDeg * PER_DEG), 0, LEVELS - 1);
      at[up++] = (direction * (LEVELS + 1) + level) * STRIDE;
    }
    if (counts(hour)) {
      for (let step = 0; step < up; step++) above[at[step]! + 3]! += 1 / SUBSTEPS;
      bins.sunHours += up / SUBSTEPS;
    }
    if (sky.hour[lit] !== hour) continue;
    const i = lit++;
    bins.uniformKwhM2 += sky.uniformWm2[i]! / 1000;
    bins.bandKwhM2 += sky.bandWm2[i]! / 1000;
    bins.ghiKwhM2 += sky.ghiWm2[i]! / 1000;
    const beam = (sky.dniWm2[i]! + sky.discWm2[i]!) / 1000;
    for (let step = 0; step < up; step++) {
      const bin = at[step]!;
      above[bin]! += (beam * sky.east[i]!) / up;
      above[bin + 1]! += (beam * sky.north[i]!) / up;
      above[bin + 2]! += (beam * sky.up[i]!) / up;
    }
  }
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    for (let level = LEVELS - 1; level >= 0; level--) {
      const bin = (direction * (LEVELS + 1) + level) * STRIDE;
      for (let k = 0; k < STRIDE; k++) above[bin + k]! += above[bin + STRIDE + k]!;
    }
  }
  // Single precision: the whole sky stays near the processor.
  return { ...bins, above: Float32Array.from(above) };
}

/** A plane under a year's sun, with what depends on the plane alone worked out. */
export interface BinnedPlane {
  bins: SunBins;
  tiltDeg: number;
  azimuthDeg: number;
  /** Unit vector square to the plane. */
  normal: readonly [east: number, north: number, up: number];
  /** Tangent of the elevation below which the plane itself hides the sky, by direction. */
  ownTan: Float64Array;
  /** Cosine between each direction and the one the plane faces, times the sine of its tilt. */
  lean: Float64Array;
  /** Beam light, hours of sun and part of the sky by direction with nothing around, and their sums. */
  open: { beam: Float64Array; hours: Float64Array; sky: Float64Array };
  openBeam: number;
  openSky: number;
  /** Ground-reflected light and the horizon band, which a skyline leaves as they are, kWh/m². */
  constantKwhM2: number;
  /** The year's light with nothing around, kWh/m². */
  openPoaKwhM2: number;
}

/** What reaches a point of a plane in a year. */
export interface PointLight {
  poaKwhM2: number;
  /** Of the uniform sky that an open plane sees, the share that is left. */
  skyShare: number;
  /** Of the beam and circumsolar light of an open plane, the share that is left. */
  beamShare: number;
  /** Hours in which the sun is up and hidden by what stands around. */
  shadeHours: number;
}

/** Prepares a plane of any tilt below the vertical. */
export function binnedPlane(bins: SunBins, tiltDeg: number, azimuthDeg: number, albedo: number): BinnedPlane {
  const [sine, cosine] = [sind(tiltDeg), cosd(tiltDeg)];
  const plane: BinnedPlane = {
    ...{ bins, tiltDeg, azimuthDeg },
    normal: [sine * sind(azimuthDeg), sine * cosd(azimuthDeg), cosine],
    ownTan: new Float64Array(DIRECTIONS),
    lean: new Float64Array(DIRECTIONS),
    open: {
      beam: new Float64Array(DIRECTIONS),
      hours: new Float64Array(DIRECTIONS),
      sky: new Float64Array(DIRECTIONS),
    },
    openBeam: 0,
    openSky: 0,
    constantKwhM2: bins.bandKwhM2 * sine + 0.5 * albedo * bins.ghiKwhM2 * (1 - cosine),
    openPoaKwhM2: 0,
  };
  for (let i = 0; i < DIRECTIONS; i++) {
    plane.lean[i] = sine * cosd((i * 360) / DIRECTIONS - azimuthDeg);
    plane.ownTan[i] = Math.max(0, -plane.lean[i]! / cosine);
  }
  for (let i = 0; i < DIRECTIONS; i++) {
    lightFrom(plane, i, 0);
    plane.open.beam[i] = part.beam;
    plane.open.hours[i] = part.hours;
    plane.open.sky[i] = part.sky;
    plane.openBeam += part.beam;
    plane.openSky += part.sky;
  }
  plane.openPoaKwhM2 = plane.openBeam + bins.uniformKwhM2 * (1 + cosine) + plane.constantKwhM2;
  return plane;
}

/**
 * The year's light at a point of a plane behind a skyline.
 *
 * @param skylineTan tangents of the skyline's elevations in each of {@link DIRECTIONS}, from `at` on
 * Source: sums of beam and circumsolar light over the unhidden sky; uniform sky by the integral of Dozier, J. and
 * Frew, J. (1990), IEEE Transactions on Geoscience and Remote Sensing 28, 963–969, equation 7b, direction by direction.
 */
export function lightAt(plane: BinnedPlane, skylineTan: Float32Array, at = 0): PointLight {
  const { bins, open } = plane;
  let [beam, sky, shadeHours] = [plane.openBeam, plane.openSky, 0];
  for (let i = 0; i < DIRECTIONS; i++) {
    const around = skylineTan[at + i]!;
    if (around <= LEAST_TANGENT) continue;
    lightFrom(plane, i, around);
    beam += part.beam - open.beam[i]!;
    sky += part.sky - open.sky[i]!;
    shadeHours += open.hours[i]! - part.hours;
  }
  const skyShare = plane.openSky > 0 ? sky / plane.openSky : 1;
  return {
    poaKwhM2: beam + bins.uniformKwhM2 * (1 + plane.normal[2]) * skyShare + plane.constantKwhM2,
    skyShare,
    beamShare: plane.openBeam > 0 ? beam / plane.openBeam : 1,
    shadeHours,
  };
}

/** Arc tangents by t / (1 + t), linear between: within 1e-6, and a third of the time. */
const ARCS = 2048;
const arc = Float64Array.from({ length: ARCS + 2 }, (_, i) => Math.atan(i / Math.max(ARCS - i, 1e-9)));

function arcTangent(tangent: number): number {
  const place = (tangent / (1 + tangent)) * ARCS;
  const left = place | 0;
  return arc[left]! + (place - left) * (arc[left + 1]! - arc[left]!);
}

/** What the last call of {@link lightFrom} found. */
const part = { beam: 0, sky: 0, hours: 0 };

/** Light from one direction above a skyline, and above the plane itself. */
function lightFrom({ bins: { above }, normal, ownTan, lean }: BinnedPlane, i: number, around: number): void {
  const own = ownTan[i]!;
  const low = around > 0 ? arcTangent(around) : 0;
  const elevation = own > around ? arcTangent(own) : low;
  const tangent = own > around ? own : around;
  const place = elevation * DEG * PER_DEG;
  const level = Math.min(place | 0, LEVELS - 1);
  const share = place - level;
  const kept = 1 - share;
  const bin = (i * (LEVELS + 1) + level) * STRIDE;
  const x = above[bin]! * kept + above[bin + 4]! * share;
  const y = above[bin + 1]! * kept + above[bin + 5]! * share;
  const z = above[bin + 2]! * kept + above[bin + 6]! * share;
  part.beam = Math.max(0, normal[0] * x + normal[1] * y + normal[2] * z);
  const square = 1 / (1 + tangent * tangent);
  part.sky = normal[2] * square + lean[i]! * (Math.PI / 2 - elevation - tangent * square);
  // Hours behind the roof's own plane are no shade of the surroundings.
  const under = low * DEG * PER_DEG;
  const floor = Math.min(under | 0, LEVELS - 1);
  const other = (i * (LEVELS + 1) + floor) * STRIDE + 3;
  part.hours = above[other]! * (1 - under + floor) + above[other + STRIDE]! * (under - floor);
}

/** Elevation of a tangent, degrees. */
export const elevationDegOf = (tangent: number): number => Math.atan(tangent) * DEG;
export const tangentOf = (elevationDeg: number): number => Math.tan(elevationDeg * RAD);
