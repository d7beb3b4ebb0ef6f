import { show } from 'livegrad';

export function report(confusion: number[][]) {
  const precision: number[] = [];
  const recall: number[] = [];
  let right = 0;
  let all = 0;
  for (let k = 0; k < confusion.length; k++) {
    let row = 0;
    let column = 0;
    for (let l = 0; l < confusion.length; l++) {
      row += confusion[k][l];
      column += confusion[l][k];
    }
    // @text zero
    recall.push(row === 0 ? 0 : confusion[k][k] / row);
    precision.push(column === 0 ? 0 : confusion[k][k] / column);
    right += confusion[k][k];
    all += row;
  }
  const accuracy = right / all;
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
