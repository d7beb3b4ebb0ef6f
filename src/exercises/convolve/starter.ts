import { show } from 'livegrad';

// @text task
export function convolve(image: number[][], kernel: number[][]): number[][] {
  const output: number[][] = [];
  // @text here
  return output;
}

const image = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const kernel = [
  [1, 2],
  [0, -1],
];
console.log(convolve(image, kernel));

// @text picture
const disc = Array.from({ length: 32 }, (_, r) =>
  Array.from({ length: 32 }, (_, s) => (Math.hypot(r - 16, s - 16) < 10 ? 1 : 0)),
);
show.image(disc);
const edges = convolve(disc, [
  [-0.5, 0.5],
  [-0.5, 0.5],
]);
// @text grey
if (edges.length > 0) show.image(edges.map((row) => row.map((value) => (value + 1) / 2)));
