import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `preprocess`. */
export const words = {
  title: 'Preprocess: clean, scale without leakage, augment',
  tryThis: 'Choose a part, change one rule: what becomes of the data, or of the accuracy?',
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
  rawMean: 'Mean °C, raw',
  cleanMean: 'Mean °C, cleaned',
  articleMean: 'Mean °C, np.where',

  leakageNote: {
    scaling:
      'Synthetic data: features in units of different size that do decide the label. Accuracy of a logistic regression on 100 test rows, scaled once by the training rows and once by all rows.',
    selection:
      'Synthetic data: pure noise, with labels decided by a coin, so 50 % is the best possible. The ten features that correlate most with the label are kept, chosen once by the training rows and once by all rows.',
  },
  honest: 'From training rows only',
  leaky: 'From all rows (leakage)',
  honestLine: 'honest',
  leakyLine: 'leaky',
  difference: 'Difference (points)',
  standardError: 'Its standard error',
  setsDone: 'Sets so far',
  accuracyChart: 'Mean test accuracy',
  leakageSummary: (splits: number, honest: string, leaky: string, difference: string, error: string) =>
    `After ${splits} sets: ${honest} % without leakage, ${leaky} % with it; difference ${difference} ± ${error} points.`,
  recorded: (sets: number) => `Recorded, ${sets} random sets each`,
  recordedColumns: ['rows × features', 'honest (%)', 'leaky (%)', 'difference'],
  recordedLine: 'recorded',
  noCurve: 'The curve appears when measuring starts.',

  originalOf: (label: string) => `Original: ${label}`,
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

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
