export function step(x: number[], y: number, w: number[], b: number, alpha: number) {
  let z = b;
  for (let j = 0; j < x.length; j++) z += w[j] * x[j];
  const a = 1 / (1 + Math.exp(-z));
  const dz = (a - y) * a * (1 - a);
  const dw = x.map((value) => dz * value);
  const db = dz;
  const newW = w.map((weight, j) => weight - alpha * dw[j]);
  const newB = b - alpha * db;
  const newZ = newW.reduce((sum, weight, j) => sum + weight * x[j], newB);
  return { loss: (1 / (1 + Math.exp(-newZ)) - y) ** 2 / 2, w: newW, b: newB };
}
