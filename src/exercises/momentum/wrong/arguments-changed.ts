interface State {
  theta: number[];
  v: number[];
}

export function momentumStep(theta: number[], v: number[], g: number[], alpha: number, beta: number): State {
  for (let j = 0; j < theta.length; j++) {
    v[j] = beta * v[j] + g[j];
    theta[j] -= alpha * v[j];
  }
  return { theta, v };
}
