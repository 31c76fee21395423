interface Point {
  latitudeDeg: number;
  longitudeDeg: number;
}

export interface KrigingOptions<P extends Point> {
  /** Terms of the trend at a point; the first is 1. */
  drift: (point: P) => number[];
  /** Distance at which the correlation of the residuals has fallen to 1/e, km. */
  rangeKm: number;
  /** Variance of a single point's own noise over the variance of the residuals. */
  nugget: number;
  /** How many kilometres eastward one northward counts as: ranges of mountains and zones of climate run
   * east and west. */
  northStretch?: number;
}

/** A trend with correlated residuals, ready to be asked. */
export interface Kriging<P extends Point> {
  /**
   * Weights of the points at a place; they add up to 1, and the value there is Σ weight·value.
   * One set serves any quantity known at the points.
   */
  weightsAt(place: P): Float64Array;
  /** Error at each point, value foretold from all others minus its own, in the unit of the values. */
  leaveOneOut(values: ArrayLike<number>): Float64Array;
}

const KM_PER_DEG = 111.195;
const RAD = Math.PI / 180;

/**
 * Universal kriging with exponential covariance on a locally flat Earth.
 *
 * @param points at least as many as the drift has terms, none at the very same place unless nugget > 0
 * Source: Cressie, N. (1993), Statistics for Spatial Data, section 3.4; the error of leaving a point out
 * from the inverse of the bordered matrix: Dubrule (1983), Mathematical Geology 15:687.
 */
export function universalKriging<P extends Point>(points: P[], options: KrigingOptions<P>): Kriging<P> {
  const { drift, rangeKm, nugget, northStretch = 1 } = options;
  const covariance = (a: P, b: P) => {
    const north = (a.latitudeDeg - b.latitudeDeg) * KM_PER_DEG * northStretch;
    const middle = ((a.latitudeDeg + b.latitudeDeg) / 2) * RAD;
    const east = (a.longitudeDeg - b.longitudeDeg) * KM_PER_DEG * Math.cos(middle);
    return Math.exp(-Math.sqrt(north * north + east * east) / rangeKm);
  };
  const n = points.length;
  const trends = points.map(drift);
  const size = n + trends[0]!.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = i === j ? 1 + nugget : covariance(points[i]!, points[j]!);
      matrix[i]![j] = value;
      matrix[j]![i] = value;
    }
    trends[i]!.forEach((term, t) => {
      matrix[i]![n + t] = term;
      matrix[n + t]![i] = term;
    });
  }
  const solve = solver(matrix);
  return {
    weightsAt(place) {
      const right = new Float64Array(size);
      points.forEach((point, i) => {
        right[i] = covariance(place, point);
      });
      right.set(drift(place), n);
      return solve(right).subarray(0, n);
    },
    leaveOneOut(values) {
      const right = new Float64Array(size);
      right.set(Array.from(values));
      const whole = solve(right);
      return Float64Array.from({ length: n }, (_, i) => {
        const unit = new Float64Array(size);
        unit[i] = 1;
        return -whole[i]! / solve(unit)[i]!;
      });
    },
  };
}

/** Solver of a square system, by Gaussian elimination with row pivots; takes the matrix as its own. */
export function solver(a: Float64Array[]): (right: Float64Array) => Float64Array {
  const n = a.length;
  const order = Array.from({ length: n }, (_, i) => i);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    [order[k], order[pivot]] = [order[pivot]!, order[k]!];
    const top = a[k]!;
    for (let i = k + 1; i < n; i++) {
      const row = a[i]!;
      const factor = row[k]! / top[k]!;
      row[k] = factor;
      if (factor !== 0) for (let j = k + 1; j < n; j++) row[j]! -= factor * top[j]!;
    }
  }
  return (right) => {
    const x = Float64Array.from(order, (i) => right[i]!);
    for (let i = 0; i < n; i++) {
      const row = a[i]!;
      let sum = x[i]!;
      for (let j = 0; j < i; j++) sum -= row[j]! * x[j]!;
      x[i] = sum;
    }
    for (let i = n - 1; i >= 0; i--) {
      const row = a[i]!;
      let sum = x[i]!;
      for (let j = i + 1; j < n; j++) sum -= row[j]! * x[j]!;
      x[i] = sum / row[i]!;
    }
    return x;
  };
}

/** Σ weight·value over the points. */
export function weighted(weights: Float64Array, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * values[i]!;
  return sum;
}
