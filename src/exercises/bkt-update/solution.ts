// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  const yes = known * (isRight ? 1 - slip : slip);
  const no = (1 - known) * (isRight ? guess : 1 - guess);
  const seen = yes + no > 0 ? yes / (yes + no) : known;
  return seen + (1 - seen) * learn;
}

console.log(update(0.3, true, 0.15, 0.1, 0.2));
