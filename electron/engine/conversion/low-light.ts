/** Width of the table's intervals, W/m², and where it ends. */
export const LOW_LIGHT_STEP_WM2 = 4;
export const LOW_LIGHT_LAST = 511;

/** Terms in ln and ln² of the light over 1000 W/m² for crystalline silicon. */
const LINEAR = -0.006756;
const SQUARE = -0.016444;

/**
 * Efficiency of crystalline silicon modules under some light over that under 1000 W/m², at 25 °C.
 *
 * @param effectiveWm2 irradiance that reaches the cells
 * @returns 1 at 1000 W/m², 0.968 at 200, 0 in the dark; never below 0
 * Source: Huld, T. et al. (2011), Solar Energy Materials and Solar Cells 95, 3359–3369, equation 1, with the
 * coefficients of PVGIS 6 for modules of today: Chatzipanagi, A. et al. (2025), Progress in Photovoltaics.
 */
export function lowLightEfficiency(effectiveWm2: number): number {
  if (!(effectiveWm2 > 0)) return 0;
  const log = Math.log(effectiveWm2 / 1000);
  return Math.max(0, 1 + log * (LINEAR + SQUARE * log));
}

const tableOf = (efficiency: (effectiveWm2: number) => number): Float64Array =>
  Float64Array.from({ length: LOW_LIGHT_LAST + 2 }, (_, i) => efficiency(i * LOW_LIGHT_STEP_WM2));

/** {@link lowLightEfficiency} at every {@link LOW_LIGHT_STEP_WM2}, to be read linearly. */
export const LOW_LIGHT = tableOf(lowLightEfficiency);

/** In the place of {@link LOW_LIGHT} for modules whose efficiency is the same under all light. */
export const ALL_LIGHT_ALIKE = tableOf(() => 1);
