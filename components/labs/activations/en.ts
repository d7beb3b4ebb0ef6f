import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `activations`. */
export const words = {
  title: 'Activations and what a stack of them does to a gradient',
  tryThis: 'Compute; drag the point outwards; draw ReLU beside the sigmoid with “Compare with”.',
  start: 'Compute on this device',
  params: { activation: 'Activation', depth: 'Layers k', weight: 'Weight scale w', seed: 'Seed' },
  compareWith: 'Compare with',
  none: 'none',
  z: 'z',
  zSlider: 'Move the point z',
  names: {
    sigmoid: 'sigmoid',
    tanh: 'tanh',
    relu: 'ReLU',
    leakyRelu: 'leaky ReLU (0.01)',
    gelu: 'GELU',
    silu: 'SiLU (Swish)',
    softplus: 'softplus',
  },
  byHand: 'by hand',
  functionAxis: 'φ(z) and φ′(z)',
  depthAxis: 'layers k',
  layerAxis: 'layer, 0 = input',
  gradientAxis: '|∂aₖ/∂a₀| of a chain, log scale',
  normAxis: '‖∂J/∂a‖ in a random network, log scale',
  value: 'φ(z)',
  autodiff: 'φ′(z), autodiff',
  formula: 'φ′(z), by hand',
  difference: 'largest difference',
  chain: 'chain, autodiff',
  product: 'chain, product',
  layerRatio: 'input ÷ last layer',
  curveSummary: (name: string, z: string, value: string, slope: string) =>
    `${name} at z = ${z}: φ = ${value}, φ′ = ${slope}.`,
  beforeRun: 'The derivative by autodiff appears after the run.',
  predicted: (text: string) => `Predicted by formula: ${text}`,
  chainSummary: (depth: number, gradient: string) =>
    `After ${depth} layers the derivative of the chain is ${gradient}.`,
  layersSummary: (depth: number, ratio: string) =>
    `Random network, ${depth} layers of 32 neurons: the gradient at the input is ${ratio} times that at the last layer.`,
  noScript: 'The lab needs JavaScript. Values of each function and of its derivative:',
  announce: (slope: string, chain: string) => `φ′ = ${slope}; chain ${chain}`,
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
