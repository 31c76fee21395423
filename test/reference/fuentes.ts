const STEFAN_BOLTZMANN = 5.669e-8;
const EMISSIVITY = 0.84;
const ABSORPTION = 0.83;
/** Length that air streams along, m. */
const LENGTH_M = 0.5;
const HEAT_CAPACITY = 11_000;
const PRANDTL = 0.71;
const KELVIN = 273.15;
/** Module and anemometer height of PVWatts, m. */
const MODULE_M = 5;
const ANEMOMETER_M = 9.144;

interface Film {
  forced: number;
  free: number;
}

function film(meanK: number, differenceK: number, windMs: number): Film {
  const density = (0.003484 * 101325) / meanK;
  const viscosity = (0.24237e-6 * meanK ** 0.76) / density;
  const conductivity = 2.1695e-4 * meanK ** 0.84;
  const reynolds = (windMs * LENGTH_M) / viscosity;
  const forced =
    reynolds > 1.2e5
      ? ((0.0282 / reynolds ** 0.2) * density * windMs * 1007) / PRANDTL ** 0.4
      : ((0.86 / reynolds ** 0.5) * density * windMs * 1007) / PRANDTL ** 0.67;
  const grashof = ((9.8 / meanK) * Math.abs(differenceK) * LENGTH_M ** 3 * 0.5) / viscosity ** 2;
  return { forced, free: (0.21 * (grashof * PRANDTL) ** 0.32 * conductivity) / LENGTH_M };
}

const together = ({ forced, free }: Film): number => Math.cbrt(forced ** 3 + free ** 3);
const radiated = (a: number, b: number): number => EMISSIVITY * STEFAN_BOLTZMANN * (a * a + b * b) * (a + b);

/**
 * Module temperature through a year of hours as PVWatts Version 5 works it out.
 *
 * @param inoctC installed nominal operating cell temperature, °C: 45 on an open rack, 49 on a roof
 * Source: Fuentes, M. K. (1987), A simplified thermal model for flat-plate photovoltaic arrays, SAND85-0330; the two
 * temperatures from Dobos (2014), NREL/TP-6A20-62641, section 7.
 */
export function fuentes(
  poaWm2: ArrayLike<number>,
  airC: ArrayLike<number>,
  windMs: ArrayLike<number>,
  inoctC: number,
): Float64Array {
  const inoct = inoctC + KELVIN;
  const air0 = 293.15;
  const sky0 = 282.21;
  const convection = together(film((inoct + air0) / 2, inoct - air0, 1));
  const ground0 = radiated(inoct, air0);
  const absorbed = ABSORPTION * 800;
  const backRatio =
    (absorbed - EMISSIVITY * STEFAN_BOLTZMANN * (inoct ** 4 - sky0 ** 4) - convection * (inoct - air0)) /
    ((ground0 + convection) * (inoct - air0));
  const ground = (inoct ** 4 - backRatio * (inoct ** 4 - air0 ** 4)) ** 0.25;
  const groundRatio = Math.min(1, Math.max(0, (ground - air0) / (inoct - air0)));
  const groundK = air0 + groundRatio * (inoct - air0);
  const convectionRatio =
    (absorbed - EMISSIVITY * STEFAN_BOLTZMANN * (2 * inoct ** 4 - sky0 ** 4 - groundK ** 4)) /
    (convection * (inoct - air0));
  const capacity = HEAT_CAPACITY * (inoct > 321.15 ? 1 + (inoct - 321.15) / 12 : 1);
  const out = new Float64Array(poaWm2.length);
  let sunBefore = 0;
  let before = air0;
  for (let i = 0; i < out.length; i++) {
    const air = airC[i]! + KELVIN;
    const sky = 0.68 * (0.0552 * air ** 1.5) + 0.32 * air;
    const wind = windMs[i]! * (MODULE_M / ANEMOMETER_M) ** 0.2 + 1e-4;
    const sun = poaWm2[i]! * ABSORPTION;
    let module = before;
    for (let k = 0; k < 10; k++) {
      const air_ = convectionRatio * together(film((module + air) / 2, module - air, wind));
      const toSky = radiated(module, sky);
      const groundNow = air + groundRatio * (module - air);
      const toGround = radiated(module, groundNow);
      const all = air_ + toSky + toGround;
      const eigen = (-all / capacity) * 3600;
      const kept = eigen > -10 ? Math.exp(eigen) : 0;
      const driven = air_ * air + toSky * sky + toGround * groundNow + sunBefore + (sun - sunBefore) / eigen;
      module = before * kept + ((1 - kept) * driven + sun - sunBefore) / all;
    }
    out[i] = module - KELVIN;
    before = module;
    sunBefore = sun;
  }
  return out;
}
