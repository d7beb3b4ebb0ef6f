export function stratifiedSplit(labels: number[], testShare: number, seed: number) {
  const random = createRandom(seed);
  const train: number[] = [];
  const test: number[] = [];
  for (const label of new Set(labels)) {
    const rows = labels.map((_, i) => i).filter((i) => labels[i] === label);
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * i);
      [rows[i], rows[j]] = [rows[j], rows[i]];
    }
    const count = Math.round(testShare * rows.length);
    test.push(...rows.slice(0, count));
    train.push(...rows.slice(count));
  }
  return { train, test };
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
