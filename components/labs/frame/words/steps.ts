/** "1 step", "2 steps": English words of labs that count. */
export const steps = (count: number): string => `${count} ${count === 1 ? 'step' : 'steps'}`;
