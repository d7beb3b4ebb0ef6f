import type { Locale } from '@src/i18n/locale.ts';
import type { ActivationName } from '@src/math/activations.ts';

interface Strings {
  title: string;
  tryThis: string;
  start: string;
  params: Record<'activation' | 'depth' | 'weight' | 'seed', string>;
  z: string;
  zSlider: string;
  names: Record<ActivationName, string>;
  byHand: string;
  functionAxis: string;
  depthAxis: string;
  layerAxis: string;
  gradientAxis: string;
  normAxis: string;
  value: string;
  autodiff: string;
  formula: string;
  difference: string;
  chain: string;
  product: string;
  layerRatio: string;
  curveSummary: (name: string, z: string, value: string, slope: string) => string;
  beforeRun: string;
  chainSummary: (depth: number, gradient: string) => string;
  layersSummary: (depth: number, ratio: string) => string;
  noScript: string;
  announce: (slope: string, chain: string) => string;
}

/** Words of the lab `activations`. */
export const strings = {
  en: {
    title: 'Activations and what a stack of them does to a gradient',
    tryThis: 'Compute, then drag the point outwards and watch φ′ vanish; then compare sigmoid with ReLU in 10 layers.',
    start: 'Compute on this device',
    params: { activation: 'Activation', depth: 'Layers k', weight: 'Weight scale w', seed: 'Seed' },
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
    gradientAxis: '|da_k/da_0| of a chain, log scale',
    normAxis: '‖∂J/∂a‖ in a random network, log scale',
    value: 'φ(z)',
    autodiff: 'φ′(z), autodiff',
    formula: 'φ′(z), by hand',
    difference: 'largest difference',
    chain: 'chain, autodiff',
    product: 'chain, product',
    layerRatio: 'input ÷ last layer',
    curveSummary: (name, z, value, slope) => `${name} at z = ${z}: φ = ${value}, φ′ = ${slope}.`,
    beforeRun: 'The derivative by autodiff and the stack appear after the run.',
    chainSummary: (depth, gradient) => `After ${depth} layers the derivative of the chain is ${gradient}.`,
    layersSummary: (depth, ratio) =>
      `Random network, ${depth} layers of 32 neurons: the gradient at the input is ${ratio} times that at the last layer.`,
    noScript: 'The lab needs JavaScript. Values of each function and of its derivative:',
    announce: (slope, chain) => `φ′ = ${slope}; chain ${chain}`,
  },
  'zh-cn': {
    title: '激活函数，以及多层堆叠对梯度的影响',
    tryThis: '先计算，再把点向两侧拖动，看 φ′ 怎样趋于零；然后在 10 层下比较 sigmoid 与 ReLU。',
    start: '在本机计算',
    params: { activation: '激活函数', depth: '层数 k', weight: '权重尺度 w', seed: '随机种子' },
    z: 'z',
    zSlider: '移动点 z',
    names: {
      sigmoid: 'sigmoid',
      tanh: 'tanh',
      relu: 'ReLU',
      leakyRelu: 'leaky ReLU（0.01）',
      gelu: 'GELU',
      silu: 'SiLU（Swish）',
      softplus: 'softplus',
    },
    byHand: '手推',
    functionAxis: 'φ(z) 与 φ′(z)',
    depthAxis: '层数 k',
    layerAxis: '层，0 为输入',
    gradientAxis: '链的 |da_k/da_0|，对数刻度',
    normAxis: '随机网络中的 ‖∂J/∂a‖，对数刻度',
    value: 'φ(z)',
    autodiff: 'φ′(z)，自动微分',
    formula: 'φ′(z)，手推公式',
    difference: '最大差异',
    chain: '链的导数，自动微分',
    product: '链的导数，连乘',
    layerRatio: '输入处 ÷ 末层',
    curveSummary: (name, z, value, slope) => `${name}，z = ${z}：φ = ${value}，φ′ = ${slope}。`,
    beforeRun: '自动微分的导数与多层堆叠的结果在运行后显示。',
    chainSummary: (depth, gradient) => `经过 ${depth} 层，整条链的导数为 ${gradient}。`,
    layersSummary: (depth, ratio) => `随机网络，${depth} 层、每层 32 个神经元：输入处的梯度是末层的 ${ratio} 倍。`,
    noScript: '实验需要 JavaScript。各函数及其导数的若干取值：',
    announce: (slope, chain) => `φ′ = ${slope}；链的导数 ${chain}`,
  },
} as const satisfies Record<Locale, Strings>;
