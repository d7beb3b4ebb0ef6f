import { WDBC_MEASUREMENTS } from '../../data/tableSets.ts';
import type { Table } from '../../data/tables.ts';
import { bestColumn, fitOneFeature, probabilityOf } from '../../math/binary/oneFeature.ts';
import { splitByLabel, type Split } from '../../math/binary/split.ts';
import type { TableData } from '../../nn/table/network.ts';
import { fitScaling, scaleRows } from '../../nn/table/standardise.ts';
import { TEST_SHARE, type HealthParams } from './protocol.ts';

/** The measurements of all patients, column by column, and who had a malignant tumour. */
export interface Patients {
  names: readonly string[];
  /** [measurements][patients] */
  columns: readonly Float64Array[];
  /** [patients], 1 for malignant. */
  labels: Uint8Array;
}

/** The table as numbers. */
export function readPatients(table: Table, features: HealthParams['features'] = 'all'): Patients {
  const names = features === 'all' ? WDBC_MEASUREMENTS : WDBC_MEASUREMENTS.slice(0, 10);
  return {
    names,
    columns: names.map((name) => Float64Array.from(table[name]!, Number)),
    labels: Uint8Array.from(table['malignant']!, Number),
  };
}

/** Divides the patients: `number` 0 is the run's own division, others repeat it. The first `patients` of the training side are trained on. */
export function divide(
  { labels }: Patients,
  { seed, patients }: Pick<HealthParams, 'seed' | 'patients'>,
  number = 0,
): Split {
  const { train, test } = splitByLabel(labels, TEST_SHARE, seed + 1_000_003 * number);
  return { train: train.slice(0, patients), test };
}

/** What is trained on, and the same measurements of the test patients. */
export interface Prepared {
  train: TableData;
  /** [test patients, measurements] */
  test: Float32Array;
}

const AS_IT_IS = { mean: 0, deviation: 1 };

// #region prepare
/** Scales the measurements by the training patients alone, or, wrongly, by all of them. */
export function prepare({ columns, labels }: Patients, split: Split, scaling: HealthParams['scaling']): Prepared {
  const seen = scaling === 'train' ? split.train : [...split.train, ...split.test];
  const scalings = columns.map((column) => (scaling === 'none' ? AS_IT_IS : fitScaling(column, seen)));
  return {
    train: {
      values: scaleRows(columns, scalings, split.train),
      labels: Float32Array.from(split.train, (row) => labels[row]!),
      features: columns.length,
    },
    test: scaleRows(columns, scalings, split.test),
  };
}
// #endregion

/** The baseline: logistic regression on the one measurement that alone tells the training patients apart best. */
export function predictByOne({ names, columns, labels }: Patients, { train, test }: Split) {
  const trainLabels = train.map((row) => labels[row]!);
  const of = (column: Float64Array, rows: readonly number[]) => rows.map((row) => column[row]!);
  const best = bestColumn(
    columns.map((column) => of(column, train)),
    trainLabels,
  );
  const fit = fitOneFeature(of(columns[best]!, train), trainLabels);
  return { name: names[best]!, scores: Float32Array.from(of(columns[best]!, test), (x) => probabilityOf(fit, x)) };
}
