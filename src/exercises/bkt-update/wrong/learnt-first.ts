// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  const prior = known + (1 - known) * learn;
  const yes = prior * (isRight ? 1 - slip : slip);
  const no = (1 - prior) * (isRight ? guess : 1 - guess);
  return yes + no > 0 ? yes / (yes + no) : prior;
}
