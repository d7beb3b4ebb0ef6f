export function report(confusion: number[][]) {
  const precision: number[] = [];
  const recall: number[] = [];
  for (let k = 0; k < confusion.length; k++) {
    let row = 0;
    let column = 0;
    for (let l = 0; l < confusion.length; l++) {
      row += confusion[k][l];
      column += confusion[l][k];
    }
    recall.push(row === 0 ? 0 : confusion[k][k] / row);
    precision.push(column === 0 ? 0 : confusion[k][k] / column);
  }
  const accuracy = recall.reduce((sum, value) => sum + value, 0) / recall.length;
  return { accuracy, precision, recall };
}
