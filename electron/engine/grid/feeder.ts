import type { Conductor } from '../../../shared/feeders.ts';

/** A line from a substation. */
export interface FeederLine {
  lengthM: number;
  voltageKv: number;
  conductor: Pick<Conductor, 'resistanceOhmKm' | 'reactanceOhmKm' | 'currentA'>;
  /** Power factor of the load along it; generation is fed in at unity. */
  powerFactor: number;
}

/** A site on a feeder: how far along the line from the substation, and how far from the line. */
export interface Tap {
  alongM: number;
  awayM: number;
  /** Fed in at the hour looked at, kW. */
  powerKw: number;
}

/** What a line carries by its current, kVA: √3 · U · I. */
export const lineRatingKva = ({
  voltageKv,
  conductor,
}: Pick<FeederLine, 'voltageKv' | 'conductor'>): number => Math.sqrt(3) * voltageKv * conductor.currentA;

/**
 * Rise of voltage over nominal along a feeder, by ΔU/U ≈ (P·R + Q·X) / U² summed over what is fed in and drawn off:
 * a site at `a` raises a place at `b` along the line by its power times the resistance of what both share, min(a, b);
 * the load is spread evenly and lowers it by P·(d − d² / 2L). The substation's own voltage is taken as nominal, and
 * generation is fed in at unity power factor.
 *
 * Source: the voltage drop of radial feeders with concentrated and evenly spread load, e.g. Kersting (2002),
 * Distribution System Modeling and Analysis, ch. 3.
 *
 * @param loadKw drawn off along the whole line at the hour looked at
 * @param alongM places along the line, metres from the substation
 * @returns the rise at each place, as a share of nominal
 */
export function riseAlong(
  { lengthM, voltageKv, conductor, powerFactor }: FeederLine,
  taps: readonly Tap[],
  loadKw: number,
  alongM: readonly number[],
): number[] {
  const { resistanceOhmKm: ohm, reactanceOhmKm } = conductor;
  const loadOhm = ohm + reactanceOhmKm * Math.tan(Math.acos(powerFactor));
  const perKw = 1 / (voltageKv * voltageKv * 1000);
  return alongM.map((at) => {
    const up = taps.reduce((sum, tap) => sum + (tap.powerKw * Math.min(tap.alongM, at)) / 1000, 0);
    const down = lengthM > 0 ? (loadKw * (at - (at * at) / (2 * lengthM))) / 1000 : 0;
    return (up * ohm - down * loadOhm) * perKw;
  });
}

/** Rise at a site: that of its place on the line and of its own way from there, of the same conductor. */
export function riseAtTap(line: FeederLine, taps: readonly Tap[], loadKw: number, tap: Tap): number {
  const [rise] = riseAlong(line, taps, loadKw, [tap.alongM]);
  const own = (tap.powerKw * tap.awayM * line.conductor.resistanceOhmKm) / 1000;
  return rise! + own / (line.voltageKv * line.voltageKv * 1000);
}

/**
 * Capacity with which the end of the feeder meets the voltage limit, sites staying where they are and growing alike.
 * Without sites the capacity is spread evenly, whose rise at the end is P·R·L / 2.
 *
 * @param perKwp power of one kWp at the hour looked at, kW
 */
export function hostingByVoltage(
  line: FeederLine,
  taps: readonly Tap[],
  installedKwp: number,
  loadKw: number,
  perKwp: number,
  limit: number,
): number {
  const { lengthM } = line;
  if (perKwp <= 0) return Infinity;
  const places = [...taps.map(({ alongM }) => alongM), lengthM];
  const lowered = riseAlong(line, [], loadKw, places);
  const even = installedKwp <= 0;
  const total = taps.reduce((sum, { powerKw }) => sum + powerKw, 0);
  const shapes = even
    ? [{ alongM: lengthM / 2, awayM: 0, powerKw: 1 }]
    : taps.map((tap) => ({ ...tap, powerKw: total > 0 ? tap.powerKw / total : 0 }));
  const raised = riseAlong(line, shapes, 0, places);
  const kw = raised.reduce(
    (least, rise, i) => (rise > 0 ? Math.min(least, (limit - lowered[i]!) / rise) : least),
    Infinity,
  );
  return kw / perKwp;
}
