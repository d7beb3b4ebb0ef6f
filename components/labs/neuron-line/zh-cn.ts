import { han } from '@src/i18n/han.ts';
import type { Words } from './en.ts';

/** The Chinese words of the lab `neuron-line`. */
export const words: Words = {
  title: '一个神经元的直线',
  tryThis: '拖动箭头的尖端、直线或点，也可以在输入框里按方向键。蓝色一侧 z 为正。',
  params: { w1: '权重 w₁', w2: '权重 w₂', b: '偏置 b', x1: '输入 x₁', x2: '输入 x₂' },
  z: 'x 处的 z',
  activation: 'a = σ(z)',
  length: 'w 的长度',
  distance: '直线到原点',
  noLine: '没有权重就没有直线，z 处处相同。',
  drawing: (distance, x1, x2, isPositive) =>
    han`直线 z = 0 到原点的距离是${distance}，箭头 w 与它垂直。点（${x1}，${x2}）在${isPositive ? '正' : '负'}的一侧。`,
  noScript: '拖动图形需要 JavaScript。w = (1, 2)、b = 0.5 时：',
};
