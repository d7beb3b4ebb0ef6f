import { areaUnder, rocOf } from './roc.ts';

/** A probability from one number: σ(slope · x + intercept). */
export interface OneFeature {
  slope: number;
  intercept: number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

// #region fit
/** Logistic regression on one number by Newton's method, with a slight pull of the slope to 0, so that separable classes have a fit too. */
export function fitOneFeature(x: ArrayLike<number>, labels: ArrayLike<number>): OneFeature {
  const n = x.length;
  const mean = Array.from(x).reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(Array.from(x).reduce((sum, value) => sum + (value - mean) ** 2, 0) / n) || 1;
  let [a, b] = [0, 0];
  for (let step = 0; step < 25; step++) {
    let [ga, gb, haa, hab, hbb] = [1e-3 * a, 0, 1e-3, 0, 1e-9];
    for (let i = 0; i < n; i++) {
      const z = (x[i]! - mean) / deviation;
      const p = sigmoid(a * z + b);
      const [error, weight] = [(p - labels[i]!) / n, (p * (1 - p)) / n];
      ga += error * z;
      gb += error;
      haa += weight * z * z;
      hab += weight * z;
      hbb += weight;
    }
    const determinant = haa * hbb - hab * hab;
    a -= (hbb * ga - hab * gb) / determinant;
    b -= (haa * gb - hab * ga) / determinant;
  }
  return { slope: a / deviation, intercept: b - (a * mean) / deviation };
}
// #endregion

/** What a fit says of a number. */
export const probabilityOf = ({ slope, intercept }: OneFeature, x: number): number => sigmoid(slope * x + intercept);

/**
 * The column that alone tells the classes apart best, by the area under its ROC curve, upwards or downwards.
 * @param columns each [n]
 * @returns its place
 */
export function bestColumn(columns: readonly ArrayLike<number>[], labels: ArrayLike<number>): number {
  const areas = columns.map((column) => Math.abs(areaUnder(rocOf(column, labels)) - 0.5));
  return areas.indexOf(Math.max(...areas));
}
