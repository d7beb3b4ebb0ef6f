import type { Locale } from '@src/i18n/locale.ts';
import type { RaceParams } from '@src/labs/optimizer-race/protocol.ts';
import type { SurfaceName } from '@src/labs/optimizer-race/surfaces.ts';
import type { OptimizerName } from '@src/nn/optimizerNames.ts';

interface Strings {
  title: string;
  tryThis: string;
  start: string;
  params: Record<keyof RaceParams, string>;
  surfaces: Record<SurfaceName, string>;
  optimizers: Record<OptimizerName, string>;
  all: string;
  contour: string;
  axes: Record<'x' | 'y' | 'w' | 'v', string>;
  startMark: string;
  minimumMark: string;
  stepAxis: string;
  heightAxis: string;
  columns: readonly [string, string, string, string, string];
  diverged: string;
  step: string;
  best: string;
  beforeRun: string;
  summary: (step: number, best: string, height: string) => string;
  allDiverged: (step: number) => string;
  lossSummary: (step: number) => string;
  noScript: string;
}

const optimizers = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  adagrad: 'AdaGrad',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
};

/** Words of the lab `optimizer-race`. */
export const strings = {
  en: {
    title: 'Optimizer race',
    tryThis:
      'Start the race on the bowl, then raise the learning rate of SGD above 0.02; then try the saddle and the network.',
    start: 'Race',
    params: {
      surface: 'Surface',
      x: 'Start x',
      y: 'Start y',
      steps: 'Steps',
      learningRate: 'α of SGD, momentum, Nesterov',
      adaptiveRate: 'α of AdaGrad, RMSProp, Adam(W)',
      momentum: 'β of momentum',
      weightDecay: 'λ of AdamW',
      batchSize: 'Mini-batch (of 64)',
      seed: 'Seed',
      focus: 'Emphasise',
    },
    surfaces: {
      bowl: 'long bowl, ½(x² + 100y²)',
      rosenbrock: 'Rosenbrock’s valley',
      himmelblau: 'Himmelblau, four minima',
      saddle: 'saddle between two minima',
      network: 'network of two weights',
    },
    optimizers,
    all: 'all',
    contour: 'Paths of the optimizers on the contour lines of the loss',
    axes: { x: 'x', y: 'y', w: 'weight w', v: 'weight v' },
    startMark: 'start',
    minimumMark: 'minimum',
    stepAxis: 'step',
    heightAxis: 'loss, log scale',
    columns: ['optimizer', 'x', 'y', 'loss', 'last step'],
    diverged: 'diverged',
    step: 'step',
    best: 'lowest loss',
    beforeRun: 'Press on the picture, or type x and y, to choose the start.',
    allDiverged: (step: number) =>
      `After ${step} steps all optimizers have diverged: their steps grew instead of shrinking. Lower the learning rates.`,
    summary: (step: number, best: string, height: string) =>
      `After ${step} steps the lowest is ${best} with a loss of ${height}.`,
    lossSummary: (step: number) =>
      `Loss of each optimizer over ${step} steps; the table of standings has the last values.`,
    noScript: 'The lab needs JavaScript. The surfaces, their starts and learning rates:',
  },
  'zh-cn': {
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
    allDiverged: (step: number) => `${step} 步之内所有优化器都已发散：步长越来越大。请调小学习率。`,
    summary: (step: number, best: string, height: string) => `${step} 步之后，${best}最低，损失为 ${height}。`,
    lossSummary: (step: number) => `各优化器前 ${step} 步的损失；最后的数值见下方表格。`,
    noScript: '实验需要 JavaScript。各曲面的起点与学习率：',
  },
} as const satisfies Record<Locale, Strings>;
