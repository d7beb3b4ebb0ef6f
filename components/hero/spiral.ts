/** The front page's network: two spirals, learned in plain arithmetic, so that it starts at once. */
import { makePoints } from '@src/labs/playground/data.ts';
import { gridPoints } from '@src/labs/playground/grid.ts';
import { FEATURES, initialParameters, layoutOf } from '@src/labs/playground/network.ts';
import { DEFAULT_PARAMS } from '@src/labs/playground/protocol.ts';

export const SIZES = [7, 8, 6, 1] as const;
const LAYOUT = layoutOf(SIZES);
const RATE = 0.02;

export const POINTS = makePoints({
  ...DEFAULT_PARAMS,
  data: 'spiral',
  points: 260,
  validation: 0,
  noise: 4,
  seed: 3,
}).training;

const inputOf = (x1: number, x2: number) =>
  Float32Array.from(FEATURES, ({ of }, i) => of(x1, x2) / (i === 2 || i === 3 || i === 4 ? 12 : i < 2 ? 3 : 1));
const INPUTS = POINTS.map(({ x1, x2 }) => inputOf(x1, x2));

/** Values of all units for one input; `a[0]` is the input. */
function forward(parameters: Float32Array, input: Float32Array, a: Float32Array[]): void {
  a[0] = input;
  for (const [l, { inputs, outputs, weights, biases }] of LAYOUT.entries()) {
    const from = a[l]!;
    const to = a[l + 1]!;
    for (let j = 0; j < outputs; j++) {
      let z = parameters[biases + j]!;
      for (let i = 0; i < inputs; i++) z += from[i]! * parameters[weights + i * outputs + j]!;
      to[j] = Math.tanh(z);
    }
  }
}

const buffers = () => SIZES.map((size) => new Float32Array(size));

export interface Net {
  step: number;
  parameters: Float32Array;
  loss: number;
  accuracy: number;
  /** One step of Adam on all points. */
  train(): void;
}

export function createNet(seed: number): Net {
  const parameters = initialParameters(SIZES, 'glorot', seed);
  const [m, v, g] = [0, 1, 2].map(() => new Float32Array(parameters.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const a = buffers();
  const d = buffers();
  const net: Net = {
    step: 0,
    parameters,
    loss: NaN,
    accuracy: NaN,
    train() {
      g.fill(0);
      let loss = 0;
      let right = 0;
      for (let n = 0; n < POINTS.length; n++) {
        const y = POINTS[n]!.y;
        forward(parameters, INPUTS[n]!, a);
        const out = a[3]![0]!;
        if (out * y > 0) right++;
        loss -= Math.log(Math.max(1e-6, (1 + out * y) / 2));
        d[3]![0] = (out - y) / POINTS.length;
        for (let l = 2; l >= 0; l--) {
          const { inputs, outputs, weights, biases } = LAYOUT[l]!;
          const [from, dTo, dFrom] = [a[l]!, d[l + 1]!, d[l]!];
          for (let j = 0; j < outputs; j++) g[biases + j]! += dTo[j]!;
          for (let i = 0; i < inputs; i++) {
            let sum = 0;
            for (let j = 0; j < outputs; j++) {
              const k = weights + i * outputs + j;
              g[k]! += from[i]! * dTo[j]!;
              sum += parameters[k]! * dTo[j]!;
            }
            dFrom[i] = sum * (1 - from[i]! * from[i]!);
          }
        }
      }
      const t = ++net.step;
      for (let k = 0; k < g.length; k++) {
        m[k] = 0.9 * m[k]! + 0.1 * g[k]!;
        v[k] = 0.999 * v[k]! + 0.001 * g[k]! * g[k]!;
        parameters[k]! -= (RATE * (m[k]! / (1 - 0.9 ** t))) / (Math.sqrt(v[k]! / (1 - 0.999 ** t)) + 1e-7);
      }
      net.loss = loss / POINTS.length;
      net.accuracy = right / POINTS.length;
    },
  };
  return net;
}

/** Keeps the plane's inputs, so that a frame only computes. */
export function createView(size: number) {
  const inputs = gridPoints(size).map(({ x1, x2 }) => inputOf(x1, x2));
  const values = SIZES.map((count) => Array.from({ length: count }, () => new Float32Array(inputs.length)));
  const a = buffers();
  for (const [p, input] of inputs.entries()) for (let u = 0; u < SIZES[0]; u++) values[0]![u]![p] = input[u]!;
  /** @returns for every layer from the inputs on, for every unit, [size²] values */
  return (parameters: Float32Array): Float32Array[][] => {
    for (const [p, input] of inputs.entries()) {
      forward(parameters, input, a);
      for (let l = 1; l < SIZES.length; l++) for (let u = 0; u < SIZES[l]!; u++) values[l]![u]![p] = a[l]![u]!;
    }
    return values;
  };
}
