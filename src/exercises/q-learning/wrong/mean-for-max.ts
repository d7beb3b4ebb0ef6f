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
    const mean = table[next].reduce((a, b) => a + b, 0) / table[next].length;
    const target = ended ? reward : reward + gamma * mean;
    table[state][action] += alpha * (target - table[state][action]);
  }
  return table;
}
