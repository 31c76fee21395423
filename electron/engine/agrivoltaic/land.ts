import type { z } from 'zod';
import type { AgrivoltaicSetup } from '../../../shared/agrivoltaic.ts';
import type { landSchema } from '../../../shared/agrivoltaic-result.ts';
import { cosd, sind, tand } from '../angles.ts';

type Land = z.output<typeof landSchema>;

/** Declination of the sun on the solstices, degrees, as GB 50797 takes it. */
const OBLIQUITY_DEG = 23.45;

/**
 * Ground coverage ratio of plain fixed rows that do not shade each other between 9:00 and 15:00 solar time on the
 * winter solstice: what a solar farm without farming would have here.
 *
 * @param tiltDeg tilt of the rows
 * @param latitudeDeg north positive, below about 58°
 * @returns row width over pitch
 * Source: GB 50797—2012, Code for design of photovoltaic power station, 7.2: D = L·cos β + L·sin β·(0.707·tan φ +
 * 0.4338)/(0.707 − 0.4338·tan φ).
 */
export function unshadedGcr(tiltDeg: number, latitudeDeg: number): number {
  const latitude = tand(Math.abs(latitudeDeg));
  const solstice = tand(OBLIQUITY_DEG);
  const reach = (Math.SQRT1_2 * latitude + solstice) / (Math.SQRT1_2 - solstice * latitude);
  return 1 / (cosd(tiltDeg) + sind(tiltDeg) * reach);
}

/** Share of the ground that stays under cultivation beside the strip lost along each row. */
export const cultivatedShare = (setup: Pick<AgrivoltaicSetup, 'uncultivatedStripM' | 'pitchM'>): number =>
  Math.max(0, 1 - setup.uncultivatedStripM / setup.pitchM);

/**
 * Land equivalent ratio: land that separate farming and a separate solar farm would need for the same harvests.
 *
 * The crop's part is its yield under the rows times the share of land still cultivated; the energy's part is the
 * energy of a hectare here over that of a hectare of plain solar farm with the same modules.
 *
 * @param relativeYield crop yield over unshaded yield; null where nothing is grown, which leaves the ratio open
 * @param kwhPerM2 yearly energy per square metre of land, here
 * @param reference the plain solar farm
 * @returns see `landSchema`
 * Source: Mead, R. and Willey, R. W. (1980), Experimental Agriculture 16, 217–228; for agrivoltaics Dupraz, C. et al.
 * (2011), Renewable Energy 36, 2725–2732.
 */
export function landUse(
  setup: AgrivoltaicSetup,
  relativeYield: number | null,
  kwhPerM2: number,
  reference: Land['reference'],
): Land {
  const cultivated = cultivatedShare(setup);
  const cropRatio = relativeYield === null ? null : relativeYield * cultivated;
  const pvRatio = kwhPerM2 / reference.kwhPerM2;
  return {
    cultivatedShare: cultivated,
    coverage: setup.gcr * setup.fillShare,
    cropRatio,
    pvRatio,
    ler: cropRatio === null ? null : cropRatio + pvRatio,
    reference,
    kwhPerM2,
  };
}

/**
 * Change of the income from what grows under an array, as a share of it: −1 where all is lost.
 *
 * Income is taken to fall with the harvest: engineering judgement. A pond has no crop to lose, and neither has the ground
 * under a canopy where nothing grows, such as a car park; where rows stand on a field and nothing grows, all is lost.
 */
export function cropChange(
  setup: Pick<AgrivoltaicSetup, 'crop' | 'layout'>,
  cropRatio: number | null,
): number {
  if (setup.crop === 'fishpond') return 0;
  if (setup.crop === 'none') return setup.layout === 'canopy' ? 0 : -1;
  return (cropRatio ?? 0) - 1;
}
