import type { OwnWords } from './en.ts';

/** The Chinese words of a reader's own network. */
export const words: OwnWords = {
  about: (input, output) =>
    `用 TypeScript 写出网络。导出函数 \`buildModel(tf)\`，返回一个输入形状为 ${input}、输出形状为 [${output}] 的 \`tf.LayersModel\`。它在沙箱里构建，由本实验用同样的数据训练。`,
  or: ' 或 ',
  codeLabel: '你的网络的代码',
  build: '构建',
  building: '正在构建……',
  stop: '停止',
  use: '改为训练这个网络，不用实验自带的',
  fromLink: '这段代码来自链接。请先读一遍；点“构建”后才会运行。',
  leaveLink: '换回我自己的代码',
  keepLink: '留作我自己的代码',
  undo: '撤销，恢复我原来的代码',
  stale: '构建之后，代码或数据的形状变了，请重新构建。',
  built: (parameters) => `已构建：${parameters} 个参数。`,
  layer: '层',
  shape: '输出形状',
  parameters: '参数',
  notHere: '卷积核、特征图与文件只用于实验自带的网络；你的网络可以训练、测试和用来预测，训练进度会保留到下次访问。',
  problems: {
    'not-a-model': 'buildModel 必须返回 tf.LayersModel，例如 tf.sequential({ layers: […] })。',
    inputs: '网络的输入与数据不符。',
    outputs: '网络的输出不符，最后一层的单元数必须等于输出个数。',
    'too-large': '网络的参数超过 2,000,000 个。',
    layer: '有一层在这里无法训练。TensorFlow.js 的说明：',
    'nothing-to-train': '网络里没有可以训练的权重。',
    'no-gradient': '梯度传不到这些权重，训练不会改变它们：',
  },
  time: '构建超过十秒，已停止。是不是有停不下来的循环？',
  waiting: '构建超过十秒，已停止：代码一直在等一个不会到来的定时器或 Promise。',
  memory: '沙箱的内存用完了。请把网络改小一些。',
  stopped: '已停止。',
  broken: '沙箱加载失败。请检查网络连接后重试。',
};
