import { expect, test } from 'vitest';
import { universalKriging, weighted } from '../../../electron/engine/resource/kriging.ts';

const points = [30, 31, 33, 36, 38.5].flatMap((latitudeDeg, i) =>
  [100, 103, 107, 110].map((longitudeDeg) => ({ latitudeDeg, longitudeDeg: longitudeDeg + 0.3 * i })),
);
const options = {
  drift: ({ latitudeDeg, longitudeDeg }: (typeof points)[number]) => [1, latitudeDeg, longitudeDeg],
  rangeKm: 500,
  nugget: 0,
};

test('weights add up to 1, carry a trend beyond the points and give a point its own value', () => {
  const kriging = universalKriging(points, options);
  const trend = points.map(({ latitudeDeg, longitudeDeg }) => 40 - latitudeDeg + 0.1 * longitudeDeg);
  const weights = kriging.weightsAt({ latitudeDeg: 45, longitudeDeg: 120 });
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  expect(weighted(weights, trend)).toBeCloseTo(40 - 45 + 12, 7);
  const own = points.map((_, i) => Math.sin(i * 7));
  expect(weighted(kriging.weightsAt(points[7]!), own)).toBeCloseTo(own[7]!, 9);
});

test('leaving one out is what a kriging of the others foretells', () => {
  const values = points.map((_, i) => 10 + 3 * Math.sin(i * 1.7));
  for (const nugget of [0, 0.3]) {
    const errors = universalKriging(points, { ...options, nugget }).leaveOneOut(values);
    for (const i of [0, 9, 19]) {
      const others = universalKriging(
        points.filter((_, j) => j !== i),
        { ...options, nugget },
      );
      const foretold = weighted(
        others.weightsAt(points[i]!),
        values.filter((_, j) => j !== i),
      );
      expect(errors[i]).toBeCloseTo(foretold - values[i]!, 7);
    }
  }
});
