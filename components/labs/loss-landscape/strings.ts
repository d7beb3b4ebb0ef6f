import type { Locale } from '@src/i18n/locale.ts';
import type { LandscapeParams } from '@src/labs/loss-landscape/protocol.ts';

interface Strings {
  title: string;
  tryThis: string;
  start: string;
  params: Record<Exclude<keyof LandscapeParams, 'azimuth' | 'tilt'>, string>;
  options: Record<'activation' | 'skip' | 'directions', Record<string, string>>;
  stepAxis: string;
  lossAxis: string;
  training: string;
  walk: string;
  end: string;
  contour: string;
  surface: string;
  directionAxes: readonly [string, string];
  turn: Record<'turn' | 'left' | 'right' | 'up' | 'down' | 'hint', string>;
  step: string;
  loss: string;
  accuracy: string;
  parameters: string;
  inPlane: string;
  rows: string;
  highest: string;
  beforeRun: string;
  trainSummary: (step: number, loss: string) => string;
  gridSummary: (low: string, high: string, centre: string) => string;
  surveying: (rows: number, size: number) => string;
  data: string;
  dataText: string;
  noScript: string;
}

/** Words of the lab `loss-landscape`. */
export const strings = {
  en: {
    title: 'The loss landscape of a network you train',
    tryThis: 'Train and survey; then choose random directions, six layers, and compare skip connections with none.',
    start: 'Train and survey',
    params: {
      layers: 'Hidden layers of 8',
      activation: 'Activation',
      skip: 'Skip connections',
      steps: 'Steps of Adam',
      learningRate: 'Learning rate',
      directions: 'Plane',
      size: 'Grid points per side',
      seed: 'Seed',
    },
    options: {
      activation: { tanh: 'tanh', relu: 'ReLU' },
      skip: { yes: 'yes', no: 'no' },
      directions: { random: 'random, normalized per neuron', path: 'principal directions of the walk' },
    },
    stepAxis: 'step',
    lossAxis: 'training loss, log scale',
    training: 'loss',
    walk: 'walk',
    end: 'trained',
    contour: 'Contour lines of the loss in the plane, with the walk of the training',
    surface: 'The loss as a surface',
    directionAxes: ['direction a', 'direction b'],
    turn: {
      turn: 'Turn the surface',
      left: 'Turn left',
      right: 'Turn right',
      up: 'From higher',
      down: 'From lower',
      hint: 'Blue is low, orange is high. Turn it by dragging, by the buttons, or by the arrow keys on them.',
    },
    step: 'step',
    loss: 'final loss',
    accuracy: 'accuracy',
    parameters: 'parameters',
    inPlane: 'walk inside the plane',
    rows: 'rows surveyed',
    highest: 'highest loss',
    beforeRun: 'The landscape appears when the network has been trained.',
    trainSummary: (step: number, loss: string) => `After ${step} steps the loss is ${loss}.`,
    gridSummary: (low: string, high: string, centre: string) =>
      `The loss runs from ${low} to ${high}; at the trained network it is ${centre}. Heights and shades are logarithmic.`,
    surveying: (rows: number, size: number) => `Surveyed ${rows} of ${size} rows.`,
    data: 'Data',
    dataText:
      'Synthetic: 128 points of two interleaved half-moons with normal noise of standard deviation 0.12, made from the seed.',
    noScript: 'The lab needs JavaScript: it trains the network in your browser and has no picture before that.',
  },
  'zh-cn': {
    title: '亲手训练一个网络，看它的损失曲面',
    tryThis: '先训练并勘测；再选随机方向、六层，比较有无跳跃连接的差别。',
    start: '训练并勘测',
    params: {
      layers: '隐藏层数（每层 8 个）',
      activation: '激活函数',
      skip: '跳跃连接',
      steps: 'Adam 步数',
      learningRate: '学习率',
      directions: '平面',
      size: '每边网格点数',
      seed: '随机种子',
    },
    options: {
      activation: { tanh: 'tanh', relu: 'ReLU' },
      skip: { yes: '有', no: '无' },
      directions: { random: '随机方向，按神经元归一化', path: '训练路径的主方向' },
    },
    stepAxis: '步',
    lossAxis: '训练损失，对数刻度',
    training: '损失',
    walk: '路径',
    end: '训练结果',
    contour: '平面内的损失等高线与训练路径',
    surface: '损失曲面',
    directionAxes: ['方向 a', '方向 b'],
    turn: {
      turn: '转动曲面',
      left: '向左转',
      right: '向右转',
      up: '俯视一些',
      down: '平视一些',
      hint: '蓝色低、橙色高。可以拖动，也可以用按钮或按钮上的方向键转动。',
    },
    step: '步',
    loss: '最终损失',
    accuracy: '准确率',
    parameters: '参数量',
    inPlane: '路径在平面内的比例',
    rows: '已勘测行数',
    highest: '最高损失',
    beforeRun: '网络训练完成后，这里会出现损失曲面。',
    trainSummary: (step: number, loss: string) => `${step} 步之后，损失为 ${loss}。`,
    gridSummary: (low: string, high: string, centre: string) =>
      `损失从 ${low} 到 ${high}，训练结果处为 ${centre}。高度与颜色均按对数刻度。`,
    surveying: (rows: number, size: number) => `已勘测 ${rows} / ${size} 行。`,
    data: '数据',
    dataText: '合成数据：两个交错的半月形，共 128 个点，加标准差 0.12 的正态噪声，由随机种子生成。',
    noScript: '实验需要 JavaScript：网络要在你的浏览器里训练，在此之前没有图可看。',
  },
} as const satisfies Record<Locale, Strings>;
