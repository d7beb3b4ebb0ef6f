interface Learner {
  learningRate(t: number, T: number, W: number, peak: number, floor: number): number | Promise<number>;
}

/** The rates of all steps 0 … T. */
export function curve(
  { learningRate }: Learner,
  _tf: unknown,
  T: number,
  W: number,
  peak: number,
  floor: number,
): Promise<number[]> {
  return Promise.all(Array.from({ length: T + 1 }, (_, t) => learningRate(t, T, W, peak, floor)));
}
