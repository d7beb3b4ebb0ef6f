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
    m = g.map((value, j) => beta1 * (m[j] ?? 0) + (1 - beta1) * value);
    v = g.map((value, j) => beta2 * (v[j] ?? 0) + (1 - beta2) * value ** 2);
    const places = theta.map((value, j) => {
      const mHat = m[j] / (1 - beta1 ** t);
      const vHat = v[j] / (1 - beta2 ** t);
      return value - (alpha * mHat) / (Math.sqrt(vHat) + epsilon);
    });
    t++;
    return places;
  };
}
