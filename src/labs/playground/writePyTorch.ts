import { lossIn, shapeOf } from './describe.ts';
import { featureList, hasPenalty, POINTS_FILE } from './exportParts.ts';
import type { CodeTexts } from './exportTexts.ts';
import type { Activation, Initialisation, PlaygroundParams } from './protocol.ts';

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

/** The lab's network and its training in Python, for PyTorch. */
export function writePyTorch(params: PlaygroundParams, t: CodeTexts): string {
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
