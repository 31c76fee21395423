import type { CropOption } from '../../../shared/agrivoltaic.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';

type Stages = Pick<
  CropOption,
  'cropCoefficient' | 'firstCoefficient' | 'lastCoefficient' | 'stageDays' | 'sowingMonths'
>;

/** Months of the season as crops follow one another: each begins with the first month at or after its sowing. */
function cyclesOf(seasonMonths: readonly number[], sowingMonths: readonly number[]): number[][] {
  const from = sowingMonths[0]!;
  const since = (month: number) => (month - from + 12) % 12;
  const starts = sowingMonths.map(since);
  const cycles = new Map<number, number[]>();
  for (const month of [...new Set(seasonMonths)].sort((a, b) => since(a) - since(b))) {
    const start = Math.max(...starts.filter((each) => each <= since(month)));
    cycles.set(start, [...(cycles.get(start) ?? []), month]);
  }
  return [...cycles.values()];
}

/** Coefficient at a share of a crop's time: level, rising, level, falling. */
function coefficientAt(stages: Stages, share: number): number {
  const { firstCoefficient: first, cropCoefficient: mid, lastCoefficient: last } = stages;
  const [initial = 0, development = 0, middle = 0, late = 0] = stages.stageDays;
  const day = share * (initial + development + middle + late);
  if (day < initial) return first;
  if (day < initial + development) return first + ((mid - first) * (day - initial)) / development;
  const falling = day - initial - development - middle;
  return falling <= 0 || late === 0 ? mid : mid + ((last - mid) * falling) / late;
}

/**
 * Crop coefficient of every month of a season: the mean of its days on the curve of the four stages, which are stretched
 * to the days of each crop in the season.
 *
 * @param stages coefficients and lengths of the stages, and the months in which crops begin
 * @param seasonMonths months of the growing season, 1 to 12
 * @returns by month, in the order of growth
 * Source: Allen et al. (1998), FAO-56, chapter 6, equation 66 and figure 34; stages of its table 11.
 */
export function cropCoefficients(
  stages: Stages,
  seasonMonths: readonly number[],
): { month: number; value: number }[] {
  return cyclesOf(seasonMonths, stages.sowingMonths).flatMap((months) => {
    const daysOf = (month: number) => HOURS_IN_MONTH[month - 1]! / 24;
    const total = months.reduce((sum, month) => sum + daysOf(month), 0);
    let passed = 0;
    return months.map((month) => {
      const days = daysOf(month);
      let sum = 0;
      for (let day = 0; day < days; day++) sum += coefficientAt(stages, (passed + day + 0.5) / total);
      passed += days;
      return { month, value: sum / days };
    });
  });
}
