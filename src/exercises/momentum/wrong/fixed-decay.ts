interface State {
  theta: number[];
  v: number[];
}
export function momentumStep(theta: number[], v: number[], g: number[], alpha: number, beta: number): State {
  const velocity = v.map((value, j) => 0.9 * value + g[j]);
  return { theta: theta.map((value, j) => value - alpha * velocity[j]), v: velocity };
}
