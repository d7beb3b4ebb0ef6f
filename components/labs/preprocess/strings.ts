import type { Locale } from '@src/i18n/locale.ts';
import type { Translation } from '@src/i18n/translation.ts';

const en = {
  title: 'Preprocess: clean, scale without leakage, augment',
  tryThis: 'Choose a part. Change one rule, and see what becomes of the data or of the measured accuracy.',
  part: 'Part',
  parts: { cleaning: 'Cleaning', leakage: 'Leakage', augmentation: 'Augmentation' },
  fields: {
    duplicates: 'Repeated rows',
    ranges: 'Impossible values',
    missing: 'Missing values',
    leak: 'What leaks',
    trainRows: 'Training rows',
    features: 'Features',
    splits: 'Random sets',
    image: 'Image (1 to 20)',
    seed: 'Seed',
  },
  options: {
    duplicates: { drop: 'drop the repeat', keep: 'keep' },
    ranges: { check: 'treat as missing', ignore: 'do not check' },
    missing: { drop: 'drop the row', median: 'fill with the median', keep: 'keep the hole' },
    leak: { scaling: 'mean and standard deviation', selection: 'the choice of features' },
  },
  measure: 'Measure',
  augment: 'Make variants',
  noScript: 'The lab needs JavaScript: it computes in your browser. The page states its results with their conditions.',

  synthetic: 'Synthetic data: one winter’s day of a weather station, with faults put in on purpose.',
  table: 'Readings, with what cleaning does to each',
  hour: 'Hour',
  temperature: 'Temperature (°C)',
  humidity: 'Humidity (%)',
  cleaned: 'after cleaning',
  article: 'after np.where',
  verdict: 'Found',
  missingValue: 'missing',
  fine: 'nothing',
  foundDuplicate: 'repeats the row above',
  foundMissing: (column: string) => `${column}: missing`,
  foundImpossible: (column: string) => `${column}: impossible`,
  dropped: 'row dropped',
  keptRows: 'Rows kept',
  rawMean: 'Mean temperature, raw',
  cleanMean: 'Mean temperature, cleaned',
  articleMean: 'Mean temperature, np.where',

  leakageNote: {
    scaling:
      'Synthetic data: features in units of different size that do decide the label. Accuracy on 100 test rows of a logistic regression, once scaled by the training rows and once by all rows.',
    selection:
      'Synthetic data: pure noise and labels thrown by coin, so 50 % is all there is to have. The ten features that correlate most with the label are kept, chosen once by the training rows and once by all rows.',
  },
  honest: 'From training rows only',
  leaky: 'From all rows (leakage)',
  difference: 'Difference (points)',
  standardError: 'Its standard error',
  setsDone: 'Sets so far',
  accuracyChart: 'Mean test accuracy',
  leakageSummary: (splits: number, honest: string, leaky: string, difference: string, error: string) =>
    `After ${splits} sets: ${honest} % without leakage, ${leaky} % with it; difference ${difference} ± ${error} points.`,
  noCurve: 'The curve appears when measuring starts.',

  original: 'Original',
  changes: {
    flip: 'Mirrored',
    crop: 'Moved by up to 4 pixels',
    brightness: 'Brightness ± 30 %',
    all: 'All three',
    noise: 'The article’s “augmentation”',
  },
  variant: (change: string, i: number) => `${change}, variant ${i}`,
  loadingSheet: 'Loading one sheet of CIFAR-10 (about 0.9 MB)',
  differenceFrom: 'mean pixel difference (RMS)',
  otherImages: 'For comparison: other images differ from this one by',
  notYet: 'Press the button: the variants are computed in your browser.',
  augmented: (label: string) => `Variants of a picture of the class “${label}” are shown.`,
};

const zh: Translation<typeof en> = {
  title: '预处理：清洗、无泄漏的缩放、增强',
  tryThis: '选择一个部分，改动一条规则，看数据或测得的准确率有什么变化。',
  part: '部分',
  parts: { cleaning: '清洗', leakage: '泄漏', augmentation: '增强' },
  fields: {
    duplicates: '重复的行',
    ranges: '不可能的值',
    missing: '缺失的值',
    leak: '泄漏的是什么',
    trainRows: '训练行数',
    features: '特征数',
    splits: '随机数据集个数',
    image: '图像（1 到 20）',
    seed: '随机种子',
  },
  options: {
    duplicates: { drop: '删去重复', keep: '保留' },
    ranges: { check: '当作缺失', ignore: '不检查' },
    missing: { drop: '删去该行', median: '用中位数填补', keep: '保留空缺' },
    leak: { scaling: '均值与标准差', selection: '特征的挑选' },
  },
  measure: '开始测量',
  augment: '生成变体',
  noScript: '本实验需要 JavaScript：计算在你的浏览器里进行。正文给出了结果与条件。',

  synthetic: '合成数据：某气象站冬季一天的读数，其中的错误是有意放进去的。',
  table: '各条读数，以及清洗对它做了什么',
  hour: '时',
  temperature: '气温（°C）',
  humidity: '湿度（%）',
  cleaned: '清洗后',
  article: 'np.where 后',
  verdict: '发现',
  missingValue: '缺失',
  fine: '无',
  foundDuplicate: '与上一行重复',
  foundMissing: (column) => `${column}缺失`,
  foundImpossible: (column) => `${column}不可能`,
  dropped: '整行删去',
  keptRows: '保留的行数',
  rawMean: '平均气温，原始',
  cleanMean: '平均气温，清洗后',
  articleMean: '平均气温，np.where 后',

  leakageNote: {
    scaling:
      '合成数据：各特征量纲不同，而且确实决定标签。用逻辑回归训练，在 100 行测试数据上测准确率：一次按训练行缩放，一次按全部行缩放。',
    selection:
      '合成数据：特征纯属噪声，标签由掷硬币决定，所以最多只能有 50%。保留与标签相关性最大的十个特征：一次只看训练行来挑，一次看全部行来挑。',
  },
  honest: '只用训练行',
  leaky: '用全部行（泄漏）',
  difference: '相差（百分点）',
  standardError: '差的标准误',
  setsDone: '已测数据集',
  accuracyChart: '平均测试准确率',
  leakageSummary: (splits, honest, leaky, difference, error) =>
    `测过 ${splits} 个数据集：无泄漏 ${honest}%，有泄漏 ${leaky}%；相差 ${difference} ± ${error} 个百分点。`,
  noCurve: '开始测量后显示曲线。',

  original: '原图',
  changes: {
    flip: '左右镜像',
    crop: '平移至多 4 个像素',
    brightness: '亮度 ± 30%',
    all: '三者合用',
    noise: '原文的“增强”',
  },
  variant: (change, i) => `${change}，变体 ${i}`,
  loadingSheet: '正在加载一张 CIFAR-10 拼图（约 0.9 MB）',
  differenceFrom: '像素平均差（均方根）',
  otherImages: '作为对照，其他图像与它的差为',
  notYet: '按下按钮，变体将在你的浏览器里算出。',
  augmented: (label) => `已显示类别“${label}”的一幅图像的各种变体。`,
};

/** Words of the lab `preprocess`. */
export const strings: Record<Locale, Translation<typeof en>> = { en, 'zh-cn': zh };
