export function iou(a: number[], b: number[]): number {
  const area = (box: number[]) => (box[2] - box[0]) * (box[3] - box[1]);
  const width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
  const height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  const smaller = Math.min(area(a), area(b));
  return smaller === 0 ? 0 : (width * height) / smaller;
}

console.log(iou([0, 0, 4, 2], [2, 1, 6, 3]));
