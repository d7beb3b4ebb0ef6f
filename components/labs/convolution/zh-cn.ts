import type { Words } from './en.ts';

/** The Chinese words of the lab `convolution`. */
export const words: Words = {
  title: '会移动的卷积',
  tryThis: '让卷积核在图上一格一格移动，或者点结果里的一格；选中结果后方向键也管用。',
  params: { picture: '图像', kernel: '卷积核', bias: '偏置 b', place: '位置' },
  pictures: { arch: '一道门', shifted: '门右移一格', page: '第 5 章的 4×4' },
  kernels: { vertical: '竖直边缘', horizontal: '水平边缘', sum: '九个数之和', identity: '只取中心' },
  back: '后退',
  next: '下一处',
  input: '图像',
  kernel: '卷积核',
  output: '结果 z',
  pooled: 'ReLU 和 2×2 池化之后',
  place: '卷积核的位置',
  at: (row, column, z) => `第 ${row} 行第 ${column} 列，z = ${z}`,
  row: '行',
  column: '列',
  note: '实线框是卷积核的窗口和它算出的数；虚线框是池化后的一个数所看到的范围，4×4 个像素。',
  noScript: '移动卷积核需要 JavaScript。竖直边缘的结果，逐行列出：',
};
