/** A window of a convolution or a pool, in the order from the picture on. */
export interface Window {
  /** Side of the kernel. */
  side: number;
  stride: number;
}

// #region receptiveField
/**
 * Which pixels of the picture one number of a layer depends on, without padding: r ← r + (k − 1)·j and j ← j·s, layer by layer, from
 * r = j = 1 on.
 * @param windows of the layers up to and with this one
 * @returns the side of the square of pixels, and how many pixels lie between those of two neighbours
 */
export function receptiveField(windows: readonly Window[]): { side: number; jump: number } {
  let [side, jump] = [1, 1];
  for (const window of windows) {
    side += (window.side - 1) * jump;
    jump *= window.stride;
  }
  return { side, jump };
}
// #endregion
