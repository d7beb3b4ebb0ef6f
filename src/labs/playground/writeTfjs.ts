import { lossIn, shapeOf } from './describe.ts';
import { featureList, hasPenalty, POINTS_FILE } from './exportParts.ts';
import type { CodeTexts } from './exportTexts.ts';
import type { PlaygroundParams } from './protocol.ts';

/** The lab's network and its training in TypeScript, for TensorFlow.js. */
export function writeTfjs(params: PlaygroundParams, t: CodeTexts): string {
  const { sizes, activation, output } = shapeOf(params);
  const initializer = {
    glorot: 'tf.initializers.glorotUniform({})',
    he: 'tf.initializers.heNormal({})',
    uniform: 'tf.initializers.randomUniform({ minval: -0.5, maxval: 0.5 })',
    large: 'tf.initializers.randomNormal({ stddev: 3 })',
    zeros: 'tf.initializers.zeros()',
  }[params.initialisation];
  const bias = params.initialisation === 'uniform' ? ', biasInitializer: tf.initializers.constant({ value: 0.1 })' : '';
  const penalty = hasPenalty(params)
    ? `, kernelRegularizer: tf.regularizers.l1l2({ l1: ${params.l1}, l2: ${params.l2 / 2} })`
    : '';
  const dense = (units: number, name: string, from: number, isFirst: boolean) =>
    `model.add(tf.layers.dense({ units: ${units}, activation: '${name}'${isFirst ? `, inputShape: [${from}]` : ''}, kernelInitializer: ${initializer}${bias}${penalty} }));`;
  const layers = sizes.slice(1).flatMap((units, l) => {
    const isLast = l === sizes.length - 2;
    const line = dense(units, isLast ? 'linear' : activation, sizes[l]!, l === 0);
    return isLast || params.dropout === 0
      ? [line]
      : [line, `model.add(tf.layers.dropout({ rate: ${params.dropout} }));`];
  });
  const optimizer = {
    sgd: `tf.train.sgd(${params.learningRate})`,
    momentum: `tf.train.momentum(${params.learningRate}, 0.9)`,
    rmsprop: `tf.train.rmsprop(${params.learningRate}, 0.9, 0, 1e-7)`,
    adam: `tf.train.adam(${params.learningRate})`,
  }[params.optimizer];
  const loss =
    lossIn(params) === 'squared'
      ? `tf.mean(tf.squaredDifference(${output === 'tanh' ? 'tf.tanh(z)' : 'z'}, y)).mul(0.5)`
      : 'tf.mean(tf.softplus(y.mul(z).mul(-2)))';
  return `
import * as tf from '@tensorflow/tfjs';

// ${t.points}
const text = await (await fetch('${POINTS_FILE}')).text();
const rows = text.trim().split('\\n').slice(1).map((line) => line.split(',').map(Number));
const part = (wanted: number) => rows.filter(([, , , held]) => held === wanted);
const features = ([x1, x2]: number[]) => [${featureList(params, 'tfjs')}];
const x = tf.tensor2d(part(0).map(features));
const y = tf.tensor2d(part(0).map((row) => [row[2]]));

const model = tf.sequential();
${layers.join('\n')}

// ${lossIn(params) === 'squared' ? t.squared : t.crossEntropy}
const loss = (y: tf.Tensor, z: tf.Tensor) => ${loss};
model.compile({ optimizer: ${optimizer}, loss });
await model.fit(x, y, {
  epochs: 200,
  batchSize: ${params.batchSize},${
    params.validation > 0
      ? `
  validationData: [tf.tensor2d(part(1).map(features)), tf.tensor2d(part(1).map((row) => [row[2]]))],`
      : ''
  }
});`;
}
