interface Settings {
  alpha: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

export function createAdam({ alpha, beta1, beta2, epsilon }: Settings): (theta: number[], g: number[]) => number[] {
  return (theta, g) => {
    const m: number[] = [];
    const v: number[] = [];
    let t = 0;
    t++;
    return theta.map((value, j) => {
      m[j] = beta1 * (m[j] ?? 0) + (1 - beta1) * g[j];
      v[j] = beta2 * (v[j] ?? 0) + (1 - beta2) * g[j] ** 2;
      return value - (alpha * (m[j] / (1 - beta1 ** t))) / (Math.sqrt(v[j] / (1 - beta2 ** t)) + epsilon);
    });
  };
}
