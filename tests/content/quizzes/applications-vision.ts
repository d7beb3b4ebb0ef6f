/** Counts the pixels along one side that reach a number, window by window, from the number back to the picture. */
function countField(windows: readonly { side: number; stride: number }[]): number {
  let places = new Set([0]);
  for (const { side, stride } of windows.toReversed()) {
    places = new Set([...places].flatMap((place) => Array.from({ length: side }, (_, k) => place * stride + k)));
  }
  return places.size;
}

/** Computes the answers of the numeric questions of the page on vision. */
export const visionChecks: Record<string, () => number> = {
  'applications/vision#iou-quarter': () => {
    // Quarters of the width that are in both boxes, and in either.
    const [a, b] = [0, 1].map((from) => [0, 1, 2, 3].map((k) => k + from));
    return a!.filter((quarter) => b!.includes(quarter)).length / new Set([...a!, ...b!]).size;
  },
  'applications/vision#products': () => new Float32Array(3 * 3 * 32 * 64).length / 64,
  'applications/vision#field': () =>
    countField([
      { side: 5, stride: 1 },
      { side: 2, stride: 2 },
      { side: 3, stride: 1 },
    ]),
};
