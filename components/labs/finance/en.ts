import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `finance`. */
export const words = {
  title: 'Who gets the loan?',
  tryThis:
    'Press on the last applicant of each row who shall get a loan. What would be fair? Then train, and decide again.',
  question: (group: string) =>
    `both limits 0.2: of those ${group} who would repay, how many percent will the trained model accept?`,
  refuseFrom: (group: string) => `Limit, ${group}`,
  lending: 'Lend: changes no training',
  training: 'Train',
  params: {
    groups: 'Groups by',
    loss: 'Bad loan loses (good: +1)',
    model: 'Model',
    hidden: 'Hidden units',
    missing: 'Empty cells',
    weights: 'Weight of bad loans',
    column: 'The groups’ column',
    epochs: 'Epochs',
    learningRate: 'Learning rate',
    decay: 'Weight decay λ',
    seed: 'Seed',
  },
  options: {
    groups: { age: 'age', marital: 'marital status', home: 'home' },
    model: { logistic: 'logistic', mlp: 'MLP' },
    missing: { indicate: 'filled, marked', median: 'filled', drop: 'row dropped' },
    weights: { equal: 'one each', balanced: 'balanced' },
    column: { given: 'given', hidden: 'hidden' },
  },
  groups: {
    age: ['below 30', '30 and older'],
    marital: ['not married', 'married'],
    home: ['not owning a home', 'home owners'],
  } as Record<'age' | 'marital' | 'home', readonly [string, string]>,
  toAdvised: (limit: string) => `Both to ${limit}`,
  toBest: 'Most profit',
  loading: 'The table of 4,454 loans is on its way.',
  byOne: (column: string) => `Ranked by one column alone: ${column}`,
  byModel: 'Ranked by the model’s probability of default',
  columns: {
    seniority: 'years in the job',
    time: 'months of the loan',
    age: 'age',
    expenses: 'expenses',
    amount: 'amount',
    price: 'price of what is bought',
  } as Record<string, string>,
  rowText: (count: number, accepted: string) => `– ${count} applicants, 28 of them shown; accepted: ${accepted}`,
  rowSummary: (name: string, accepted: number, shown: number, percent: string) =>
    `Applicants ${name}, the surest first: ${accepted} of the ${shown} shown are accepted, of all ${percent}.`,
  isAccepted: 'accepted',
  isRefused: 'refused',
  repaid: 'repaid',
  defaulted: 'did not',
  pale: '(known only because all of them got the loan). Pale: refused.',
  question3: 'What is equal?',
  difference: 'points',
  equal: 'equal',
  equalise: 'make equal',
  shares: {
    accepted: 'Of all: accepted',
    goodAccepted: 'Of those who repay: accepted',
    badRefused: 'Of those who do not: refused',
    acceptedRepay: 'Of the accepted: repay',
  },
  base: 'Of all: do not repay',
  together: (profit: string) => `Σ ${profit}`,
  hint: '“Make equal” moves the limit of the second group. Then look at the other rows, and at the profit.',
  names: 'What these are called',
  definitions: [
    ['Demographic parity', 'The same share of each group is accepted.'],
    ['Equal opportunity', 'Of those who would repay, the same share of each group is accepted.'],
    ['Equalised odds', 'That, and of those who would not repay the same share is refused.'],
    ['Predictive parity', 'Of the accepted of each group, the same share repays.'],
    [
      'Calibration within groups',
      'Of those given 20 %, a fifth of each group does not repay: the curve beside the ROC curve.',
    ],
    ['One limit for all', 'The same probability of default is treated alike, whoever has it.'],
  ] as readonly (readonly [string, string])[],
  step: 'Step',
  profit: 'Profit per 100',
  everybody: 'If all accepted',
  accepted: 'Accepted',
  auc: 'AUC',
  ece: 'ECE',
  accuracy: 'Accuracy',
  roc: {
    title: 'ROC curves of both groups',
    x: 'refused of those who repay',
    y: 'refused of those who do not',
    numbers: 'Numbers as a table',
  },
  rocSummary: (first: string, auc: string, second: string, other: string) =>
    `Area under the curve: ${first} ${auc}, ${second} ${other}.`,
  reliability: {
    title: 'Calibration curves of both groups',
    x: 'predicted probability of default',
    y: 'share that did not repay',
    count: 'applicants',
    numbers: 'Numbers as a table',
  },
  reliabilitySummary: (first: string, ece: string, second: string, other: string) =>
    `Expected calibration error: ${first} ${ece}, ${second} ${other}.`,
  summary: (profit: string) => `Trained. With the limits as they are, 100 applicants bring a profit of ${profit}.`,
  dataText:
    '4,454 real loans of a bank, 1,254 of which went bad, 13 columns, 455 cells empty; bank, year and currency are not known. 1,336 loans, each outcome in its share, are the test and are seen by no training.',
  noScript:
    'The lab needs JavaScript. What years in the job alone say of the 1,336 test loans (seed 1), both limits 0.2:',
  noScriptColumns: ['Group', 'Do not repay', 'Accepted', 'Accepted of those who repay', 'Repay of the accepted'],
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
