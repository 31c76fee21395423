/**
 * Where the loops over a year leave their sums, per kWp: 12 months of AC (kWh), 12 months of POA (kWh/m²), then
 * annual sums. A Float64Array, so that threads can write many arrays' sums side by side.
 */
export const TOTALS = {
  monthlyAc: 0,
  monthlyPoa: 12,
  /** Light left after shade by rows in front, kWh/m². */
  received: 24,
  /** Light that reaches the cells, kWh/m². */
  effective: 25,
  /** DC before losses, kWh. */
  dc: 26,
  /** AC without clipping, kWh. */
  unclippedAc: 27,
  /** What the rear side adds to the light received, at its efficiency, kWh/m². */
  rear: 28,
  length: 29,
} as const;
