import type { Locale } from '../../i18n/locale.ts';
import type { SplitPoints } from './data.ts';
import { codeTexts, type CodeTexts } from './exportTexts.ts';
import { lossIn, shapeOf } from './describe.ts';
import { activeFeatures } from './network.ts';
import type { Activation, Initialisation, PlaygroundParams } from './protocol.ts';

export const CODE_LANGUAGES = ['tfjs', 'keras', 'pytorch'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** File that the programs read their points from, as `pointsCsv` writes it. */
export const POINTS_FILE = 'playground.csv';

/** All points with their part, 0 for training and 1 for validation, as CSV. */
export function pointsCsv({ training, validation }: SplitPoints): string {
  const rows = [training, validation].flatMap((part, held) => part.map(({ x1, x2, y }) => [x1, x2, y, held].join(',')));
  return ['x1,x2,y,held', ...rows, ''].join('\n');
}

/** The lab's network and its training as a program. @param locale language of the comments */
export function exportCode(language: CodeLanguage, params: PlaygroundParams, locale: Locale): string {
  const write = { tfjs: writeTfjs, keras: writeKeras, pytorch: writePyTorch }[language];
  return `${write(params, codeTexts[locale]).trim()}\n`;
}

/** Every feature in TypeScript, Keras (NumPy) and PyTorch (NumPy), in the order of FEATURES. */
const FEATURE_CODE = {
  tfjs: ['x1', 'x2', 'x1 * x1', 'x2 * x2', 'x1 * x2', 'Math.sin(x1)', 'Math.sin(x2)'],
  python: ['x1', 'x2', 'x1 * x1', 'x2 * x2', 'x1 * x2', 'np.sin(x1)', 'np.sin(x2)'],
} as const;

function featureList(params: PlaygroundParams, language: keyof typeof FEATURE_CODE): string {
  return activeFeatures(params.features)
    .map((i) => FEATURE_CODE[language][i]!)
    .join(', ');
}

// #region tfjs
function writeTfjs(params: PlaygroundParams, t: CodeTexts): string {
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
// #endregion

// #region keras
function writeKeras(params: PlaygroundParams, t: CodeTexts): string {
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
// #endregion

// #region pytorch
const TORCH_ACTIVATIONS: Record<Activation, string | null> = {
  tanh: 'nn.Tanh()',
  relu: 'nn.ReLU()',
  sigmoid: 'nn.Sigmoid()',
  linear: null,
  gelu: 'nn.GELU()',
  swish: 'nn.SiLU()',
};

const TORCH_INITIALISATIONS: Record<Initialisation, string> = {
  glorot: 'nn.init.xavier_uniform_(layer.weight)',
  he: 'nn.init.kaiming_normal_(layer.weight)',
  uniform: 'nn.init.uniform_(layer.weight, -0.5, 0.5)',
  large: 'nn.init.normal_(layer.weight, std=3.0)',
  zeros: 'nn.init.zeros_(layer.weight)',
};

function writePyTorch(params: PlaygroundParams, t: CodeTexts): string {
  const { sizes, activation, output } = shapeOf(params);
  const layers = sizes.slice(1).flatMap((units, l) => {
    const isLast = l === sizes.length - 2;
    const bend = isLast ? null : TORCH_ACTIVATIONS[activation];
    return [
      `nn.Linear(${sizes[l]}, ${units}),`,
      ...(bend ? [`${bend},`] : []),
      ...(isLast || params.dropout === 0 ? [] : [`nn.Dropout(${params.dropout}),`]),
    ];
  });
  const optimizer = {
    sgd: `SGD(model.parameters(), lr=${params.learningRate})`,
    momentum: `SGD(model.parameters(), lr=${params.learningRate}, momentum=0.9)`,
    rmsprop: `RMSprop(model.parameters(), lr=${params.learningRate}, alpha=0.9, eps=1e-7)`,
    adam: `Adam(model.parameters(), lr=${params.learningRate}, eps=1e-7)`,
  }[params.optimizer];
  const loss =
    lossIn(params) === 'squared'
      ? `0.5 * (${output === 'tanh' ? 'torch.tanh(z)' : 'z'} - y).square().mean()`
      : 'F.softplus(-2 * y * z).mean()';
  const penalty = hasPenalty(params)
    ? `
        for layer in linear:
            total = total + ${params.l1} * layer.weight.abs().sum() + ${params.l2 / 2} * layer.weight.square().sum()`
    : '';
  return `
# pip install torch numpy
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(${params.seed})

# ${t.points}
x1, x2, y, held = np.loadtxt("${POINTS_FILE}", delimiter=",", skiprows=1, unpack=True)
x = torch.tensor(np.stack([${featureList(params, 'python')}], axis=1), dtype=torch.float32)
y = torch.tensor(y[:, None], dtype=torch.float32)
fit, val = torch.tensor(held == 0), torch.tensor(held == 1)

model = nn.Sequential(
    ${layers.join('\n    ')}
)
linear = [layer for layer in model if isinstance(layer, nn.Linear)]
for layer in linear:
    ${TORCH_INITIALISATIONS[params.initialisation]}
    nn.init.constant_(layer.bias, ${params.initialisation === 'uniform' ? 0.1 : 0})


def loss(z, y):
    # ${lossIn(params) === 'squared' ? t.squared : t.crossEntropy}
    return ${loss}


optimizer = torch.optim.${optimizer}
x_fit, y_fit = x[fit], y[fit]
for epoch in range(200):
    model.train()
    for batch in torch.randperm(len(x_fit)).split(${params.batchSize}):
        total = loss(model(x_fit[batch]), y_fit[batch])${penalty}
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        print(epoch + 1, loss(model(x_fit), y_fit).item()${params.validation > 0 ? ', loss(model(x[val]), y[val]).item()' : ''})`;
}
// #endregion

function hasPenalty({ l1, l2 }: PlaygroundParams): boolean {
  return l1 > 0 || l2 > 0;
}
