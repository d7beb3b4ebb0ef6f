import type { LoopPart, LoopState, NineNumbers, TrainingLoopParams } from '@src/labs/training-loop/protocol.ts';

/** One computed number with its formula. */
export interface Line {
  /** What is computed, such as `z₁`. */
  symbol: string;
  /** `=`, or `←` where a parameter changes. */
  sign: '=' | '←';
  formula: string;
  /** The formula with the numbers put in. */
  numbers: string;
  /** What the formula gives in double precision: the derivation by hand, for the tests. */
  byHand: number;
  /** What TensorFlow.js computed. */
  result: number;
}

const SUBSCRIPTS = ['₁', '₂'];

/** Every parameter: its symbol and where its number is. */
export const PARAMETERS: readonly {
  symbol: string;
  name: string;
  of: (nine: Partial<NineNumbers>) => number | undefined;
}[] = [
  { symbol: 'w₁₁', name: 'w11', of: ({ W1 }) => W1?.[0] },
  { symbol: 'w₁₂', name: 'w12', of: ({ W1 }) => W1?.[1] },
  { symbol: 'b₁', name: 'b1', of: ({ b1 }) => b1?.[0] },
  { symbol: 'w₂₁', name: 'w21', of: ({ W1 }) => W1?.[2] },
  { symbol: 'w₂₂', name: 'w22', of: ({ W1 }) => W1?.[3] },
  { symbol: 'b₂', name: 'b2', of: ({ b1 }) => b1?.[1] },
  { symbol: 'v₁', name: 'v1', of: ({ w2 }) => w2?.[0] },
  { symbol: 'v₂', name: 'v2', of: ({ w2 }) => w2?.[1] },
  { symbol: 'c', name: 'c', of: ({ b2 }) => b2 },
];

/** A number in four decimals without trailing zeros, with a real minus; large and small ones as powers of ten. */
export function show(value: number): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 0.0001 || size >= 10_000) ? value.toExponential(2) : String(Number(value.toFixed(4)));
  return text.replaceAll('-', '−');
}

/** A number as a factor or a term: negative ones in brackets. */
const put = (value: number) => (value < 0 ? `(${show(value)})` : show(value));

type Params = Pick<TrainingLoopParams, 'x1' | 'x2' | 'y' | 'learningRate' | 'activation'>;

/** The bend and its derivative, in letters, in numbers and by hand. */
function bendOf(activation: string, k: number, z: number, a: number) {
  const [sz, sa] = [`z${SUBSCRIPTS[k]}`, `a${SUBSCRIPTS[k]}`];
  if (activation === 'relu') {
    const slope = z > 0 ? 1 : 0;
    return {
      formula: `max(0, ${sz})`,
      numbers: `max(0, ${show(z)})`,
      byHand: Math.max(0, z),
      slope: `[${sz} > 0]`,
      slopeNumbers: `${slope}`,
      slopeByHand: slope,
    };
  }
  if (activation === 'tanh') {
    return {
      formula: `tanh(${sz})`,
      numbers: `tanh(${show(z)})`,
      byHand: Math.tanh(z),
      slope: `(1 − ${sa}²)`,
      slopeNumbers: `(1 − ${put(a)}²)`,
      slopeByHand: 1 - a * a,
    };
  }
  return {
    formula: `1 / (1 + e^(−${sz}))`,
    numbers: `1 / (1 + e^(−${put(z)}))`,
    byHand: 1 / (1 + Math.exp(-z)),
    slope: `${sa}·(1 − ${sa})`,
    slopeNumbers: `${show(a)}·(1 − ${show(a)})`,
    slopeByHand: a * (1 - a),
  };
}

const line = (
  symbol: string,
  formula: string,
  numbers: string,
  byHand: number,
  result: number,
  sign: Line['sign'] = '=',
): Line => ({
  ...{ symbol, sign, formula, numbers, byHand, result },
});

const LINES: Record<LoopPart, (state: LoopState, params: Params) => Line[]> = {
  hidden: ({ parameters: { W1, b1 }, z1, a1 }, { x1, x2, activation }) =>
    [0, 1].flatMap((k) => {
      const [s, w, v, b, z] = [SUBSCRIPTS[k]!, W1[2 * k]!, W1[2 * k + 1]!, b1[k]!, z1![k]!];
      const bend = bendOf(activation, k, z, a1![k]!);
      return [
        line(
          `z${s}`,
          `w${s}₁·x₁ + w${s}₂·x₂ + b${s}`,
          `${put(w)}·${put(x1)} + ${put(v)}·${put(x2)} + ${put(b)}`,
          w * x1 + v * x2 + b,
          z,
        ),
        line(`a${s}`, bend.formula, bend.numbers, bend.byHand, a1![k]!),
      ];
    }),

  output: ({ parameters: { w2, b2 }, a1, prediction }) => [
    line(
      'ŷ',
      'v₁·a₁ + v₂·a₂ + c',
      `${put(w2[0]!)}·${put(a1![0]!)} + ${put(w2[1]!)}·${put(a1![1]!)} + ${put(b2)}`,
      w2[0]! * a1![0]! + w2[1]! * a1![1]! + b2,
      prediction!,
    ),
  ],

  loss: ({ prediction, loss }, { y }) => [
    line('J', '½·(ŷ − y)²', `½·(${show(prediction!)} − ${put(y)})²`, 0.5 * (prediction! - y) ** 2, loss!),
  ],

  backOutput: ({ prediction, a1, dPrediction: d, gradients }, { y }) => [
    line('∂J/∂ŷ', 'ŷ − y', `${show(prediction!)} − ${put(y)}`, prediction! - y, d!),
    ...[0, 1].map((k) =>
      line(
        `∂J/∂v${SUBSCRIPTS[k]}`,
        `∂J/∂ŷ·a${SUBSCRIPTS[k]}`,
        `${put(d!)}·${put(a1![k]!)}`,
        d! * a1![k]!,
        gradients!.w2![k]!,
      ),
    ),
    line('∂J/∂c', '∂J/∂ŷ', show(d!), d!, gradients!.b2!),
  ],

  backHidden: ({ parameters: { w2 }, z1, a1, dPrediction: d, dz1, gradients }, { x1, x2, activation }) =>
    [0, 1].flatMap((k) => {
      const [s, v, dz] = [SUBSCRIPTS[k]!, w2[k]!, dz1![k]!];
      const { slope, slopeNumbers, slopeByHand } = bendOf(activation, k, z1![k]!, a1![k]!);
      return [
        line(`∂J/∂z${s}`, `∂J/∂ŷ·v${s}·${slope}`, `${put(d!)}·${put(v)}·${slopeNumbers}`, d! * v * slopeByHand, dz),
        ...[x1, x2].map((x, j) =>
          line(
            `∂J/∂w${s}${SUBSCRIPTS[j]}`,
            `∂J/∂z${s}·x${SUBSCRIPTS[j]}`,
            `${put(dz)}·${put(x)}`,
            dz * x,
            gradients!.W1![2 * k + j]!,
          ),
        ),
        line(`∂J/∂b${s}`, `∂J/∂z${s}`, show(dz), dz, gradients!.b1![k]!),
      ];
    }),

  update: ({ before, gradients, parameters }, { learningRate }) =>
    PARAMETERS.map(({ symbol, of }) => {
      const [old, gradient] = [of(before!)!, of(gradients!)!];
      return line(
        symbol,
        `${symbol} − α·∂J/∂${symbol}`,
        `${show(old)} − ${show(learningRate)}·${put(gradient)}`,
        old - learningRate * gradient,
        of(parameters)!,
        '←',
      );
    }),
};

/** Everything the part just done has computed, line by line; nothing before the first part. */
export function explainState(state: LoopState, params: Params): Line[] {
  return state.part ? LINES[state.part](state, params) : [];
}
