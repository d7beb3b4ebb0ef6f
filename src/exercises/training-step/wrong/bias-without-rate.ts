export function step(x: number[], y: number, w: number[], b: number, alpha: number) {
  let z = b;
  for (let j = 0; j < x.length; j++) z += w[j] * x[j];
  const a = 1 / (1 + Math.exp(-z));
  const loss = (a - y) ** 2 / 2;
  const dz = (a - y) * a * (1 - a);
  const dw = x.map((value) => dz * value);
  const db = dz;
  return { loss, w: w.map((weight, j) => weight - alpha * dw[j]), b: b - db };
}
