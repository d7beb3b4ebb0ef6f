import type { Locale } from '../../i18n/locale.ts';

const en = {
  titles: {
    settings: 'Settings',
    data: 'Data',
    model: 'Model',
    training: 'Training',
    evaluation: 'Evaluation',
    using: 'Using the model',
    weights: 'Weights trained in the browser',
  },
  differs:
    'The settings of the run. Random numbers and the choice of images differ from those of the browser, so results will differ a little.',
  images: 'training images used, of 50,000',
  validationSplit: 'share of them held out for validation',
  download: 'Download CIFAR-10 (Krizhevsky, 2009); pixels are scaled to 0...1.',
  oneHot: 'Class numbers to one-hot vectors.',
  split: 'Choose the images at random and hold some of them out.',
  sizes: '3 x 3 convolutions without padding: each makes the image 2 pixels narrower.',
  firstTen: 'The first ten test images.',
  loadDoc: 'Loads the weights that the browser exported as safetensors.',
  kerasLayout: 'Keras lays kernels out as the browser does: [height, width, in, out] and [in, out].',
  loadHint: 'Instead of training: put the exported file beside this program and remove the signs # below.',
  nchw: 'PyTorch wants the channels before height and width.',
  initial: 'Initial weights as in Keras and in the browser.',
  logits: 'logits; the loss applies the softmax',
  epsilon: 'The epsilon of the browser, added where PyTorch adds it; the default of PyTorch is 1e-8.',
  convLayout: '[height, width, in, out] -> [out, in, height, width]',
  flattenLayout: 'Its inputs were flattened as (height, width, channel), here as (channel, height, width).',
  denseLayout: '[in, out] -> [out, in]',
  notebookTitle: 'The CIFAR-10 network of the book',
  notebookIntro: 'This notebook trains the network of the lab in Keras, with the settings of your run.',
};

/** Texts of the exported programs in one language. */
export type CodeTexts = typeof en;

/** Comments and titles of the exported programs. Output printed by the programs is English. */
export const codeTexts = {
  en,
  'zh-cn': {
    titles: {
      settings: '设置',
      data: '数据',
      model: '模型',
      training: '训练',
      evaluation: '评估',
      using: '使用模型',
      weights: '在浏览器中训练的权重',
    },
    differs: '本次训练的设置。随机数和选取的图像与浏览器中不同，因此结果会略有差异。',
    images: '使用的训练图像数，共 50,000 张',
    validationSplit: '其中留作验证集的比例',
    download: '下载 CIFAR-10（Krizhevsky，2009）；像素值缩放到 0…1。',
    oneHot: '把类别编号转换为独热编码。',
    split: '随机选取图像，并留出一部分作验证集。',
    sizes: '3 × 3 卷积，不填充，每次卷积使图像的宽和高各减少 2 个像素。',
    firstTen: '测试集的前十张图像。',
    loadDoc: '载入浏览器以 safetensors 格式导出的权重。',
    kerasLayout: 'Keras 卷积核与权重矩阵的排列与浏览器相同：[高, 宽, 输入, 输出] 和 [输入, 输出]。',
    loadHint: '若不想重新训练，就把导出的文件放在本程序旁边，并去掉下面各行开头的 #。',
    nchw: 'PyTorch 要求通道维在高和宽之前。',
    initial: '初始权重与 Keras 和浏览器中相同。',
    logits: 'logit；softmax 由损失函数计算',
    epsilon: '浏览器所用的 epsilon，PyTorch 也加在同一处；PyTorch 的默认值是 1e-8。',
    convLayout: '[高, 宽, 输入, 输出] -> [输出, 输入, 高, 宽]',
    flattenLayout: '原来按（高、宽、通道）展平，这里按（通道、高、宽）展平。',
    denseLayout: '[输入, 输出] -> [输出, 输入]',
    notebookTitle: '本书的 CIFAR-10 网络',
    notebookIntro: '本笔记本用 Keras 训练实验中的网络，设置与你的那次训练相同。',
  },
} as const satisfies Record<Locale, CodeTexts>;
