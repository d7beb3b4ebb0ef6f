/** Shape of one image, and numbers that come out, of the networks here. */
export const IMAGE = [6, 6, 1];
export const CLASSES = 3;

/** A network with layers between the image and the classes. */
export const chain = (...layers: string[]) =>
  `const y = [${layers.join(', ')}].reduce((x, layer) => layer.apply(x), image);
  const flat = y.shape.length > 2 ? L.flatten().apply(y) : y;
  return tf.model({ inputs: image, outputs: L.dense({ units: ${CLASSES} }).apply(flat) });`;
/** The image as six rows. */
export const rows = (...layers: string[]) => chain('L.reshape({ targetShape: [6, 6] })', ...layers);
/** The image as a volume. */
const volume = (...layers: string[]) => chain('L.reshape({ targetShape: [3, 3, 4, 1] })', ...layers);
/** After a convolution. */
export const maps = (...layers: string[]) => chain('L.conv2d({ filters: 2, kernelSize: 3 })', ...layers);
/** After a layer of eight units. */
const deep = (...layers: string[]) => chain('L.flatten()', `L.dense({ units: 8, activation: 'tanh' })`, ...layers);
/** Two branches that a layer brings together. */
const merged = (layer: string) =>
  `const flat = L.flatten().apply(image); const [a, b] = [0, 1].map(() => L.dense({ units: 8, activation: 'tanh' }).apply(flat));
  return tf.model({ inputs: image, outputs: L.dense({ units: ${CLASSES} }).apply(${layer}.apply([a, b])) });`;

/** A network around each kind of layer, by its name after `tf.layers.`. */
export const NETWORKS: Record<string, string> = {
  activation: deep(`L.activation({ activation: 'softsign' })`),
  add: merged('L.add()'),
  alphaDropout: deep('L.alphaDropout({ rate: 0.2 })'),
  average: merged('L.average()'),
  averagePooling1d: rows('L.averagePooling1d({ poolSize: 2 })'),
  averagePooling2d: maps('L.averagePooling2d({ poolSize: 2 })'),
  averagePooling3d: volume('L.conv3d({ filters: 2, kernelSize: 2 })', 'L.averagePooling3d({ poolSize: 2 })'),
  batchNormalization: maps('L.batchNormalization()'),
  bidirectional: rows('L.bidirectional({ layer: L.lstm({ units: 3 }) })'),
  categoryEncoding: `return tf.model({ inputs: image, outputs: L.dense({ units: ${CLASSES} }).apply(
    L.categoryEncoding({ numTokens: 4, outputMode: 'multiHot' }).apply(L.flatten().apply(image))) });`,
  concatenate: merged('L.concatenate()'),
  conv1d: rows('L.conv1d({ filters: 3, kernelSize: 2 })'),
  conv2d: maps('L.conv2d({ filters: 2, kernelSize: 2, strides: 2 })'),
  conv2dTranspose: maps('L.conv2dTranspose({ filters: 2, kernelSize: 2, strides: 2 })'),
  conv3d: volume('L.conv3d({ filters: 2, kernelSize: 2 })', 'L.conv3d({ filters: 2, kernelSize: 2 })'),
  convLstm2d: chain('L.reshape({ targetShape: [2, 3, 6, 1] })', 'L.convLstm2d({ filters: 2, kernelSize: 2 })'),
  convLstm2dCell: chain(
    'L.reshape({ targetShape: [2, 3, 6, 1] })',
    'L.convLstm2d({ filters: 2, kernelSize: 2, returnSequences: true })',
  ),
  cropping2D: maps('L.cropping2D({ cropping: [[1, 0], [0, 1]] })'),
  dense: deep('L.dense({ units: 4 })'),
  depthwiseConv2d: maps('L.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2 })'),
  dot: merged('L.dot({ axes: 1 })'),
  dropout: deep('L.dropout({ rate: 0.2 })'),
  elu: deep('L.elu()'),
  embedding: chain('L.flatten()', 'L.embedding({ inputDim: 4, outputDim: 2 })'),
  flatten: chain(),
  gaussianDropout: deep('L.gaussianDropout({ rate: 0.2 })'),
  gaussianNoise: deep('L.gaussianNoise({ stddev: 0.1 })'),
  globalAveragePooling1d: rows('L.conv1d({ filters: 4, kernelSize: 2 })', 'L.globalAveragePooling1d()'),
  globalAveragePooling2d: maps('L.globalAveragePooling2d({})'),
  globalMaxPooling1d: rows('L.conv1d({ filters: 4, kernelSize: 2 })', 'L.globalMaxPooling1d()'),
  globalMaxPooling2d: maps('L.globalMaxPooling2d({})'),
  gru: rows('L.gru({ units: 3 })'),
  gruCell: rows('L.rnn({ cell: L.gruCell({ units: 3 }) })'),
  inputLayer: `return tf.sequential({ layers: [L.inputLayer({ inputShape: [6, 6, 1] }), L.flatten(), L.dense({ units: ${CLASSES} })] });`,
  layerNormalization: deep('L.layerNormalization()'),
  leakyReLU: deep('L.leakyReLU()'),
  lstm: rows('L.lstm({ units: 3, returnSequences: true })', 'L.lstm({ units: 3 })'),
  lstmCell: rows('L.rnn({ cell: L.lstmCell({ units: 3 }) })'),
  masking: rows('L.masking({ maskValue: 0 })', 'L.lstm({ units: 3 })'),
  maxPooling1d: rows('L.conv1d({ filters: 4, kernelSize: 2 })', 'L.maxPooling1d({ poolSize: 2 })'),
  maxPooling2d: maps('L.maxPooling2d({ poolSize: 2 })'),
  maxPooling3d: volume('L.conv3d({ filters: 2, kernelSize: 2 })', 'L.maxPooling3d({ poolSize: 2 })'),
  maximum: merged('L.maximum()'),
  minimum: merged('L.minimum()'),
  multiply: merged('L.multiply()'),
  permute: maps('L.permute({ dims: [2, 3, 1] })'),
  prelu: deep('L.prelu()'),
  reLU: deep('L.reLU({ maxValue: 2 })'),
  repeatVector: deep('L.repeatVector({ n: 3 })', 'L.simpleRNN({ units: 3 })'),
  rescaling: chain('L.rescaling({ scale: 2, offset: -1 })'),
  reshape: rows(),
  rnn: rows('L.rnn({ cell: [L.lstmCell({ units: 3 }), L.simpleRNNCell({ units: 2 })], returnSequences: true })'),
  separableConv2d: maps('L.separableConv2d({ filters: 2, kernelSize: 2 })'),
  simpleRNN: rows('L.simpleRNN({ units: 3 })'),
  simpleRNNCell: rows('L.rnn({ cell: L.simpleRNNCell({ units: 3 }) })'),
  softmax: deep('L.softmax()'),
  spatialDropout1d: rows('L.conv1d({ filters: 4, kernelSize: 2 })', 'L.spatialDropout1d({ rate: 0.2 })'),
  stackedRNNCells: rows(
    'L.rnn({ cell: L.stackedRNNCells({ cells: [L.gruCell({ units: 3 }), L.lstmCell({ units: 2 })] }) })',
  ),
  timeDistributed: rows(`L.timeDistributed({ layer: L.dense({ units: 3, activation: 'relu' }) })`),
  upSampling2d: maps('L.upSampling2d({ size: [2, 2] })', 'L.conv2d({ filters: 2, kernelSize: 2 })'),
  zeroPadding2d: maps('L.zeroPadding2d({ padding: 1 })'),
};

/** Networks that are refused before training, and what is said: TensorFlow.js has no gradient for them, or a wrong shape. */
export const REFUSED: Record<string, [string, string]> = {
  centerCrop: [maps('L.centerCrop({ height: 2, width: 2 })'), '(CenterCrop)'],
  conv3dTranspose: [volume('L.conv3dTranspose({ filters: 2, kernelSize: 2 })'), '(Conv3DTranspose)'],
  'a dilated conv2d': [maps('L.conv2d({ filters: 2, kernelSize: 2, dilationRate: 2 })'), 'dilation'],
  resizing: [
    chain('L.resizing({ height: 4, width: 4 })', 'L.conv2d({ filters: 2, kernelSize: 2 })'),
    'expected ndim=4',
  ],
  randomWidth: [chain('L.randomWidth({ factor: 0.2 })', 'L.conv2d({ filters: 2, kernelSize: 2 })'), 'expected ndim=4'],
  thresholdedReLU: [deep('L.thresholdedReLU({ theta: 0.1 })'), '(ThresholdedReLU)'],
  'frozen weights': [chain().replace('L.dense({', 'L.dense({ trainable: false, '), 'nothing-to-train'],
  'weights before a step': [deep(`L.categoryEncoding({ numTokens: 4, outputMode: 'multiHot' })`), '(CategoryEncoding)'],
  'a regulariser of outputs': [deep(`L.dense({ units: 4, activityRegularizer: 'l1l2' })`), 'activity regularizer'],
};

/** Names of the same layers. */
export const SAME: Record<string, string> = Object.fromEntries(
  ['1d', '2d', '3d'].flatMap((d) => [
    [`avgPool${d}`, `averagePooling${d}`],
    [`avgPooling${d}`, `averagePooling${d}`],
    [`maxPool${d}`, `maxPooling${d}`],
    [`globalMaxPool${d}`, `globalMaxPooling${d}`],
  ]),
);
