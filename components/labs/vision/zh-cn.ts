import { han } from '@src/i18n/han.ts';
import type { Words } from './en.ts';

/** The Chinese words of the lab `vision`. */
export const words: Words = {
  title: '走进第 5 章的网络',
  tryThis: '点“载入并测试”，再选一层，点特征图上的任意一处，下面就写出那个数是怎样算出来的。',
  load: '载入并测试',
  trainAndTest: '训练并测试',
  question: '2,500 张测试图像，它能答对百分之几？',
  params: { weights: '权重', epochs: '在页面里训练的轮次', learningRate: '学习率', seed: '随机种子' },
  options: { weights: { trained: '训练好的（检查点）', random: '随机' } },
  step: '步',
  loss: '损失',
  accuracy: '测试准确率',
  probability: '最大概率',
  layers: '网络的各层',
  mapsLabel: (layer, maps, width, height) =>
    width === 1
      ? han`${layer}：${maps} 个数，越亮越大`
      : han`${layer}：${maps} 张特征图，每张 ${width} × ${height} 个数，越亮越大`,
  needsRun: '要等整个网络载入，请点上面的按钮。',
  map: '特征图',
  unit: '单元',
  classNumber: '类别',
  row: '行',
  column: '列',
  sum: (side, channels) => `这个数是 ${side} × ${side} × ${channels} = ${side * side * channels} 个乘积之和`,
  slices: (channels) => `滤波器对 ${channels} 张输入图各有一片权重，蓝色为正，橙色为负`,
  channel: '输入图',
  colours: ['红', '绿', '蓝'],
  patch: '输入',
  weights: '权重',
  products: '乘积',
  pool: '这个数是四个数中最大的一个',
  window: '窗口',
  gallery: '测试图像。带框的是答错而又最有把握的。',
  mistaken: (truth, said) => `${truth}，答成：${said}`,
  ownPicture: '你的图像',
  testPicture: (name) => `测试图像：${name}`,
  field: (picture, side, layer) => han`${picture}。框出的 ${side} × ${side} 个像素，决定 ${layer} 的这个数。`,
  saliency: '显著图：某一类的得分对每个像素有多敏感。网络载入后可见。',
  saliencyOf: (name) => `“${name}”的显著图，像素越亮，得分随它变得越多`,
  probabilities: '十个类别的概率',
  announce: (percent, count) => `${count} 张测试图像答对 ${percent}%。`,
  noScript: '本实验需要 JavaScript，因为网络在你的浏览器里计算。检查点的准确率和训练方法写在正文里。',
};
