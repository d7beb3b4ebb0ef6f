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
    const target = ended ? reward : reward + gamma * Math.max(...q[next]);
    table[state][action] = q[state][action] + alpha * (target - q[state][action]);
  }
  return table;
}
