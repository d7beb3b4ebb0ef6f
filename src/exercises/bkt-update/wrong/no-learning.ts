// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  const yes = known * (isRight ? 1 - slip : slip);
  const no = (1 - known) * (isRight ? guess : 1 - guess);
  return yes + no > 0 ? yes / (yes + no) : known;
}
