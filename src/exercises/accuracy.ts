import { numbersOf, type Value } from './values.ts';

/** Share of answers that are the true class; null when there are not as many answers as classes. */
export function accuracyOf(answers: Value, classes: Value): number | null {
  const [given, right] = [numbersOf(answers), numbersOf(classes)!];
  if (given?.length !== right.length) return null;
  return given.filter((answer, i) => answer === right[i]).length / right.length;
}

/** The classes of images in the order in which they were shown: entry i is the class of image order[i]. */
export const inOrder = (classes: Value, order: readonly number[]): Value => {
  const right = numbersOf(classes)!;
  return order.map((i) => right[i]!);
};

/** Whether there is a probability of every one of ten classes instead of an answer. */
export const areProbabilities = (answers: Value, classes: Value): boolean =>
  numbersOf(answers)?.length === 10 * numbersOf(classes)!.length;

/** More than guessing ten classes reaches by luck. */
export const hasLearnt = (accuracy: number | null): boolean => accuracy !== null && accuracy >= 0.25;

/** Whether the source, without its comments, calls `fit` and nothing waits for it. */
export function fitsWithoutAwait(code: string): boolean {
  return /\.fit\(/.test(code) && !/\b(await|return)\s[^;]*\.fit\(/.test(code);
}
