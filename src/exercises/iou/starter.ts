// @text task
export function iou(a: number[], b: number[]): number {
  // @text here
  return 0.5;
}

console.log(iou([0, 0, 4, 2], [2, 1, 6, 3]));
