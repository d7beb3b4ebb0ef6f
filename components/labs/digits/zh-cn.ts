import { training } from '../frame/fit/words/zh-cn.ts';
import type { Words } from './en.ts';

/** The Chinese words of the lab `digits`. */
export const words: Words = {
  ...training,
  title: '手写数字：训练、测试、手绘',
  tries: {
    train: '点“训练”。测试完成后，打开下方的“画一个数字”，看它认不认得你写的数字。',
    evaluate: '点“训练”，再选对角线以外的一格，看看哪些数字弄混了。',
    apply: '点“训练”，再画一个数字；然后把它画得小一点、挪到角落里，比较两种输入。',
  },
  params: {
    images: '图像数（共 60,000）',
    epochs: '轮次',
    batchSize: '批量大小',
    learningRate: '学习率',
    validationSplit: '验证集比例',
    seed: '随机种子',
  },
  noScript: '本实验需要 JavaScript，因为网络在你的浏览器里训练。正文给出了一次实际训练的结果与条件。',
  confusionHint: '行是真实数字，列是预测结果。选中一格可看其中的错例。',
  first: '测试集的前几张图像',
  wrong: '答错的图像，按把握从大到小排列',
  wrongOf: (count, shown) => `10,000 张测试图像中答错 ${count} 张，这里显示 ${shown} 张`,
  wrongLabel: (truth, predicted, percent) => `真实为 ${truth}，答成 ${predicted}，把握 ${percent}%`,
  allErrors: '全部错例',
  noErrors: '这一格没有错例。',
  draw: '画一个数字',
  drawHint: '用鼠标、触控笔或手指都可以。用键盘时，方向键移动画笔，空格键落笔或抬笔，Delete 键清空。',
  pad: '画板，28 × 28',
  penUp: (x, y) => `画笔抬起，第 ${x} 列，第 ${y} 行`,
  penDown: (x, y) => `画笔落下，第 ${x} 列，第 ${y} 行`,
  clear: '清空',
  input: '网络的输入',
  inputs: { centred: '按 MNIST 的做法缩放并居中', raw: '原样输入' },
  seen: '网络看到的 28 × 28 图像',
  probabilities: '十个概率',
  answer: '答案',
  nothingDrawn: '请先画点什么。',
  needsTraining: '请先训练网络；之后每画一笔，它都会给出答案。',
  recognised: (digit, percent) => `认作 ${digit}，概率 ${percent}%。`,
};
