import { show } from 'livegrad';

// @text task
export function calibrate(p: number[], y: number[], bins: number) {
  let ece = 0;
  let brier = 0;
  // @text here
  return { ece, brier };
}

const { ece, brier } = calibrate([0.1, 0.2, 0.8, 1], [0, 1, 1, 1], 2);
show.line([ece, brier]);
console.log(ece, brier);
