interface Parameters {
  W1: number[][];
  b1: number[];
  w2: number[];
  b2: number;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

function lossOf(x: number[], y: number, { W1, b1, w2, b2 }: Parameters): number {
  const a = W1.map((row, k) => sigmoid(row[0] * x[0] + row[1] * x[1] + b1[k]));
  return (sigmoid(w2[0] * a[0] + w2[1] * a[1] + w2[2] * a[2] + b2) - y) ** 2 / 2;
}

export function gradients(x: number[], y: number, p: Parameters) {
  const h = 1e-5;
  const along = (move: (by: number) => Partial<Parameters>) =>
    (lossOf(x, y, { ...p, ...move(h) }) - lossOf(x, y, { ...p, ...move(-h) })) / (2 * h);
  return {
    loss: lossOf(x, y, p),
    W1: p.W1.map((row, k) => row.map((w, j) => along((by) => ({ W1: p.W1.with(k, row.with(j, w + by)) })))),
    b1: p.b1.map((b, k) => along((by) => ({ b1: p.b1.with(k, b + by) }))),
    w2: p.w2.map((w, k) => along((by) => ({ w2: p.w2.with(k, w + by) }))),
    b2: along((by) => ({ b2: p.b2 + by })),
  };
}
