import { show } from 'livegrad';

export function convolve(image: number[][], kernel: number[][]): number[][] {
  const output: number[][] = [];
  for (let r = 0; r + kernel.length <= image.length; r++) {
    const row: number[] = [];
    for (let s = 0; s + kernel[0].length <= image[0].length; s++) {
      let sum = 0;
      for (let u = 0; u < kernel.length; u++) {
        for (let v = 0; v < kernel[0].length; v++) sum += kernel[u][v] * image[r + u][s + v];
      }
      row.push(sum);
    }
    output.push(row);
  }
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
