import type { Words } from './en.ts';

/** The Chinese words of the lab `depth`. */
export const words: Words = {
  title: '看进深层网络里面',
  tryThis: '先训练一次；再打开残差、归一化或两者，重新训练。前几次的损失以虚线留在图上。',
  params: {
    layers: '隐藏层数',
    activation: '激活函数',
    residual: '残差连接',
    norm: '层归一化',
    weights: '初始权重',
    steps: '步数',
    learningRate: '学习率',
    seed: '随机种子',
  },
  options: {
    activation: { relu: 'ReLU', tanh: 'tanh' },
    residual: { no: '无', yes: '有' },
    norm: { no: '无', yes: '有' },
    weights: { he: 'He，√(2/n)', glorot: 'Glorot，√(1/n)', small: '偏小，0.3/√n', large: '偏大，3/√n' },
  },
  variants: { plain: '都没有', residual: '残差', norm: '归一化', both: '两者都有' },
  untrained: '训练前',
  guessing: '瞎猜，ln 2',
  step: '步',
  loss: '损失',
  accuracy: '准确率',
  first: '首层梯度',
  last: '末层梯度',
  growth: '末层 ÷ 输入',
  idle: '不传梯度的单元',
  layerAxis: '层',
  activationsAxis: '激活值的大小（均方根），对数刻度',
  gradientsAxis: '∂J/∂W 的大小（均方根），对数刻度',
  predicted: (text) => `按公式预测：${text}`,
  activationsSummary: (first, last) => `激活值的大小，最底层为 ${first}，最顶层为 ${last}。`,
  gradientsSummary: (first, last) => `权重梯度的大小，第一个隐藏层为 ${first}，最后一个为 ${last}。`,
  startSummary: (loss) => `训练从损失 ${loss} 开始。`,
  summary: (step, loss) => `第 ${step} 步，损失为 ${loss}。`,
  histograms: '直方图',
  histogramsLabel: '每一层输出的直方图',
  histogramsText: '每一层的输出从 −3 到 3 怎样分布（超出的计入两端），高度取平方根。点线是训练前，实线是现在。',
  dataText:
    '两个交错的半月，128 个点，合成数据，每一步都用全部的点；每层 16 个神经元；普通的梯度下降。这里的归一化没有可学习的缩放与平移。',
  noScript:
    '实验需要 JavaScript。未训练的网络有 16 个 ReLU 隐藏层，每层 16 个神经元（Glorot 初始化，种子为 1），算得：',
  noScriptColumns: ['网络', '末层激活值', '首层 ∂J/∂W', '末层 ∂J/∂W'],
};
