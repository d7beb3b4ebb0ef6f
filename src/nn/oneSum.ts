/** A layer seen from one of its numbers: plain arithmetic on values that the network gave, for a page to write out. */

/** Maps of a layer, channels last. */
export interface Maps {
  height: number;
  width: number;
  channels: number;
  /** [height, width, channels] */
  values: Float32Array;
}

/** One number of a layer. */
export interface Place {
  /** The map, from 0. */
  map: number;
  y: number;
  x: number;
}

/** One number of a convolutional or dense layer, taken apart. All lists are [side, side, channels]. */
export interface OneSum {
  side: number;
  channels: number;
  patch: Float32Array;
  weights: Float32Array;
  products: Float32Array;
  /** Sum of the products of each channel, [channels]. */
  byChannel: Float32Array;
  /** Sum of all products. */
  sum: number;
  bias: number;
  /** sum + bias: before the activation. */
  z: number;
}

// #region sumAt
/**
 * One number of a convolution with stride 1 and no padding: the patch under the filter times its weights, summed, plus the bias. A dense
 * layer is one whose filters are as large as its input.
 * @param kernel [side, side, channels, maps]
 * @param bias [maps]
 */
export function sumAt(
  { width, channels, values }: Maps,
  kernel: Float32Array,
  bias: Float32Array,
  { map, y, x }: Place,
): OneSum {
  const maps = bias.length;
  const side = Math.sqrt(kernel.length / channels / maps);
  const size = side * side * channels;
  const [patch, weights, products] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const byChannel = new Float32Array(channels);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const channel = i % channels;
    const [row, column] = [Math.floor(i / channels / side), Math.floor(i / channels) % side];
    patch[i] = values[((y + row) * width + x + column) * channels + channel]!;
    weights[i] = kernel[i * maps + map]!;
    const product = patch[i]! * weights[i]!;
    products[i] = product;
    byChannel[channel]! += product;
    sum += product;
  }
  return { side, channels, patch, weights, products, byChannel, sum, bias: bias[map]!, z: sum + bias[map]! };
}
// #endregion

/** The window of a 2×2 pool with stride 2 under one of its numbers, which is its largest. @returns [4], row by row */
export function poolAt({ width, channels, values }: Maps, { map, y, x }: Place): Float32Array {
  return Float32Array.from({ length: 4 }, (_, i) => {
    const at = (2 * y + (i >> 1)) * width + 2 * x + (i % 2);
    return values[at * channels + map]!;
  });
}

/** All maps of a convolution after its ReLU, number by number: what the page draws before the engine is there. */
export function convolveMaps(input: Maps, kernel: Float32Array, bias: Float32Array): Maps {
  const maps = bias.length;
  const side = Math.sqrt(kernel.length / input.channels / maps);
  const [height, width] = [input.height - side + 1, input.width - side + 1];
  const values = new Float32Array(height * width * maps);
  for (let i = 0; i < values.length; i++) {
    const [y, x] = [Math.floor(i / maps / width), Math.floor(i / maps) % width];
    values[i] = Math.max(0, sumAt(input, kernel, bias, { map: i % maps, y, x }).z);
  }
  return { height, width, channels: maps, values };
}
