import * as tf from '../../engine/tf.ts';
import { CIFAR10 } from '../../data/imageSets.ts';
import { loadSplit } from '../../data/loadSplit.ts';
import type { SessionContext } from '../../engine/session.ts';
import { createRandom } from '../../math/random.ts';
import { defineSession } from '../defineSession.ts';
import { changeImage, IMAGE_SHAPE, rootMeanSquare } from './augmentation.ts';
import { compareLeakage } from './leakage.ts';
import {
  CHANGES,
  IMAGES,
  preprocess,
  VARIANTS,
  type AugmentationSnapshot,
  type Change,
  type LeakageSnapshot,
  type PreprocessParams,
  type PreprocessSnapshot,
  type PreprocessTalk,
} from './protocol.ts';

const IMAGE_BYTES = IMAGE_SHAPE[0] * IMAGE_SHAPE[1] * IMAGE_SHAPE[2];

/** Random sets one after the other; the mean of the differences with its standard error. */
async function* measureLeakage(params: PreprocessParams, context: SessionContext): AsyncGenerator<LeakageSnapshot> {
  const { leak, trainRows, features, splits, seed } = params;
  let [honestSum, leakySum, squares] = [0, 0, 0];
  for (let n = 1; n <= splits; n++) {
    await context.turn(trainRows);
    const { honest, leaky } = await compareLeakage(leak, trainRows, features, seed, n);
    honestSum += honest;
    leakySum += leaky;
    squares += (leaky - honest) ** 2;
    if (!context.due && n < splits) continue;
    const mean = (leakySum - honestSum) / n;
    const variance = n > 1 ? Math.max(0, (squares - n * mean ** 2) / (n - 1)) : 0;
    yield {
      phase: 'leakage',
      splits: n,
      honest: honestSum / n,
      leaky: leakySum / n,
      standardError: Math.sqrt(variance / n),
    };
  }
}

/** All variants of one image of the first test sheet. */
async function* augment(
  { image: number, seed }: PreprocessParams,
  context: SessionContext,
): AsyncGenerator<PreprocessSnapshot> {
  const { images, labels } = yield* loadSplit(CIFAR10, 'test', IMAGES, context);
  await context.turn(1);
  const original = images.slice((number - 1) * IMAGE_BYTES, number * IMAGE_BYTES);
  const all = tf.tidy(() => tf.div(tf.tensor4d(Float32Array.from(images), [IMAGES, ...IMAGE_SHAPE]), 255));
  const image = tf.tidy(() => tf.reshape(tf.slice(all, [number - 1, 0, 0, 0], [1, -1, -1, -1]), [...IMAGE_SHAPE]));
  try {
    const made: [Change, Uint8Array, number][] = [];
    for (const [i, change] of CHANGES.entries()) {
      const random = createRandom(seed, i);
      const variants = tf.tidy(() =>
        tf.stack(Array.from({ length: VARIANTS }, () => changeImage(image as tf.Tensor3D, change, random))),
      );
      const difference = rootMeanSquare(variants, image);
      const pixels = Uint8Array.from(await variants.data(), (value) => Math.round(255 * value));
      made.push([change, pixels, (await difference.data())[0]!]);
      tf.dispose([variants, difference]);
    }
    // The image itself is among them, with the difference 0.
    const others = tf.tidy(() => tf.mul(rootMeanSquare(all, image), Math.sqrt(IMAGES / (IMAGES - 1))));
    const otherImages = (await others.data())[0]!;
    others.dispose();
    yield {
      phase: 'augmentation',
      original,
      label: labels[number - 1]!,
      variants: Object.fromEntries(made.map(([change, pixels]) => [change, pixels])),
      difference: Object.fromEntries(made.map(([change, , difference]) => [change, difference])),
      otherImages,
    } as AugmentationSnapshot;
  } finally {
    tf.dispose([all, image]);
  }
}

/** Measures leakage or augments an image, by the part that is shown; cleaning needs no session. */
export default defineSession<PreprocessTalk>()(preprocess, (params, context) => ({
  run: () => (params.part === 'augmentation' ? augment(params, context) : measureLeakage(params, context)),
}));
