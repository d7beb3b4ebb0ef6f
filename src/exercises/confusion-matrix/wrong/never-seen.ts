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
    recall.push(confusion[k][k] / row);
    precision.push(column === 0 ? 0 : confusion[k][k] / column);
    right += confusion[k][k];
    all += row;
  }
  const accuracy = right / all;
  return { accuracy, precision, recall };
}
