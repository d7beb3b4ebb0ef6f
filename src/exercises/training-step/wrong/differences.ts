export function step(x: number[], y: number, w: number[], b: number, alpha: number) {
  const loss = (w: number[], b: number) => {
    const z = x.reduce((sum, value, j) => sum + value * w[j], b);
    return (1 / (1 + Math.exp(-z)) - y) ** 2 / 2;
  };
  const h = 1e-5;
  const dw = w.map((value, j) => (loss(w.with(j, value + h), b) - loss(w.with(j, value - h), b)) / (2 * h));
  const db = (loss(w, b + h) - loss(w, b - h)) / (2 * h);
  return { loss: loss(w, b), w: w.map((weight, j) => weight - alpha * dw[j]), b: b - alpha * db };
}
