interface Parameters {
  W1: number[][];
  b1: number[];
  w2: number[];
  b2: number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
export function gradients(x: number[], y: number, { W1, b1, w2, b2 }: Parameters): Parameters & { loss: number } {
  const a = W1.map((row, k) => sigmoid(row[0] * x[0] + row[1] * x[1] + b1[k]));
  const yHat = sigmoid(w2[0] * a[0] + w2[1] * a[1] + w2[2] * a[2] + b2);
  const loss = (yHat - y) ** 2 / 2;
  const delta2 = (yHat - y) * yHat * (1 - yHat);
  const delta1 = a.map((value, k) => delta2 * w2[k] * value * (1 - value));
  return {
    loss,
    W1: x.map((input) => delta1.map((delta) => delta * input)),
    b1: delta1,
    w2: a.map((value) => delta2 * value),
    b2: delta2,
  };
}
