import type { Light } from '../../../shared/agrivoltaic-result.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import type { GroundLight } from './ground-light.ts';

/**
 * Photosynthetically active photons in global radiation, mol/MJ.
 *
 * Source: Meek, D. W. et al. (1984), Agronomy Journal 76, 939–945: 2.04 µmol/J over the western United States.
 */
const PAR_MOL_PER_MJ = 2.04;
const MJ_PER_KWH = 3.6;

const sumOver = (months: readonly number[], values: readonly number[]): number =>
  months.reduce((sum, month) => sum + values[month]!, 0);

/**
 * What a year of light on the ground means for what grows there.
 *
 * @param ground from `groundLight`
 * @param seasonMonths months of the growing season, 1 to 12
 * @returns shares of open-ground light, see `lightSchema`; photons in the season per day
 */
export function describeLight(
  ground: GroundLight,
  seasonMonths: readonly number[],
): Omit<Light, 'transparency'> {
  const { position, under } = ground;
  const open = ground.openBeam.map((beam, month) => beam + ground.openDiffuse[month]!);
  const mean = ground.underBeam.map((beam, month) => beam + ground.underDiffuse[month]!);
  const year = Array.from({ length: 12 }, (_, month) => month);
  const season = seasonMonths.map((month) => month - 1);
  const strip = (months: number[]) => {
    const total = sumOver(months, open);
    return position.map((_, k) => months.reduce((sum, month) => sum + under[month]![k]!, 0) / total);
  };
  const seasonStrip = strip(season);
  const seasonOpen = sumOver(season, open);
  const seasonMean = sumOver(season, mean) / seasonOpen;
  const spread = Math.sqrt(
    seasonStrip.reduce((sum, share) => sum + (share - seasonMean) ** 2, 0) / seasonStrip.length,
  );
  const days = season.reduce((sum, month) => sum + HOURS_IN_MONTH[month]! / 24, 0);
  const dliOpen = (seasonOpen * MJ_PER_KWH * PAR_MOL_PER_MJ) / days;
  return {
    position,
    annual: strip(year),
    season: seasonStrip,
    monthly: year.map((month) => under[month]!.map((value) => value / open[month]!)),
    annualMean: sumOver(year, mean) / sumOver(year, open),
    seasonMean,
    monthlyMean: year.map((month) => mean[month]! / open[month]!),
    seasonBeamShare: sumOver(season, ground.underBeam) / seasonOpen,
    seasonDiffuseShare: sumOver(season, ground.underDiffuse) / seasonOpen,
    uniformity: Math.min(...seasonStrip) / seasonMean,
    variation: spread / seasonMean,
    dliOpen,
    dliUnder: dliOpen * seasonMean,
  };
}
