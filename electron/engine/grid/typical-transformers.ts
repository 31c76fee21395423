import type { TypicalTransformers } from '../../../shared/transformers.ts';

/** Ratings of distribution transformers that are usual in villages, kVA. Engineering judgement. */
export const RATINGS_KVA = [
  30, 50, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500,
];

/**
 * The transformers that a village of so many homes typically has: as few alike ones as the largest allows.
 *
 * @returns how many, the rating of each in kVA and the highest load of each in kW
 */
export function typicalTransformers(
  households: number,
  { kvaPerHousehold, peakKwPerHousehold, largestKva }: TypicalTransformers,
): { count: number; ratingKva: number; peakLoadKw: number } {
  const usable = RATINGS_KVA.filter((kva) => kva <= largestKva);
  const needKva = households * kvaPerHousehold;
  const count = Math.max(1, Math.ceil(needKva / usable.at(-1)!));
  const ratingKva = usable.find((kva) => kva >= needKva / count)!;
  return { count, ratingKva, peakLoadKw: (households * peakKwPerHousehold) / count };
}
