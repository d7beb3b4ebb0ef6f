import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `health`. */
export const words = {
  title: 'A threshold for tumours',
  tryThis:
    'Move the threshold on the scores of one measurement; then train, and move it again. Dots below: the same with other patients.',
  question: 'of the 64 malignant tumours of the test, how many will it miss at threshold 0.5?',
  deciding: 'Decide: changes no training',
  training: 'Train',
  params: {
    threshold: 'Threshold',
    missCost: 'A miss costs (alarm: 1)',
    prevalence: 'Malignant among those tested, %',
    model: 'Model',
    hidden: 'Hidden units',
    features: 'Measurements',
    scaling: 'Standardised by',
    patients: 'Training patients',
    epochs: 'Epochs',
    learningRate: 'Learning rate',
    decay: 'Weight decay λ',
    splits: 'Repeat with other patients',
    seed: 'Seed',
  },
  options: {
    model: { logistic: 'logistic', mlp: 'MLP' },
    features: { all: 'all 30', means: 'the 10 means' },
    scaling: { train: 'training', all: 'all (a leak)', none: 'nothing' },
  },
  toAdvised: (threshold: string) => `To ${threshold}, right for this cost`,
  model: 'model',
  one: 'one measurement',
  measurement: (name: string) => `the best single measurement of the training patients: ${name}`,
  loading: 'The table of 569 patients is on its way.',
  step: 'Step',
  missed: 'Missed',
  accuracy: 'Accuracy',
  auc: 'AUC',
  brier: 'Brier score',
  ece: 'ECE',
  cost: 'Cost per 100',
  scores: {
    title: 'Scores of the 171 test patients',
    x: 'predicted probability of malignant, stretched at both ends',
    positive: 'malignant',
    negative: 'benign',
    calledNegative: 'called benign',
    calledPositive: 'called malignant',
    numbers: 'Numbers as a table',
    count: 'patients',
  },
  scoresSummary: (name: string, missed: number, alarms: number) =>
    `By the ${name}, ${missed} malignant tumours lie below the threshold, ${alarms} benign ones at or above it.`,
  roc: {
    title: 'ROC curve',
    x: 'false-positive rate',
    y: 'recall (sensitivity)',
    numbers: 'Numbers as a table',
  },
  rocSummary: (name: string, auc: string, recall: string, fpr: string) =>
    `The area under the curve of the ${name} is ${auc}; now recall is ${recall} at a false-positive rate of ${fpr}.`,
  reliability: {
    title: 'Calibration curve',
    x: 'predicted probability',
    y: 'share that was malignant',
    count: 'patients',
    numbers: 'Numbers as a table',
  },
  reliabilitySummary: (name: string, ece: string) =>
    `Expected calibration error of the ${name}: ${ece}. On the diagonal, what is predicted comes true as often.`,
  decision: {
    caption: 'Truth in rows, answers in columns',
    positive: 'malignant',
    negative: 'benign',
    calledPositive: 'called malignant',
    calledNegative: 'called benign',
    miss: 'missed',
    alarm: 'false alarm',
  },
  rates: {
    recall: 'Recall, sensitivity',
    specificity: 'Specificity',
    precision: 'Precision, here',
    precisionThere: 'Precision at your %',
    negativeValue: 'Neg. pred. value',
    f1: 'F1',
    accuracy: 'Accuracy',
    cost: 'Cost per 100',
  },
  repeated: 'Missed, with other patients',
  repeatedBefore: 'After the run: the same training with other divisions of the patients, a dot each.',
  repeatedSummary: ({
    runs,
    least,
    most,
    mean,
    fewest,
    worst,
  }: {
    runs: number;
    least: string;
    most: string;
    mean: string;
    fewest: number;
    worst: number;
  }) => `${runs} divisions: ${fewest} to ${worst} missed of 64; accuracy ${least} to ${most}, mean ${mean}.`,
  summary: (missed: number) => `Trained: ${missed} of 64 malignant tumours missed at threshold 0.5.`,
  dataText:
    'Wisconsin diagnostic breast cancer, 569 real tumours, 212 malignant, 30 measurements of nuclei on a digitised image; 171 patients, each class in its share, are the test and are seen by no training.',
  noScript:
    'The lab needs JavaScript. What one measurement alone says of the 171 test patients, by logistic regression (seed 1):',
  noScriptColumns: ['Measurement', 'AUC', 'Accuracy at 0.5', 'Missed of 64'],
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
