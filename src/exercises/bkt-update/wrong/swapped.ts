// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  const yes = known * (isRight ? 1 - guess : guess);
  const no = (1 - known) * (isRight ? slip : 1 - slip);
  const seen = yes + no > 0 ? yes / (yes + no) : known;
  return seen + (1 - seen) * learn;
}
