import type { Words } from './en.ts';

/** The Chinese words of the lab `range-test`. */
export const words: Words = {
  title: '学习率范围测试',
  tryThis: '点“开始测试”，学习率由小到大，每步换一个。再试试加上动量，或者把批量调小。',
  start: '开始测试',
  params: { rule: '算法', batchSize: '批量', steps: '步数', seed: '随机种子' },
  options: { rule: { sgd: 'SGD', momentum: '动量，β = 0.9' } },
  step: '步',
  rate: '学习率',
  loss: '损失',
  steepest: '下降最快处',
  lowest: '最低处',
  tenth: '最低处的十分之一',
  rateAxis: '学习率（10 的指数，−2 即 0.01）',
  lossAxis: '小批量的损失',
  smoothed: '平滑后',
  each: '每一步',
  summary: (steepest, lowest) => `平滑后的损失在学习率 ${steepest} 处下降最快，在 ${lowest} 处最低。`,
  dataText: '两个交错的半月，128 个点，合成数据；网络为 2-16-16-1，用 tanh。平滑后的损失升到最低值的四倍时，测试结束。',
  noScript: '实验需要 JavaScript。它训练一个小网络，在 200 步 SGD 中把学习率从 0.0001 提高到 32。',
};
