import { SizeError, type Part } from './part.ts';

/** Widest layer that is understood. */
const MAXIMUM_WIDTH = 1_000_000;

// #region dense
/**
 * A dense layer from n inputs to m outputs.
 * @param isFirst then nobody needs the gradient of its input
 */
export function dense(id: string, n: number, m: number, isFirst: boolean): Part {
  return {
    id,
    output: [m],
    parameters: n * m + m,
    activations: m,
    forward: n * m,
    backward: isFirst ? n * m : 2 * n * m,
  };
}
// #endregion

/** The input of a network: no parameters, but the first layer's gradient reads it. */
export function input(shape: readonly number[]): Part {
  const activations = shape.reduce((product, n) => product * n, 1);
  return { id: 'input', output: shape, parameters: 0, activations, forward: 0, backward: 0 };
}

/**
 * A width, a size or a count as it is written.
 * @throws SizeError when it is no whole number from 1 to `MAXIMUM_WIDTH`
 */
export function readCount(text: string, field: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > MAXIMUM_WIDTH) throw new SizeError(field, 'number', text);
  return value;
}

/**
 * The parts of a multilayer perceptron.
 * @param text widths from input to output, such as `784-64-10`
 * @throws SizeError
 */
export function sizeMlp(text: string): Part[] {
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/\s*-\s*/);
  if (words.length < 2) throw new SizeError('mlp', 'empty', text.slice(0, 20));
  const widths = words.map((word) => readCount(word, 'mlp'));
  return widths.map((m, l) => (l === 0 ? input([m]) : dense(`dense-${m}`, widths[l - 1]!, m, l === 1)));
}
