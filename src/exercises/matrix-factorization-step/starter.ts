// @text side
interface Side {
  bias: number;
  vector: number[];
}

// @text task
export function learnRating(user: Side, item: Side, mean: number, rating: number, rate: number, lambda: number) {
  // @text here
  return { user, item };
}

console.log(learnRating({ bias: 0.5, vector: [1, 0] }, { bias: -0.5, vector: [0.5, 2] }, 3, 4.5, 0.1, 0.2));
