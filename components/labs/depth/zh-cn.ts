import type { Words } from './en.ts';

/** The Chinese words of the lab `depth`. */
export const words: Words = {
  title: '直线拟合（Depth）',
  tryThis: '按“训练”，看损失怎样沿着虚线预测下降；再把学习率调到 1。',
  params: { steps: '步数', learningRate: '学习率', seed: '随机种子' },
  step: '步',
  loss: '损失',
  slope: '斜率',
  offset: '截距',
  predicted: '预测',
  measured: '本机',
  beforeRun: '虚线是双精度计算的预测。',
  summary: (step, loss) => `${step} 步之后，损失为 ${loss}。`,
  noScript: '实验需要 JavaScript。它用一条直线拟合 64 个点；这些点在 y = 2x + 1 附近，带有噪声。',
};
