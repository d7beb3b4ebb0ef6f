import type { Locale } from '@src/i18n/locale.ts';
import type { LoopPart, TrainingLoopParams } from '@src/labs/training-loop/protocol.ts';

interface TrainingLoopStrings {
  title: string;
  tryThis: string;
  params: Partial<Record<keyof TrainingLoopParams, string>>;
  activations: Record<string, string>;
  firstWeights: string;
  back: string;
  next: string;
  finishStep: string;
  tenSteps: string;
  /** A heading for what the part does, before anything and after each part. */
  start: string;
  parts: Record<LoopPart, string>;
  /** Which step and part is shown. */
  place: (step: number, part: number) => string;
  lossCurve: string;
  step: string;
  summary: (steps: number, last: string) => string;
  allNumbers: string;
  symbol: string;
  value: string;
  gradient: string;
  prediction: string;
  loss: string;
  updates: string;
  drawing: string;
}

/** Words of the lab `training-loop`. */
export const strings = {
  en: {
    title: 'One training step, number by number',
    tryThis: 'Press “Next part” six times: forward twice, loss, backward twice, update. Then go back and compare.',
    params: { x1: 'Input x₁', x2: 'Input x₂', y: 'Label y', learningRate: 'Learning rate α', activation: 'Activation' },
    activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
    firstWeights: 'First weights and biases',
    back: 'Back',
    next: 'Next part',
    finishStep: 'Finish the step',
    tenSteps: 'Ten steps',
    start: 'Before the first part: inputs, label and parameters are given, nothing is computed.',
    parts: {
      hidden: 'Forward, hidden layer: sums, then the activation function.',
      output: 'Forward, output: the prediction.',
      loss: 'Loss: prediction against label.',
      backOutput: 'Backward, output: what would the loss do if v₁, v₂ or c were larger?',
      backHidden: 'Backward, hidden layer: the same question, one layer further back. No parameter has changed yet.',
      update: 'Update: every parameter takes its step, all at once.',
    },
    place: (step, part) => `Step ${step}, part ${part} of 6`,
    lossCurve: 'loss',
    step: 'step',
    summary: (steps, last) => (steps === 0 ? 'No loss yet.' : `Losses so far: ${steps}; the last: ${last}.`),
    allNumbers: 'All parameters and gradients',
    symbol: 'Parameter',
    value: 'Value',
    gradient: 'Gradient',
    prediction: 'Prediction ŷ',
    loss: 'Loss J',
    updates: 'Updates done',
    drawing: 'Network of two inputs, two hidden neurons and one output.',
  },
  'zh-cn': {
    title: '一个训练步，每个数都看得见',
    tryThis: '按六次“下一部分”：前向两次、损失、反向两次、更新；再退回去对照。',
    params: { x1: '输入 x₁', x2: '输入 x₂', y: '标签 y', learningRate: '学习率 α', activation: '激活函数' },
    activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
    firstWeights: '初始权重与偏置',
    back: '后退',
    next: '下一部分',
    finishStep: '走完这一步',
    tenSteps: '走十步',
    start: '开始之前：输入、标签和参数已给定，什么都还没算。',
    parts: {
      hidden: '前向，隐藏层：先求和，再过激活函数。',
      output: '前向，输出：得到预测。',
      loss: '损失：预测与标签相比较。',
      backOutput: '反向，输出：假如 v₁、v₂ 或 c 大一点，损失会怎样？',
      backHidden: '反向，隐藏层：同样的问题，再往回推一层。到此为止，参数一个也没变。',
      update: '更新：所有参数同时各走一步。',
    },
    place: (step, part) => `第 ${step} 步，第 ${part} 部分（共 6 部分）`,
    lossCurve: '损失',
    step: '步',
    summary: (steps, last) => (steps === 0 ? '还没有损失值。' : `共 ${steps} 个损失值，最后一个是 ${last}。`),
    allNumbers: '全部参数与梯度',
    symbol: '参数',
    value: '值',
    gradient: '梯度',
    prediction: '预测 ŷ',
    loss: '损失 J',
    updates: '已更新次数',
    drawing: '两个输入、两个隐藏神经元、一个输出的网络。',
  },
} as const satisfies Record<Locale, TrainingLoopStrings>;
