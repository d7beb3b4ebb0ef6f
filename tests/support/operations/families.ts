import * as tf from '../../../src/exercises/sandbox/tf.ts';
import { bools, given, ints, normals, one, probabilities, type Given, type OperationCase } from './operation.ts';

const as = <T extends tf.Tensor>(x: tf.Tensor | undefined) => x as T;
type Run = (...xs: tf.Tensor[]) => tf.Tensor | readonly tf.Tensor[] | Promise<tf.Tensor | readonly tf.Tensor[]>;
const on = (name: string, label: string, inputs: Given[], run: Run) =>
  one(name, label, inputs, run as OperationCase['run'], { sums: true });

const truths = given([1, 0, 0, 0, 1, 0], [2, 3]);
const guesses = probabilities([2, 3]);
const losses = (
  [
    'absoluteDifference',
    'hingeLoss',
    'huberLoss',
    'logLoss',
    'meanSquaredError',
    'sigmoidCrossEntropy',
    'softmaxCrossEntropy',
  ] as const
).flatMap((name) => [
  on(`losses.${name}`, 'normal', [truths, guesses], (y, p) => tf.losses[name](y!, p!)),
  on(
    `losses.${name}`,
    'weights',
    [truths, guesses, given([0.5, 2], name === 'softmaxCrossEntropy' ? [2] : [2, 1])],
    (y, p, w) => tf.losses[name](y!, p!, w),
  ),
  on(`losses.${name}`, 'certain', [truths, given([0, 1, 0, 1e5, -1e5, 1], [2, 3])], (y, p) => tf.losses[name](y!, p!)),
  on(`losses.${name}`, 'nothing', [given([], [0, 3]), given([], [0, 3])], (y, p) => tf.losses[name](y!, p!)),
]);

const METRICS = [
  ...([
    'MAPE',
    'MSE',
    'binaryAccuracy',
    'binaryCrossentropy',
    'categoricalAccuracy',
    'categoricalCrossentropy',
    'cosineProximity',
  ] as const),
  ...([
    'mape',
    'meanAbsoluteError',
    'meanAbsolutePercentageError',
    'meanSquaredError',
    'mse',
    'precision',
    'r2Score',
    'recall',
  ] as const),
];
const metrics = METRICS.map((name) =>
  on(`metrics.${name}`, 'normal', [truths, guesses], (y, p) => tf.metrics[name](y as never, p as never)),
);

const pictures = normals([2, 5, 6, 3]);
const image = [
  ...(['resizeBilinear', 'resizeNearestNeighbor'] as const).flatMap((name) =>
    [
      [3, 4],
      [9, 11],
    ].flatMap((size) =>
      [
        [false, false],
        [true, false],
        [false, true],
      ].map(([corners, centres]) =>
        on(`image.${name}`, `${size} ${corners} ${centres}`, [pictures], (x) =>
          tf.image[name](as<tf.Tensor4D>(x), size as [number, number], corners, centres),
        ),
      ),
    ),
  ),
  on('image.flipLeftRight', 'normal', [pictures], (x) => tf.image.flipLeftRight(as(x))),
  on('image.grayscaleToRGB', 'normal', [normals([2, 2, 1])], (x) => tf.image.grayscaleToRGB(as<tf.Tensor3D>(x))),
  on('image.rgbToGrayscale', 'normal', [normals([2, 2, 3])], (x) => tf.image.rgbToGrayscale(as<tf.Tensor3D>(x))),
  on('image.rotateWithOffset', 'normal', [pictures], (x) => tf.image.rotateWithOffset(as(x), 0.3, 0.5)),
  on('image.threshold', 'normal', [given([10, 200, 50, 250], [2, 2, 1])], (x) =>
    tf.image.threshold(as(x), 'binary', false, 100),
  ),
  on('image.threshold', 'otsu', [ints([10, 200, 50, 250], [2, 2, 1])], (x) => tf.image.threshold(as(x), 'otsu')),
  ...(['nearest', 'bilinear'] as const).flatMap((interpolation) =>
    (['constant', 'reflect', 'wrap', 'nearest'] as const).map((fill) =>
      on('image.transform', `${interpolation} ${fill}`, [pictures], (x) =>
        tf.image.transform(as(x), tf.tensor2d([[1, 0.1, -1.3, 0.2, 1.1, 0.6, 0, 0]]), interpolation, fill, 0.5),
      ),
    ),
  ),
  ...(['bilinear', 'nearest'] as const).map((method) =>
    on(
      'image.cropAndResize',
      method,
      [pictures, given([0.1, 0.2, 0.8, 0.9, 0, 0, 1.2, 1.2], [2, 4]), ints([0, 1])],
      (x, boxes, which) => tf.image.cropAndResize(as(x), as(boxes), as(which), [3, 4], method, 0.5),
    ),
  ),
];

const boxes = given([0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, 2, 1, 3, 0, 2.05, 1, 3.05], [4, 4]);
const scores = given([0.9, 0.75, 0.6, 0.95]);
const flat = (result: object) =>
  Object.values(result).map((value) => (typeof value === 'number' ? tf.scalar(value) : (value as tf.Tensor)));
const suppression = [
  on('image.nonMaxSuppression', 'normal', [boxes, scores], (b, s) => tf.image.nonMaxSuppression(as(b), as(s), 3)),
  on('image.nonMaxSuppressionAsync', 'normal', [boxes, scores], (b, s) =>
    tf.image.nonMaxSuppressionAsync(as(b), as(s), 3),
  ),
  on('image.nonMaxSuppressionPadded', 'normal', [boxes, scores], (b, s) =>
    flat(tf.image.nonMaxSuppressionPadded(as(b), as(s), 3, 0.5, 0, true)),
  ),
  on('image.nonMaxSuppressionPaddedAsync', 'normal', [boxes, scores], async (b, s) =>
    flat(await tf.image.nonMaxSuppressionPaddedAsync(as(b), as(s), 3, 0.5, 0, true)),
  ),
  on('image.nonMaxSuppressionWithScore', 'normal', [boxes, scores], (b, s) =>
    flat(tf.image.nonMaxSuppressionWithScore(as(b), as(s), 3, 0.5, 0, 0.5)),
  ),
  on('image.nonMaxSuppressionWithScoreAsync', 'normal', [boxes, scores], async (b, s) =>
    flat(await tf.image.nonMaxSuppressionWithScoreAsync(as(b), as(s), 3, 0.5, 0, 0.5)),
  ),
];

const complex = (x: tf.Tensor | undefined) => tf.complex(x!, tf.mul(x!, 0.5));
const signals = [
  on('complex', 'normal', [normals([4])], (x) => complex(x)),
  on('real', 'normal', [normals([4])], (x) => tf.real(complex(x))),
  on('imag', 'normal', [normals([4])], (x) => tf.imag(complex(x))),
  on('fft', 'normal', [normals([8])], (x) => tf.fft(complex(x))),
  on('ifft', 'normal', [normals([8])], (x) => tf.ifft(complex(x))),
  on('rfft', 'normal', [normals([8])], (x) => tf.rfft(x!)),
  on('irfft', 'normal', [normals([5])], (x) => tf.irfft(complex(x))),
  on('cosineWindow', 'normal', [], () => tf.cosineWindow(8, 0.5, 0.5)),
  on('signal.frame', 'normal', [normals([8])], (x) => tf.signal.frame(as(x), 4, 2)),
  on('signal.hammingWindow', 'normal', [], () => tf.signal.hammingWindow(8)),
  on('signal.hannWindow', 'normal', [], () => tf.signal.hannWindow(8)),
  on('signal.stft', 'normal', [normals([16])], (x) => tf.signal.stft(as(x), 8, 4)),
];

const made = [
  on('eye', 'normal', [], () => tf.eye(3, 4)),
  on('fill', 'float32', [], () => tf.fill([2, 3], 0.7)),
  on('fill', 'int32', [], () => tf.fill([2, 3], 7, 'int32')),
  on('linspace', 'normal', [], () => tf.linspace(0, 1, 7)),
  on('range', 'normal', [], () => tf.range(0, 10, 3)),
  on('range', 'int32', [], () => tf.range(5, 0, -2, 'int32')),
  on('ones', 'bool', [], () => tf.ones([3], 'bool')),
  on('zeros', 'int32', [], () => tf.zeros([3], 'int32')),
  ...(
    [
      'rand',
      'randomUniform',
      'randomNormal',
      'randomStandardNormal',
      'truncatedNormal',
      'randomGamma',
      'randomUniformInt',
    ] as const
  ).map((name) =>
    on(name, 'seeded', [], () =>
      ({
        rand: () => tf.rand([3], () => 0.25),
        randomUniform: () => tf.randomUniform([5], -1, 2, 'float32', 7),
        randomNormal: () => tf.randomNormal([5], 1, 2, 'float32', 7),
        randomStandardNormal: () => tf.randomStandardNormal([5], 'float32', 7),
        truncatedNormal: () => tf.truncatedNormal([5], 0, 1, 'float32', 7),
        randomGamma: () => tf.randomGamma([5], 2, 1, 'float32', 7),
        randomUniformInt: () => tf.randomUniformInt([5], 0, 9, 7),
      })[name](),
    ),
  ),
  on('multinomial', 'seeded', [normals([2, 4])], (x) => tf.multinomial(as<tf.Tensor2D>(x), 5, 7)),
  on('dropout', 'seeded', [normals([4, 5])], (x) => tf.dropout(x!, 0.5, undefined, 7)),
];

/** Cases of losses, metrics, pictures, signals, matrices, and of what makes tensors. */
export const FAMILIES: readonly OperationCase[] = [
  ...losses,
  on('losses.computeWeightedLoss', 'normal', [guesses, given([0.5, 2], [2, 1])], (l, w) =>
    tf.losses.computeWeightedLoss(l!, w),
  ),
  on('losses.cosineDistance', 'normal', [truths, guesses], (y, p) => tf.losses.cosineDistance(y!, p!, 1)),
  ...metrics,
  on('metrics.sparseCategoricalAccuracy', 'normal', [given([0, 1]), guesses], (y, p) =>
    tf.metrics.sparseCategoricalAccuracy(y!, p!),
  ),
  on('math', 'confusionMatrix', [ints([0, 1, 2, 1]), ints([0, 1, 1, 1])], (y, p) =>
    tf.math.confusionMatrix(as(y), as(p), 3),
  ),
  ...image,
  ...suppression,
  ...signals,
  ...made,
  on('linalg.bandPart', 'normal', [normals([4, 4])], (x) => tf.linalg.bandPart(x!, 1, 0)),
  on('linalg.gramSchmidt', 'normal', [normals([3, 3])], (x) => tf.linalg.gramSchmidt(as<tf.Tensor2D>(x))),
  on('linalg.qr', 'normal', [normals([4, 3])], (x) => tf.linalg.qr(x!)),
  ...(['l1', 'l2', 'l1l2'] as const).map((name) =>
    on(`regularizers.${name}`, 'normal', [normals([3, 4])], (x) => tf.regularizers[name]().apply(x!)),
  ),
  ...(['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam', 'adamax', 'adadelta'] as const).map((name) =>
    one(
      `train.${name}`,
      'three steps',
      [normals([3])],
      (x) => {
        const weight = tf.variable(x!);
        const optimizer = tf.train[name](0.1, 0.9);
        for (let i = 0; i < 3; i++) optimizer.minimize(() => tf.sum(tf.square(weight)) as tf.Scalar, false, [weight]);
        return weight;
      },
      { hasGradient: false },
    ),
  ),
  on('sparse', 'segmentSum', [normals([3, 2]), ints([0, 1]), ints([0, 0])], (x, i, s) =>
    tf.sparse.sparseSegmentSum(as(x), as(i), as(s)),
  ),
  on('sparse', 'segmentMean', [normals([3, 2]), ints([0, 1]), ints([0, 0])], (x, i, s) =>
    tf.sparse.sparseSegmentMean(as(x), as(i), as(s)),
  ),
  on('sparse', 'reshape', [ints([0, 1, 1, 0], [2, 2]), ints([2, 3]), ints([3, -1])], (i, s, n) =>
    flat(tf.sparse.sparseReshape(as(i), as(s), as(n))),
  ),
  on(
    'sparse',
    'fillEmptyRows',
    [ints([0, 1, 2, 0], [2, 2]), normals([2]), ints([3, 2]), given([9], [])],
    (i, v, s, d) => flat(tf.sparse.sparseFillEmptyRows(as(i), as(v), as(s), as(d))),
  ),
  on('buffer', 'int32', [], () => tf.buffer([2], 'int32', Int32Array.of(3, 4)).toTensor()),
  on('tensor', 'bool', [bools([1, 0])], (x) => x!),
];
