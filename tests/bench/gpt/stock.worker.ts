/**
 * The same network in stock TensorFlow.js on WASM: its own kernels, `tf.train.adam`. Tokens are looked up by a product with one-hot rows,
 * since the gradient of a gather is missing there.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { openStockWasm } from '../../../src/engine/openers.ts';
import { initialGptWeights } from '../../../src/nn/gpt/initialise.ts';
import { gptParameters } from '../../../src/nn/gpt/size.ts';
import { gptLogits, oneHotRows } from '../../../src/nn/gpt/tensorModel.ts';
import { BATCH, batchAt, GPT_SIZES, LEARNING_RATE, madeUpTokens } from './protocol.ts';
import { servePeer } from './serve.ts';

const tokens = madeUpTokens(20_000);
let opened: Promise<unknown> | null = null;

servePeer(
  () => (opened ??= openStockWasm()),
  ({ size: name }) => {
    const size = GPT_SIZES[name];
    const values = initialGptWeights(size, 1);
    const weights = gptParameters(size).map(({ shape }, i) => tf.variable(tf.tensor(values[i]!, [...shape])));
    const adam = tf.train.adam(LEARNING_RATE);
    let at = 0;
    const lossOf = () => {
      const { inputs, targets } = batchAt(tokens, at++, size.context);
      const z = gptLogits(size, weights, tf.tensor2d(inputs, [BATCH, size.context], 'int32'));
      const truth = oneHotRows(tf.tensor1d(targets, 'int32'), size.vocabulary);
      return tf.neg(tf.div(tf.sum(tf.mul(truth, tf.logSoftmax(z))), targets.length)) as tf.Scalar;
    };
    return Promise.resolve({
      threads: 1,
      async step() {
        const loss = adam.minimize(lossOf, true, weights)!;
        const [value] = await loss.data();
        loss.dispose();
        return value!;
      },
    });
  },
);
