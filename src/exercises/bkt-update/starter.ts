// @text task
export function update(known: number, isRight: boolean, learn: number, slip: number, guess: number): number {
  // @text here
  return known;
}

console.log(update(0.3, true, 0.15, 0.1, 0.2));
