// @text task
export function stratifiedSplit(labels: number[], testShare: number, seed: number) {
  const random = createRandom(seed);
  const train: number[] = [];
  const test: number[] = [];
  // @text here
  return { train, test };
}

// @text random
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

console.log(stratifiedSplit([0, 1, 0, 0, 1, 0, 1, 0, 0, 1], 0.5, 2));
