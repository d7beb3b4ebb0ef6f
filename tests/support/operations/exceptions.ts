/** Names after `tf.` that are functions and no operations on tensors, by what they are. */
export const NOT_OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  'backends and their registries': [
    ...['backend', 'copyRegisteredKernels', 'deregisterOp', 'engine', 'env', 'findBackend', 'findBackendFactory'],
    ...['forceHalfFloat', 'getBackend', 'getGradient', 'getKernel', 'getKernelsForBackend', 'op', 'ready'],
    ...['registerBackend', 'registerCallbackConstructor', 'registerGradient', 'registerKernel', 'registerOp'],
    ...['removeBackend', 'setBackend', 'setPlatform', 'setWebGLContext', 'unregisterGradient', 'unregisterKernel'],
  ],
  'memory, time and messages': [
    ...['deprecationWarn', 'disableDeprecationWarnings', 'dispose', 'disposeVariables', 'enableDebugMode', 'keep'],
    ...['enableProdMode', 'memory', 'nextFrame', 'print', 'profile', 'tidy', 'time', 'variable'],
  ],
  'gradients, which the tests take of all others': [
    ...['customGrad', 'grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'variableGrads'],
  ],
  'types and sizes': ['enclosingPowerOfTwo', 'sumOutType', 'upcastType'],
  'numbers copied into tensors': [
    ...['scalar', 'tensor1d', 'tensor2d', 'tensor3d', 'tensor4d', 'tensor5d', 'tensor6d'],
  ],
  'models, which have a test of their own': [
    ...['input', 'model', 'sequential', 'loadGraphModel', 'loadGraphModelSync', 'loadLayersModel'],
  ],
};

const NO_COMPLEX = 'TensorFlow.js has no complex numbers on WASM, and says so';
const EMPTY_MEAN = 'the mean of nothing is NaN, as in NumPy; the CPU backend says 0';
const NAN_POOL = 'the largest of numbers of which one is NaN is NaN; the CPU backend leaves NaN out';
const POOL_GRADIENT = 'which place a gradient goes to in a window without a largest number is open';

/** Cases in which WASM may differ from the CPU backend, and why: a pattern of `name | label` or `name | label | gradient`. */
export const EXPECTED_DIFFERENCES: readonly (readonly [RegExp, string])[] = [
  [/^erf \| edge$/, 'the CPU backend computes erf to seven digits after the point, WASM better'],
  [/^pow \| edge$/, '1 to the power NaN is 1 by IEEE 754 and NaN in JavaScript'],
  [/^(mean|moments) \| empty( rows| columns| middle)?$/, EMPTY_MEAN],
  [/^maxPool \| .* NaN$/, NAN_POOL],
  [/^maxPool \| .* (NaN|−Infinity) \| gradient$/, POOL_GRADIENT],
  [/^(complex|real|imag|i?r?fft|signal\.stft) \| normal$/, NO_COMPLEX],
];
