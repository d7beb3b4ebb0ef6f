export function report(confusion: number[][]) {
  const precision: number[] = [];
  const recall: number[] = [];
  let right = 0;
  let all = 0;
  for (let k = 0; k < confusion.length; k++) {
    right += confusion[k][k];
    for (const count of confusion[k]) all += count;
  }
  const accuracy = right / all;
  for (let k = 0; k < confusion.length; k++) {
    precision.push(confusion[k][k] / all);
    recall.push(confusion[k][k] / all);
  }
  return { accuracy, precision, recall };
}
