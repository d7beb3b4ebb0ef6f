// @text side
interface Side {
  bias: number;
  vector: number[];
}

// @text task
export function learnRating(user: Side, item: Side, mean: number, rating: number, rate: number, lambda: number) {
  let expected = user.bias + item.bias;
  for (let f = 0; f < user.vector.length; f++) expected += user.vector[f] * item.vector[f];
  const error = rating - expected;
  const pull = (side: Side, other: Side): Side => ({
    bias: side.bias + rate * (error - lambda * side.bias),
    vector: side.vector.map((value, f) => value + rate * (error * other.vector[f] - lambda * value)),
  });
  return { user: pull(user, item), item: pull(item, user) };
}
