import { show } from 'livegrad';

// @text task
export function step(x: number[], y: number, w: number[], b: number, alpha: number) {
  // @text forward
  let z = b;
  for (let j = 0; j < x.length; j++) z += w[j] * x[j];
  const a = 1 / (1 + Math.exp(-z));
  // @text loss
  const loss = 0;
  // @text backward
  // @text update
  return { loss, w, b };
}

// @text many
let state = { loss: 0, w: [0.1, 0.2], b: 0.05 };
const losses: number[] = [];
for (let t = 0; t < 50; t++) {
  state = step([1, 2], 1, state.w, state.b, 0.5);
  losses.push(state.loss);
}
console.log(state);
show.line(losses, 'J');
