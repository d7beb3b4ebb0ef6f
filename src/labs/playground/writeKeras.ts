import { lossIn, shapeOf } from './describe.ts';
import { featureList, hasPenalty, POINTS_FILE } from './exportParts.ts';
import type { CodeTexts } from './exportTexts.ts';
import type { PlaygroundParams } from './protocol.ts';

/** The lab's network and its training in Python, for Keras. */
export function writeKeras(params: PlaygroundParams, t: CodeTexts): string {
  const { sizes, activation, output } = shapeOf(params);
  const initializer = {
    glorot: '"glorot_uniform"',
    he: 'keras.initializers.RandomNormal(stddev=(2 / inputs) ** 0.5)',
    uniform: 'keras.initializers.RandomUniform(-0.5, 0.5)',
    large: 'keras.initializers.RandomNormal(stddev=3.0)',
    zeros: '"zeros"',
  }[params.initialisation];
  const bias = params.initialisation === 'uniform' ? ', bias_initializer=keras.initializers.Constant(0.1)' : '';
  const penalty = hasPenalty(params)
    ? `, kernel_regularizer=keras.regularizers.L1L2(${params.l1}, ${params.l2 / 2})`
    : '';
  const layers = sizes.slice(1).flatMap((units, l) => {
    const isLast = l === sizes.length - 2;
    const line = `dense(${sizes[l]}, ${units}, "${isLast ? 'linear' : activation}"),`;
    return isLast || params.dropout === 0 ? [line] : [line, `layers.Dropout(${params.dropout}),`];
  });
  const optimizer = {
    sgd: `SGD(${params.learningRate})`,
    momentum: `SGD(${params.learningRate}, momentum=0.9)`,
    rmsprop: `RMSprop(${params.learningRate}, rho=0.9)`,
    adam: `Adam(${params.learningRate})`,
  }[params.optimizer];
  const loss =
    lossIn(params) === 'squared'
      ? `0.5 * ops.mean(ops.square(${output === 'tanh' ? 'ops.tanh(z)' : 'z'} - y))`
      : 'ops.mean(ops.softplus(-2 * y * z))';
  return `
# pip install keras tensorflow
import keras
import numpy as np
from keras import layers, ops

keras.utils.set_random_seed(${params.seed % 2 ** 32})

# ${t.points}
x1, x2, y, held = np.loadtxt("${POINTS_FILE}", delimiter=",", skiprows=1, unpack=True)
x = np.stack([${featureList(params, 'python')}], axis=1)
y = y[:, None]
fit, val = held == 0, held == 1


def dense(inputs, units, activation):
    return layers.Dense(units, activation, kernel_initializer=${initializer}${bias}${penalty})


model = keras.Sequential(
    [
        keras.Input((${sizes[0]},)),
        ${layers.join('\n        ')}
    ]
)


def loss(y, z):
    # ${lossIn(params) === 'squared' ? t.squared : t.crossEntropy}
    return ${loss}


model.compile(optimizer=keras.optimizers.${optimizer}, loss=loss)
model.fit(
    x[fit],
    y[fit],
    epochs=200,
    batch_size=${params.batchSize},${
      params.validation > 0
        ? `
    validation_data=(x[val], y[val]),`
        : ''
    }
)`;
}
