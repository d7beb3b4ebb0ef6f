import { show } from 'livegrad';

export function calibrate(p: number[], y: number[], bins: number) {
  const predicted = new Array<number>(bins).fill(0);
  const happened = new Array<number>(bins).fill(0);
  let brier = 0;
  for (let i = 0; i < p.length; i++) {
    // @text last
    const k = Math.min(bins - 1, Math.floor(p[i] * bins));
    predicted[k] += p[i];
    happened[k] += y[i];
    brier += (p[i] - y[i]) ** 2 / p.length;
  }
  let ece = 0;
  for (let k = 0; k < bins; k++) {
    // @text sums
    ece += Math.abs(happened[k] - predicted[k]) / p.length;
  }
  return { ece, brier };
}

const { ece, brier } = calibrate([0.1, 0.2, 0.8, 1], [0, 1, 1, 1], 2);
show.line([ece, brier]);
console.log(ece, brier);
