import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/math/random.ts';

/** What a check of a formula calculates with. */
export interface CheckTools {
  /** Fresh random numbers, the same at every run. */
  random: Random;
  /** Fails unless two numbers agree: |a − b| ≤ tolerance · max(1, |a|, |b|). */
  agree: (a: number, b: number, tolerance?: number) => void;
  /** Central difference (f(x + h) − f(x − h)) / 2h in double precision, h = 6·10⁻⁶ · max(1, |x|), near its best for most functions. */
  derivative: (f: (x: number) => number, x: number) => number;
}

/** Central difference, see `CheckTools.derivative`. */
function derivative(f: (x: number) => number, x: number): number {
  const h = 6e-6 * Math.max(1, Math.abs(x));
  return (f(x + h) - f(x - h)) / (2 * h);
}

function agree(a: number, b: number, tolerance = 1e-7): void {
  expect(Math.abs(a - b), `${a} and ${b}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a), Math.abs(b)));
}

/**
 * A test of a displayed formula; `<Checked id="…">` marks the formula in the text. It evaluates what the formula says on random
 * input, and compares with something independent: finite differences, automatic differentiation, a sum by definition.
 * @param id kebab-case, the same as on the page
 */
export function check(id: string, body: (tools: CheckTools) => void | Promise<void>): void {
  test(id, async () => {
    expect.hasAssertions();
    await body({ random: createRandom(1), agree, derivative });
  });
}
