import type { TableSource } from './tables.ts';

const MEASURES = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave-points',
  'symmetry',
  'fractal-dimension',
] as const;

/** What was measured of the nuclei of each tumour in WDBC: ten things, each as mean, standard error and worst value. */
export const WDBC_MEASUREMENTS = (['mean', 'error', 'worst'] as const).flatMap((kind) =>
  MEASURES.map((measure) => `${measure}-${kind}` as const),
);

/** Breast cancer Wisconsin (diagnostic): 569 tumours (Wolberg and others, 1995). */
export const WDBC: TableSource = { name: 'wdbc', rows: 569, columns: ['malignant', ...WDBC_MEASUREMENTS] };

/** Columns of the loans that hold numbers; some are missing. */
export const CREDIT_NUMBERS = [
  'seniority',
  'time',
  'age',
  'expenses',
  'income',
  'assets',
  'debt',
  'amount',
  'price',
] as const;

/** Loans of a bank, 4,454 (`credit_data` of the R package modeldata). */
export const CREDIT: TableSource = {
  name: 'credit',
  rows: 4454,
  columns: [
    'bad',
    'seniority',
    'home',
    'time',
    'age',
    'marital',
    'records',
    'job',
    'expenses',
    'income',
    'assets',
    'debt',
    'amount',
    'price',
  ],
};
