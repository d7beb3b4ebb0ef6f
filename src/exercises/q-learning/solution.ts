import { show } from 'livegrad';

interface Step {
  state: number;
  action: number;
  reward: number;
  next: number;
  ended: boolean;
}

export function learn(q: number[][], steps: Step[], alpha: number, gamma: number): number[][] {
  const table = q.map((row) => [...row]);
  for (const { state, action, reward, next, ended } of steps) {
    const target = ended ? reward : reward + gamma * Math.max(...table[next]);
    table[state][action] += alpha * (target - table[state][action]);
  }
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
