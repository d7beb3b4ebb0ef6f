import type { Words } from './en.ts';

/** The Chinese words of the lab `training-loop`. */
export const words: Words = {
  title: '一个训练步，每个数都看得见',
  tryThis: '点六次“下一步”，依次是前向两次、损失、反向两次、更新；再退回去对照。',
  params: { x1: '输入 x₁', x2: '输入 x₂', y: '标签 y', learningRate: '学习率 α', activation: '激活函数' },
  activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU' },
  firstWeights: '初始权重与偏置',
  back: '后退',
  next: '下一步',
  finishStep: '走完这个训练步',
  tenSteps: '走十个训练步',
  start: '开始之前，输入、标签和参数已经给定，什么都还没算。',
  byHand: '手算预测第一步，即隐藏层的前向计算：',
  parts: {
    hidden: '前向，隐藏层：先求和，再过激活函数。',
    output: '前向，输出：得到预测。',
    loss: '损失：预测与标签相比较。',
    backOutput: '反向，输出：假如 v₁、v₂ 或 c 大一点，损失会怎样？',
    backHidden: '反向，隐藏层：再往回推一层，问同样的问题。到此为止，参数一个也没变。',
    update: '更新：所有参数同时各走一步。',
  },
  place: (step, part) => `第 ${step} 个训练步，第 ${part} 步（共 6 步）`,
  lossCurve: '损失',
  step: '步',
  summary: (steps, last) => `共 ${steps} 个损失值，最后一个是 ${last}。`,
  predictedSummary: (first, steps, end) =>
    `还没有损失值。手算可知，第 1 步的损失为 ${first}，第 ${steps} 步为 ${end}。`,
  allNumbers: '全部参数与梯度',
  symbol: '参数',
  value: '值',
  gradient: '梯度',
  prediction: '预测 ŷ',
  loss: '损失 J',
  updates: '已更新次数',
  noScript: '实验需要 JavaScript。每点一次，就计算 2-2-1 网络一个训练步中的一步。用最初的设置，损失这样下降：',
  drawing: '两个输入、两个隐藏神经元、一个输出的网络。',
};
