import type { CarbonAssumptions, CarbonYear, Target } from '../../../shared/carbon.ts';

type Goals = Pick<
  CarbonAssumptions,
  | 'startYear'
  | 'peakYear'
  | 'neutralYear'
  | 'countyEmissionsTco2'
  | 'emissionsGrowth'
  | 'peakTarget'
  | 'neutralTarget'
>;

/**
 * What the plan does for the county's two carbon targets.
 *
 * Without the plan the county's emissions grow at a constant rate until the peak year and stay level after it; the
 * gap is what then lies above the target. The model of emissions is an engineering judgement.
 *
 * @param years from `avoidedByYear`, covering both target years that do not lie before the first one
 */
export function trackTargets(years: readonly CarbonYear[], goals: Goals): Target[] {
  const { startYear, peakYear, neutralYear, countyEmissionsTco2, emissionsGrowth } = goals;
  const track = (target: Target['target'], year: number, allowed: number): Target => {
    const avoidedTco2 = years.find((each) => each.year === year)?.avoidedTco2 ?? 0;
    const cumulativeTco2 = years
      .filter((each) => each.year <= year)
      .reduce((sum, each) => sum + each.avoidedTco2, 0);
    const growing = Math.max(0, Math.min(year, peakYear) - startYear);
    const gapTco2 =
      countyEmissionsTco2 === null
        ? null
        : Math.max(0, countyEmissionsTco2 * ((1 + emissionsGrowth) ** growing - allowed));
    const coveredShare = gapTco2 ? avoidedTco2 / gapTco2 : null;
    return { target, year, avoidedTco2, cumulativeTco2, gapTco2, coveredShare };
  };
  return [track('peak', peakYear, goals.peakTarget), track('neutral', neutralYear, goals.neutralTarget)];
}
