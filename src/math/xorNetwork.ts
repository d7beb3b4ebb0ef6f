/** XOR by two ReLU neurons (Goodfellow and others, 2016, section 6.1). */

/** The four inputs, each with its class. */
export const XOR_POINTS = [
  { x: [0, 0], isOne: false },
  { x: [0, 1], isOne: true },
  { x: [1, 0], isOne: true },
  { x: [1, 1], isOne: false },
] as const satisfies readonly { x: readonly [number, number]; isOne: boolean }[];

/** What the two hidden neurons say of an input: max(0, x₁ + x₂) and max(0, x₁ + x₂ − 1). */
export const hiddenOf = ([x1, x2]: readonly [number, number]): [number, number] => [
  Math.max(0, x1 + x2),
  Math.max(0, x1 + x2 - 1),
];

/** The output: h₁ − 2h₂. */
export const outputOf = ([h1, h2]: readonly [number, number]): number => h1 - 2 * h2;
