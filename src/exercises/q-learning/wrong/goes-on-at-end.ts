interface Step {
  state: number;
  action: number;
  reward: number;
  next: number;
  ended: boolean;
}

export function learn(q: number[][], steps: Step[], alpha: number, gamma: number): number[][] {
  const table = q.map((row) => [...row]);
  for (const { state, action, reward, next } of steps) {
    const target = reward + gamma * Math.max(...table[next]);
    table[state][action] += alpha * (target - table[state][action]);
  }
  return table;
}
