import type { Locale } from '@src/i18n/locale.ts';
import type { Family, LossId, LossesParams } from '@src/labs/losses/protocol.ts';

interface Strings {
  title: string;
  tryThis: string;
  start: string;
  params: Record<keyof LossesParams, string>;
  families: Record<Family, string>;
  losses: Record<LossId, string>;
  residualSlider: string;
  logitSlider: string;
  residualAxis: string;
  logitAxis: string;
  lossAxis: string;
  gradientAxis: string;
  stepAxis: string;
  predictionAxis: string;
  byEntropy: string;
  bySquared: string;
  class: string;
  logitColumn: string;
  probability: string;
  gradientColumn: string;
  formulaColumn: string;
  gradientOf: (loss: string) => string;
  difference: string;
  firstGradient: (loss: string) => string;
  step: string;
  beforeRun: string;
  valueSummary: (place: string) => string;
  trainSummary: (step: number, entropy: string, squared: string) => string;
  noScript: string;
}

/** Words of the lab `losses`. */
export const strings = {
  en: {
    title: 'Losses: values, gradients, and what float32 makes of them',
    tryThis:
      'Compute, then move the logit to 20 with the label 0: the naive loss becomes infinite. Then choose “a confidently wrong neuron” and train.',
    start: 'Compute on this device',
    params: {
      family: 'Show',
      residual: 'Residual r = ŷ − y',
      delta: 'Huber δ',
      logit: 'Logit z',
      label: 'Label y',
      z1: 'Logit z1',
      z2: 'Logit z2',
      z3: 'Logit z3',
      target: 'True class',
      learningRate: 'Learning rate',
      steps: 'Steps',
    },
    families: {
      regression: 'one number',
      binary: 'two classes, one logit',
      categorical: 'three classes, three logits',
      saturation: 'a confidently wrong neuron',
    },
    losses: {
      mse: 'MSE (1/m)',
      halfMse: 'half MSE (1/2m)',
      mae: 'MAE',
      huber: 'Huber',
      naive: 'naive',
      stable: 'from logit',
      squared: '½(σ−y)²',
    },
    residualSlider: 'Move the residual',
    logitSlider: 'Move the logit',
    residualAxis: 'residual ŷ − y',
    logitAxis: 'logit z',
    lossAxis: 'loss of one example',
    gradientAxis: 'its gradient, by autodiff',
    stepAxis: 'step',
    predictionAxis: 'prediction ŷ',
    byEntropy: 'cross-entropy',
    bySquared: 'squared error',
    class: 'class',
    logitColumn: 'logit z',
    probability: 'softmax p',
    gradientColumn: '∂J/∂z, autodiff',
    formulaColumn: 'p − y',
    gradientOf: (loss: string) => `gradient, ${loss}`,
    difference: 'largest difference',
    firstGradient: (loss: string) => `first ∂J/∂z, ${loss}`,
    step: 'step',
    beforeRun: 'Drawn by formula; the values of your device appear after the run.',
    valueSummary: (place: string) => `The mark stands at ${place}.`,
    trainSummary: (step: number, entropy: string, squared: string) =>
      `After ${step} steps the prediction is ${entropy} by cross-entropy and ${squared} by squared error.`,
    noScript:
      'The lab needs JavaScript. Binary cross-entropy of one logit, label 1, with its gradient and that of ½(σ−y)²:',
  },
  'zh-cn': {
    title: '损失函数：取值、梯度，以及 float32 的影响',
    tryThis: '先计算；再让标签为 0，把 logit 移到 20：朴素写法的损失变成无穷大。然后选“错得很自信的神经元”并运行。',
    start: '在本机计算',
    params: {
      family: '显示',
      residual: '残差 r = ŷ − y',
      delta: 'Huber 的 δ',
      logit: 'logit z',
      label: '标签 y',
      z1: 'logit z1',
      z2: 'logit z2',
      z3: 'logit z3',
      target: '正确类别',
      learningRate: '学习率',
      steps: '步数',
    },
    families: {
      regression: '回归：一个数的误差',
      binary: '二分类：一个 logit',
      categorical: '三分类：三个 logit',
      saturation: '错得很自信的神经元',
    },
    losses: {
      mse: 'MSE（1/m）',
      halfMse: '半 MSE（1/2m）',
      mae: 'MAE',
      huber: 'Huber',
      naive: '朴素写法',
      stable: '由 logit 计算',
      squared: '½(σ−y)²',
    },
    residualSlider: '移动残差',
    logitSlider: '移动 logit',
    residualAxis: '残差 ŷ − y',
    logitAxis: 'logit z',
    lossAxis: '单个样本的损失',
    gradientAxis: '梯度，自动微分',
    stepAxis: '步',
    predictionAxis: '预测 ŷ',
    byEntropy: '交叉熵',
    bySquared: '平方误差',
    class: '类别',
    logitColumn: 'logit z',
    probability: 'softmax p',
    gradientColumn: '∂J/∂z，自动微分',
    formulaColumn: 'p − y',
    gradientOf: (loss: string) => `梯度，${loss}`,
    difference: '最大差异',
    firstGradient: (loss: string) => `首步 ∂J/∂z，${loss}`,
    step: '步',
    beforeRun: '此处按公式画出；运行后显示本机的计算结果。',
    valueSummary: (place: string) => `标记位于 ${place}。`,
    trainSummary: (step: number, entropy: string, squared: string) =>
      `${step} 步之后，用交叉熵的预测为 ${entropy}，用平方误差的为 ${squared}。`,
    noScript: '实验需要 JavaScript。标签为 1 时，由一个 logit 计算的二元交叉熵、它的梯度，以及 ½(σ−y)² 的梯度：',
  },
} as const satisfies Record<Locale, Strings>;
