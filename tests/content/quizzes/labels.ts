import { LAYERS } from '../../../src/nn/articleNetwork.ts';
import { sizeCnn } from '../../../src/nn/size/cnn.ts';
import { forwardDense } from '../../../src/math/dense.ts';

const zeros = (rows: number, columns: number) => Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
const layer = (inputs: number, outputs: number) => ({
  W: zeros(outputs, inputs),
  b: new Array<number>(outputs).fill(0),
});
const shape = (matrix: number[][]) => `[${matrix.length}, ${matrix[0]!.length}]`;

/** Computes the labels that are numbers: for each such question the texts that belong to its places, in order. */
export const labelChecks: Record<string, () => string[]> = {
  'algorithms/build#digit-shapes': () => {
    const A = forwardDense([layer(28 * 28, 64), layer(64, 10)], zeros(32, 28 * 28));
    return [...A.map(shape), '[ ]'];
  },
  'project/model#forty-pixels': () => {
    const words = LAYERS.slice(0, 5).map(({ kind, output }) => (kind === 'Conv2D' ? `conv3-${output[2]}` : 'pool2'));
    const outputs = sizeCnn(`40x40x3 ${words.join(' ')} flatten`).map(({ output }) => output.join('×'));
    return [1, 3, 4, 6].map((part) => outputs[part]!);
  },
};
