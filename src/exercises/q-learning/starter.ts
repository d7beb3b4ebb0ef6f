import { show } from 'livegrad';

interface Step {
  state: number;
  action: number;
  reward: number;
  next: number;
  ended: boolean;
}

// @text task
export function learn(q: number[][], steps: Step[], alpha: number, gamma: number): number[][] {
  // @text copy
  const table = q.map((row) => [...row]);
  // @text here
  return table;
}

// @text sample
let table = Array.from({ length: 5 }, () => [0, 0]);
const walk: Step[] = [0, 1, 2, 3].map((state) => {
  const ended = state === 3;
  return { state, action: 1, reward: ended ? 1 : 0, next: state + 1, ended };
});
for (let episode = 0; episode < 50; episode++) table = learn(table, walk, 0.5, 0.9);
show.table(table);
