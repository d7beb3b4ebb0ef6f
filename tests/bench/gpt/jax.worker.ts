/**
 * The same network in jax-js on WASM, whose files lie beside the page as they were published: one `jit` around the gradient and Adam. On one
 * thread it finds no shared memory.
 */
import type { Array as JaxArray } from '@jax-js/jax';
import { ADAM_CONSTANTS } from '../../../src/math/adam.ts';
import { initialGptWeights } from '../../../src/nn/gpt/initialise.ts';
import { gptParameters, type GptSize } from '../../../src/nn/gpt/size.ts';
import { BATCH, batchAt, GPT_SIZES, LEARNING_RATE, madeUpTokens } from './protocol.ts';
import { servePeer } from './serve.ts';

type Jax = typeof import('@jax-js/jax');

const tokens = madeUpTokens(20_000);
let jax!: Jax;

async function load(): Promise<void> {
  if (jax) return;
  if (self.name === 'one thread') Object.defineProperty(globalThis, 'SharedArrayBuffer', { value: undefined });
  const url = new URL('/jax/index.js', self.location.href).href;
  jax = (await import(/* @vite-ignore */ url)) as Jax;
  await jax.init('wasm');
  jax.defaultDevice('wasm');
}

/** Mean cross-entropy. Takes its arguments, as jax-js's functions do. */
function lossOf({ layers, heads, width: d, context: T, vocabulary: V }: GptSize) {
  const { numpy: np, nn } = jax;
  return (weights: JaxArray[], inputs: JaxArray, targets: JaxArray): JaxArray => {
    let read = 0;
    const next = () => weights[read++]!;
    const norm = (x: JaxArray) => nn.standardize(x).mul(next()).add(next());
    const rows = BATCH * T;
    const [words, places] = [next(), next()];
    const embedded = np.matmul(nn.oneHot(inputs, V), words).reshape([BATCH, T, d]);
    let x = embedded.add(places).reshape([rows, d]);
    for (let layer = 0; layer < layers; layer++) {
      const qkv = np.matmul(norm(x.ref), next());
      const [q, k, v] = np.split(qkv, 3, 1).map((part) => part.reshape([BATCH, T, heads, d / heads]));
      const mixed = nn.dotProductAttention(q!, k!, v!, { isCausal: true }).reshape([rows, d]);
      x = x.add(np.matmul(mixed, next()));
      const hidden = nn.gelu(np.matmul(norm(x.ref), next()));
      x = x.add(np.matmul(hidden, next()));
    }
    const z = np.matmul(norm(x), next());
    return nn
      .logSoftmax(z)
      .mul(nn.oneHot(targets, V))
      .sum()
      .mul(-1 / rows);
  };
}

servePeer(load, ({ size: name }) => {
  const { numpy: np, jit, valueAndGrad } = jax;
  const size = GPT_SIZES[name];
  const { beta1, beta2, epsilon } = ADAM_CONSTANTS;
  const values = initialGptWeights(size, 1);
  let weights = gptParameters(size).map(({ shape }, i) => np.array(values[i]!.slice()).reshape([...shape]));
  let m = gptParameters(size).map(({ shape }) => np.zeros([...shape]));
  let v = gptParameters(size).map(({ shape }) => np.zeros([...shape]));
  const gradient = valueAndGrad(lossOf(size));
  const update = jit(
    (w: JaxArray[], m1: JaxArray[], m2: JaxArray[], x: JaxArray, y: JaxArray, scale1: JaxArray, scale2: JaxArray) => {
      const [loss, g] = gradient(
        w.map((array) => array.ref),
        x,
        y,
      ) as [JaxArray, JaxArray[]];
      const newM = m1.map((array, i) => array.mul(beta1).add(g[i]!.ref.mul(1 - beta1)));
      const newV = m2.map((array, i) => array.mul(beta2).add(np.square(g[i]!).mul(1 - beta2)));
      const newW = w.map((array, i) => {
        const root = np.sqrt(newV[i]!.ref.mul(scale2.ref)).add(epsilon);
        return array.sub(newM[i]!.ref.mul(scale1.ref).div(root).mul(LEARNING_RATE));
      });
      scale1.dispose();
      scale2.dispose();
      return { loss, newW, newM, newV };
    },
  );
  let at = 0;
  return Promise.resolve({
    threads: self.name === 'one thread' ? 1 : navigator.hardwareConcurrency,
    async step() {
      const { inputs, targets } = batchAt(tokens, at++, size.context);
      const whole = (array: Int32Array) => np.array(array.slice(), { dtype: np.int32 });
      const scales = [1 / (1 - beta1 ** at), 1 / (1 - beta2 ** at)].map((scale) => np.array(scale));
      const result = update(weights, m, v, whole(inputs), whole(targets), scales[0]!, scales[1]!);
      await jax.blockUntilReady(result);
      ({ newW: weights, newM: m, newV: v } = result);
      return ((await result.loss.data()) as Float32Array)[0]!;
    },
  });
});
