/** What the book gives to learners' code besides TensorFlow.js. */
declare module 'livegrad' {
  export const show: {
    /** Draws one list of numbers over 0, 1, 2, … or several by name. */
    line(values: ArrayLike<number> | Record<string, ArrayLike<number>>, title?: string): void;
    /** Draws a tensor or nested lists [height, width], [height, width, 1] or [height, width, 3]. */
    image(image: unknown, title?: string): void;
    /** Lists objects, or lists, as a table. */
    table(rows: readonly unknown[], title?: string): void;
  };

  /** The inputs of a check that were drawn by a seed, as Check shows both: `inputs('many-inputs', 38124)`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what they are differs from exercise to exercise
  export function inputs(check: string, seed: number): any[];
}
