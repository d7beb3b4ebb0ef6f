import { show } from 'livegrad';

// @text task
export function learningRate(t: number, T: number, W: number, peak: number, floor: number): number {
  // @text here
  return peak;
}

const rates = Array.from({ length: 100 }, (_, t) => learningRate(t, 100, 10, 0.003, 0.0001));
show.line(rates, 'α(t)');
