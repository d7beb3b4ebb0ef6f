import { convolveReluPool } from '../../engine/layers.ts';
import * as tf from '../../engine/tf.ts';
import { gatherImages } from '../../nn/batches.ts';
import { IMAGE, SHAPES, type DetectorParams, type Found } from './protocol.ts';

/** Two convolutions with pools, a dense layer, and a head of four sides and three shapes: 38,631 numbers. */
export const PARAMETERS = [
  { name: 'conv1/kernel', shape: [3, 3, 1, 8] },
  { name: 'conv1/bias', shape: [8] },
  { name: 'conv2/kernel', shape: [3, 3, 8, 16] },
  { name: 'conv2/bias', shape: [16] },
  { name: 'dense1/kernel', shape: [576, 64] },
  { name: 'dense1/bias', shape: [64] },
  { name: 'head/kernel', shape: [64, 4 + SHAPES.length] },
  { name: 'head/bias', shape: [4 + SHAPES.length] },
] as const;

// #region forward
/**
 * The network: one box and one shape a picture.
 * @param x [n, IMAGE, IMAGE, 1]
 * @returns boxes [n, 4] as cx, cy, w, h between 0 and 1, and logits of the shapes [n, 3]
 */
function forward(x: tf.Tensor, weights: readonly tf.Tensor[]): { boxes: tf.Tensor2D; logits: tf.Tensor2D } {
  const [k1, b1, k2, b2, k3, b3, k4, b4] = weights as tf.Tensor[];
  const pool1 = convolveReluPool(x as tf.Tensor4D, k1!, b1!, true); // [n, 15, 15, 8]
  const pool2 = convolveReluPool(pool1, k2!, b2!, false); // [n, 6, 6, 16]
  const flat = tf.reshape(pool2, [-1, 576]) as tf.Tensor2D;
  const dense1 = tf.fused.matMul({ a: flat, b: k3 as tf.Tensor2D, bias: b3!, activation: 'relu' });
  const head = tf.fused.matMul({ a: dense1, b: k4 as tf.Tensor2D, bias: b4! });
  const [sides, logits] = tf.split(head, [4, SHAPES.length], 1) as [tf.Tensor2D, tf.Tensor2D];
  return { boxes: tf.sigmoid(sides), logits };
}
// #endregion

/** Widths times heights. @param sizes [n, 2] @returns [n] */
function areaOf(sizes: tf.Tensor): tf.Tensor {
  const [width, height] = tf.split(sizes, 2, 1) as [tf.Tensor, tf.Tensor];
  return tf.reshape(tf.mul(width, height), [-1]);
}

// #region iou
/** Intersection over union of boxes in rows. @param a, b [n, 4] as cx, cy, w, h @returns [n] */
export function iouOf(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor1D {
  const corners = (boxes: tf.Tensor2D) => {
    const [centre, size] = tf.split(boxes, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    const half = tf.div(size, 2);
    return { low: tf.sub(centre, half), high: tf.add(centre, half), area: areaOf(size) };
  };
  const [p, q] = [corners(a), corners(b)];
  const shared = tf.relu(tf.sub(tf.minimum(p.high, q.high), tf.maximum(p.low, q.low))); // [n, 2]
  const intersection = areaOf(shared);
  return tf.div(intersection, tf.sub(tf.add(p.area, q.area), intersection));
}
// #endregion

/** What a batch is compared with. */
export interface Truth {
  /** [n, 4] */
  boxes: tf.Tensor2D;
  /** One-hot [n, 3] */
  shapes: tf.Tensor2D;
}

// #region loss
/**
 * What training lowers: the error of the box, times 3 since it is small, and the cross-entropy of the shape.
 * @returns the loss, and the mean IoU of the batch
 */
export function lossOf(
  x: tf.Tensor,
  truth: Truth,
  weights: readonly tf.Tensor[],
  boxLoss: DetectorParams['boxLoss'],
): { loss: tf.Scalar; iou: tf.Scalar } {
  const { boxes, logits } = forward(x, weights);
  const iou = tf.mean(iouOf(boxes, truth.boxes)) as tf.Scalar;
  const difference = tf.sub(boxes, truth.boxes);
  const error = {
    l1: () => tf.mean(tf.sum(tf.abs(difference), 1)),
    l2: () => tf.mean(tf.sum(tf.square(difference), 1)),
    iou: () => tf.sub(1, iou),
  }[boxLoss]();
  const entropy = tf.neg(tf.mean(tf.sum(tf.mul(truth.shapes, tf.logSoftmax(logits)), 1)));
  return { loss: tf.add(tf.mul(error, 3), entropy) as tf.Scalar, iou };
}
// #endregion

/** Scenes' boxes and shapes as tensors. */
export function truthOf(found: readonly Found[]): Truth {
  return {
    boxes: tf.tensor2d(found.map(({ box: { cx, cy, w, h } }) => [cx, cy, w, h])),
    shapes: tf.tensor2d(found.map(({ shape }) => SHAPES.map((_, k) => Number(k === shape)))),
  };
}

/** What the network finds in pictures. @param images bytes [n, IMAGE, IMAGE] */
export async function detect(
  weights: readonly tf.Tensor[],
  images: Uint8Array,
  rows: readonly number[],
): Promise<Found[]> {
  const { boxes, logits } = tf.tidy(() => forward(gatherImages(images, [IMAGE, IMAGE, 1], rows), weights));
  try {
    const [sides, scores] = (await Promise.all([boxes.data(), logits.data()])) as [Float32Array, Float32Array];
    return rows.map((_, i) => {
      const [cx, cy, w, h] = sides.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
      const own = [...scores.subarray(SHAPES.length * i, SHAPES.length * (i + 1))];
      return { box: { cx, cy, w, h }, shape: own.indexOf(Math.max(...own)) };
    });
  } finally {
    tf.dispose([boxes, logits]);
  }
}
