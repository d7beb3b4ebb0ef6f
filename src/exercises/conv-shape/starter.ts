// @text task
export function convShape(n: number, d: number, c: number, k: number, stride: number, padding: number) {
  let size = n;
  let parameters = 0;
  // @text here
  return { size, parameters };
}

console.log(convShape(32, 3, 32, 3, 1, 0));
