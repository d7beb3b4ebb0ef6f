import { han } from '@src/i18n/han.ts';
import type { Words } from './en.ts';

const optimizers = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  adagrad: 'AdaGrad',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
};

/** The Chinese words of the lab `optimizer-race`. */
export const words: Words = {
  title: '优化器赛跑',
  tryThis: '先在狭长的碗上比一次，再把 SGD 的学习率调到 0.02 以上；然后试试鞍点和神经网络。',
  start: '开始比赛',
  params: {
    surface: '曲面',
    x: '起点 x',
    y: '起点 y',
    steps: '步数',
    learningRate: 'SGD、动量法、Nesterov 的 α',
    adaptiveRate: 'AdaGrad、RMSProp、Adam(W) 的 α',
    momentum: '动量法的 β',
    weightDecay: 'AdamW 的 λ',
    batchSize: '小批量（共 64）',
    seed: '随机种子',
    focus: '突出显示',
  },
  surfaces: {
    bowl: '狭长的碗 ½(x² + 100y²)',
    rosenbrock: 'Rosenbrock 峡谷',
    himmelblau: 'Himmelblau，四个极小值',
    saddle: '两个极小值之间的鞍点',
    network: '只有两个权重的网络',
  },
  optimizers: { ...optimizers, momentum: '动量法' },
  all: '全部',
  contour: '各优化器在损失等高线上的路径',
  axes: { x: 'x', y: 'y', w: '权重 w', v: '权重 v' },
  startMark: '起点',
  minimumMark: '极小值',
  stepAxis: '步',
  heightAxis: '损失，对数刻度',
  columns: ['优化器', 'x', 'y', '损失', '末步长度'],
  diverged: '已发散',
  step: '步',
  best: '最低损失',
  beforeRun: '在图上点一下，或输入 x、y，选择起点。',
  allDiverged: (step: number) => `${step} 步之内所有优化器都已发散，步长越来越大。请调小学习率。`,
  summary: (step: number, best: string, height: string) => han`${step} 步之后，${best}最低，损失为 ${height}。`,
  lossSummary: (step: number) => `各优化器前 ${step} 步的损失；最后的数值见下方表格。`,
  noScript: '实验需要 JavaScript。各曲面的起点与学习率：',
};
