import { show } from 'livegrad';

// @text task
export function learningRate(t: number, T: number, W: number, peak: number, floor: number): number {
  if (t < W) return (peak * (t + 1)) / W;
  // @text share
  const share = (t - W) / (T - W);
  return floor + ((peak - floor) * (1 + Math.cos(Math.PI * share))) / 2;
}

const rates = Array.from({ length: 100 }, (_, t) => learningRate(t, 100, 10, 0.003, 0.0001));
show.line(rates, 'α(t)');
