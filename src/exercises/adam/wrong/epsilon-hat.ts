interface Settings {
  alpha: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}
export function createAdam({ alpha, beta1, beta2, epsilon }: Settings): (theta: number[], g: number[]) => number[] {
  let m: number[] = [];
  let v: number[] = [];
  let t = 0;
  return (theta, g) => {
    t++;
    m = g.map((value, j) => beta1 * (m[j] ?? 0) + (1 - beta1) * value);
    v = g.map((value, j) => beta2 * (v[j] ?? 0) + (1 - beta2) * value ** 2);
    return theta.map((value, j) => {
      const rate = (alpha * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      return value - (rate * m[j]) / (Math.sqrt(v[j]) + epsilon);
    });
  };
}
