/**
 * Where the loops over a year leave their sums, per kWp: 12 months of AC (kWh), 12 months of POA (kWh/m²), then
 * annual sums. A Float64Array, so that threads can write many arrays' sums side by side.
 */
export const TOTALS = {
  /** At the meter. */
  monthlyAc: 0,
  monthlyPoa: 12,
  /** Light left after shade by rows in front, kWh/m². */
  received: 24,
  /** Light, rear included, after the angle losses of beam alone, kWh/m². */
  beamPassed: 25,
  /** Light that reaches the cells, kWh/m². */
  effective: 26,
  /** DC before losses as under full light at the cells' temperature, kWh. */
  warm: 27,
  /** DC before losses, kWh. */
  dc: 28,
  /** AC without clipping, kWh. */
  unclippedAc: 29,
  /** AC clipped by hourly means, kWh. */
  clippedAc: 30,
  /** AC behind the inverter, kWh. */
  inverterAc: 31,
  /** What the rear side adds to the light received, at its efficiency, kWh/m². */
  rear: 32,
  length: 33,
} as const;
