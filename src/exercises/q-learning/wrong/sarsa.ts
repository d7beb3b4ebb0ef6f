interface Step {
  state: number;
  action: number;
  reward: number;
  next: number;
  ended: boolean;
}

export function learn(q: number[][], steps: Step[], alpha: number, gamma: number): number[][] {
  const table = q.map((row) => [...row]);
  for (const [i, { state, action, reward, next, ended }] of steps.entries()) {
    const following = steps[i + 1] ? table[next][steps[i + 1].action] : 0;
    const target = ended ? reward : reward + gamma * following;
    table[state][action] += alpha * (target - table[state][action]);
  }
  return table;
}
