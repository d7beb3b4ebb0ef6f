import type { Words } from './en.ts';

/** The Chinese words of the lab `attention`. */
export const words: Words = {
  title: '一行一行看注意力',
  tryThis: '指向某一行，看它的加权和怎样算出；再把句子倒过来，比较加掩码前后哪些结果变了。',
  example: '狗 咬 人',
  params: { tokens: '句子', heads: '头数', mask: '掩码', positions: '位置', seed: '随机种子' },
  options: {
    mask: { none: '无', causal: '因果掩码' },
    positions: { none: '无', sinusoid: '正弦，加进嵌入', rotary: '旋转（RoPE）' },
  },
  hint: '一个汉字算一个词元，西文以空格分开，只取前六个。',
  tooLong: '最多 80 个字符。',
  reverse: '把句子倒过来',
  tokens: '词元数',
  width: '每个头的宽度',
  moved: '倒序后最大变化',
  weights: '权重：行是读的词元，列是被读的词元',
  head: (n) => `第 ${n} 个头`,
  query: '读的词元',
  key: '词元',
  weight: 'softmax',
  sum: (head, token, q) => `第 ${head} 个头，“${token}”的查询 q = ${q}`,
  result: '结果：各行 softmax × v 之和',
  note: '算出 q、k、v 的矩阵是随机的，没有训练过；这里看的是怎样算，而不是语言模型学会了读什么。',
  noScript: '实验需要 JavaScript。下面是例句“狗咬人”在两个头里的注意力权重，没有掩码，也没有位置：',
};
