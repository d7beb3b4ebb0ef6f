import type { Locale } from '@src/i18n/locale.ts';
import type { ModelSizeParams } from '@src/labs/model-size/protocol.ts';
import type { SizeError, Totals } from '@src/nn/size/part.ts';

interface ModelSizeStrings {
  title: string;
  tryThis: string;
  preset: string;
  own: string;
  /** What the source prints beside what is counted. */
  published: (count: string, source: string) => string;
  counted: (source: string) => string;
  params: Record<keyof ModelSizeParams, string>;
  options: Partial<Record<keyof ModelSizeParams, Readonly<Record<string, string>>>>;
  hints: { mlp: string; cnn: string };
  errors: Record<SizeError['code'], (word: string) => string>;
  totals: Record<keyof Totals, string>;
  /** Names of parts; a layer of an MLP or CNN is called as it is written. */
  parts: Record<string, string>;
  tableCaption: string;
  part: string;
  parameters: string;
  forward: string;
  activations: string;
  note: string;
}

/** Words of the lab `model-size`. */
export const strings = {
  en: {
    title: 'How large is a model?',
    tryThis: 'Choose a known model, change one number, and watch where parameters, arithmetic and memory go.',
    preset: 'Known model',
    own: 'your own',
    published: (count, source) => `The source prints ${count} parameters (${source}).`,
    counted: (source) =>
      source === '–' ? 'The article’s first network.' : `The article’s second network (${source}).`,
    params: {
      family: 'Family',
      mlp: 'Widths',
      cnn: 'Image and layers',
      kind: 'Kind',
      vocabulary: 'Vocabulary',
      positions: 'Learnt positions',
      width: 'Width d',
      blocks: 'Blocks N',
      heads: 'Heads H',
      kvHeads: 'Key/value heads',
      hidden: 'MLP width f',
      mlpKind: 'MLP',
      norm: 'Norm',
      bias: 'Biases',
      tied: 'Unembedding',
      sequence: 'Tokens s',
      batch: 'Batch',
      bytes: 'A number takes',
    },
    options: {
      family: { mlp: 'MLP', cnn: 'CNN', transformer: 'Transformer' },
      kind: { decoder: 'decoder (GPT)', encoder: 'encoder (BERT)' },
      mlpKind: { plain: '2 matrices', gated: '3 (gated)' },
      norm: { layer: 'LayerNorm', rms: 'RMSNorm' },
      bias: { yes: 'yes', no: 'no' },
      tied: { yes: 'is the embedding', no: 'its own matrix' },
      bytes: { '4': '4 bytes (float32)', '2': '2 bytes (16-bit)' },
    },
    hints: {
      mlp: 'From input to output, such as 784-64-10.',
      cnn: 'conv3-32: 32 kernels of 3×3; add -same to pad, -s2 for stride 2. pool2, flatten, dense-64.',
    },
    errors: {
      layer: (word) => `“${word}” is not a layer that this lab knows.`,
      number: (word) => `“${word}” is not a whole number from 1 to 1000000.`,
      order: (word) =>
        `“${word}” does not fit here: first the image (32x32x3), then conv and pool, flatten, then dense.`,
      small: (word) => `The image has become too small for “${word}”.`,
      empty: () => 'At least one layer is needed.',
      heads: () => 'Must divide the width.',
      kvHeads: () => 'Must divide the number of heads.',
      positions: () => 'Longer than the learnt positions.',
    },
    totals: {
      parameters: 'Parameters',
      weightBytes: 'Weights',
      trainingBytes: 'Training state with Adam',
      activationBytes: 'Activations kept, per batch',
      forwardFlops: 'Forward pass, per batch',
      trainingFlops: 'Training step, per batch',
    },
    parts: {
      input: 'input',
      embedding: 'token embedding',
      positions: 'positions',
      segments: 'segments',
      attention: 'attention, all blocks',
      mlp: 'MLP, all blocks',
      norms: 'norms, all blocks',
      finalNorm: 'norm outside the blocks',
      unembedding: 'unembedding',
      pooler: 'pooler (BERT)',
    },
    tableCaption: 'Where they are, for one example',
    part: 'Part',
    parameters: 'Parameters',
    forward: 'Multiply-adds forward',
    activations: 'Activations kept',
    note: 'Matrix products only; attention to all positions; nothing recomputed. GB = 10⁹ bytes.',
  },
  'zh-cn': {
    title: '模型有多大？',
    tryThis: '选一个知名模型，改动一个数，看参数、运算量和内存各落在哪一部分。',
    preset: '知名模型',
    own: '自定义',
    published: (count, source) => `出处所载参数量：${count}（${source}）。`,
    counted: (source) => (source === '–' ? '原文的第一个网络。' : `原文的第二个网络（${source}）。`),
    params: {
      family: '架构',
      mlp: '各层宽度',
      cnn: '图像与各层',
      kind: '类型',
      vocabulary: '词表大小',
      positions: '可学习的位置',
      width: '宽度 d',
      blocks: '块数 N',
      heads: '头数 H',
      kvHeads: '键的头数',
      hidden: 'MLP 宽度 f',
      mlpKind: 'MLP',
      norm: '归一化',
      bias: '偏置',
      tied: '词表映射',
      sequence: '词元数 s',
      batch: '批量',
      bytes: '每个数占',
    },
    options: {
      family: { mlp: 'MLP', cnn: 'CNN', transformer: 'Transformer' },
      kind: { decoder: '解码器（GPT）', encoder: '编码器（BERT）' },
      mlpKind: { plain: '2 个矩阵', gated: '3 个（门控）' },
      norm: { layer: 'LayerNorm', rms: 'RMSNorm' },
      bias: { yes: '有', no: '无' },
      tied: { yes: '复用嵌入', no: '另设矩阵' },
      bytes: { '4': '4 字节（float32）', '2': '2 字节（16 位）' },
    },
    hints: {
      mlp: '从输入到输出，如 784-64-10。',
      cnn: 'conv3-32：32 个 3×3 的核；加 -same 表示填充，加 -s2 表示步幅为 2。另有 pool2、flatten、dense-64。',
    },
    errors: {
      layer: (word) => `本实验不认识“${word}”这样的层。`,
      number: (word) => `“${word}”不是 1 到 1000000 之间的整数。`,
      order: (word) => `“${word}”不能放在这里：先写图像（32x32x3），再写 conv 与 pool，然后 flatten，最后 dense。`,
      small: (word) => `图像已经太小，放不下“${word}”。`,
      empty: () => '至少要有一层。',
      heads: () => '必须能整除宽度。',
      kvHeads: () => '必须能整除头数。',
      positions: () => '超过了可学习的位置数。',
    },
    totals: {
      parameters: '参数量',
      weightBytes: '权重',
      trainingBytes: '用 Adam 训练时的状态',
      activationBytes: '保留的激活值（一批）',
      forwardFlops: '前向传播（一批）',
      trainingFlops: '训练一步（一批）',
    },
    parts: {
      input: '输入',
      embedding: '词元嵌入',
      positions: '位置',
      segments: '段向量',
      attention: '注意力，所有块',
      mlp: 'MLP，所有块',
      norms: '归一化，所有块',
      finalNorm: '块外的归一化',
      unembedding: '词表映射',
      pooler: 'pooler（BERT）',
    },
    tableCaption: '分布在哪些部分（一个样本）',
    part: '部分',
    parameters: '参数量',
    forward: '前向乘加次数',
    activations: '保留的激活值',
    note: '只计矩阵乘法；注意力按看到所有位置计；不重算任何结果。GB = 10⁹ 字节。',
  },
} as const satisfies Record<Locale, ModelSizeStrings>;
