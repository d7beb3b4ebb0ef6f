import { show } from 'livegrad';

// @text task
export function report(confusion: number[][]) {
  const precision: number[] = [];
  const recall: number[] = [];
  let accuracy = 0;
  // @text here
  return { accuracy, precision, recall };
}

const confusion = [
  [8, 2, 0],
  [1, 6, 1],
  [0, 2, 5],
];
const { accuracy, precision, recall } = report(confusion);
console.log(accuracy);
show.table(precision.map((value, k) => ({ class: k, precision: value, recall: recall[k] })));
