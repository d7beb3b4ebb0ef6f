// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  const yes = known * (isRight ? 1 - slip : slip);
  const seen = yes;
  return seen + (1 - seen) * learn;
}
