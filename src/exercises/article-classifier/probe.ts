import type * as TF from '@tensorflow/tfjs';

type Classify = (images: TF.Tensor4D) => unknown;
interface Learner {
  createClassifier(images: TF.Tensor4D, labels: TF.Tensor1D): Classify | Promise<Classify>;
}
type Args = [
  learner: Learner,
  tf: typeof TF,
  images: TF.Tensor4D,
  labels: TF.Tensor1D,
  testImages: TF.Tensor4D,
  order: number[],
];

/**
 * Trains once for all checks: what the classifier says of the test images, in a given order and in their own, moved, with a
 * white pixel in a corner, and each alone.
 */
async function answerAll(...[{ createClassifier }, tf, images, labels, testImages, order]: Args) {
  const classify = await createClassifier(images, labels);
  const ask = async (asked: TF.Tensor4D) => {
    const answers = await classify(asked);
    return Array.from(answers instanceof tf.Tensor ? answers.dataSync() : (answers as ArrayLike<number>));
  };
  const inOrder = await ask(tf.gather(testImages, order));
  const heldOut = await ask(testImages);
  const corner = tf.oneHot([0], 784).reshape([1, 28, 28, 1]).mul(255).cast('int32');
  const dusty = await ask(tf.maximum(testImages, corner));
  const moved = await ask(
    testImages.slice([0, 0, 0, 0], [-1, 26, 25, -1]).pad([
      [0, 0],
      [2, 0],
      [3, 0],
      [0, 0],
    ]),
  );
  let sameAnswers = 0;
  for (let i = 0; i < 20; i++) {
    const [alone] = await ask(testImages.slice(i, 1));
    if (alone !== undefined && alone === heldOut[i]) sameAnswers++;
  }
  return { inOrder, heldOut, moved, dusty, sameAnswers };
}

let answers: ReturnType<typeof answerAll> | undefined;
const answerOnce = (...args: Args) => (answers ??= answerAll(...args));

/** Classes of the test images in the order given. */
export const answerHeldOut = async (...args: Args) => (await answerOnce(...args)).inOrder;

/** Classes of the test images, moved by three pixels to the right and two down, and as they are. */
export async function answerMoved(...args: Args) {
  const { moved, heldOut } = await answerOnce(...args);
  return { moved, heldOut };
}

/** How many of twenty images get the same class alone as among the others. */
export const answerOneByOne = async (...args: Args) => ({ sameAnswers: (await answerOnce(...args)).sameAnswers });

/** Classes of the test images with a white pixel in their upper left corner, and as they are. */
export async function answerDusty(...args: Args) {
  const { dusty, heldOut } = await answerOnce(...args);
  return { dusty, heldOut };
}
