import { show } from 'livegrad';

export function learningRate(t: number, T: number, W: number, peak: number, floor: number): number {
  if (t < W) return (peak * (t + 1)) / W;
  const share = (t - W) / (T - W);
  return floor + (peak - floor) * (1 + Math.cos(Math.PI * share));
}
