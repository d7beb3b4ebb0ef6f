export function convolve(image: number[][], kernel: number[][]): number[][] {
  const output: number[][] = [];
  for (let r = 0; r + kernel.length <= image.length; r++) {
    const row: number[] = [];
    for (let s = 0; s + kernel[0].length <= image[0].length; s++) {
      let sum = 0;
      for (let u = 0; u < kernel.length; u++) {
        for (let v = 0; v < kernel[0].length; v++) sum += kernel[v][u] * image[r + u][s + v];
      }
      row.push(sum);
    }
    output.push(row);
  }
  return output;
}
