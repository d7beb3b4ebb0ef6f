import * as tf from '@tensorflow/tfjs-core';
import { onCpu } from './bridge.ts';
import { util, type KernelArguments, type TensorInfo } from './heap.ts';

type Kernel = (args: KernelArguments) => TensorInfo | TensorInfo[];

/** Functions of one number that TensorFlow.js computes for float32 alone: other types are read or written as if they were. */
const OF_FLOATS = [
  ...[
    'Abs',
    'Acos',
    'Acosh',
    'Asin',
    'Asinh',
    'Atan',
    'Atanh',
    'Ceil',
    'Cosh',
    'Elu',
    'Exp',
    'Expm1',
    'Floor',
    'IsFinite',
  ],
  ...[
    'IsInf',
    'IsNan',
    'LeakyRelu',
    'Log',
    'Neg',
    'Reciprocal',
    'Relu',
    'Round',
    'Rsqrt',
    'Sigmoid',
    'Sinh',
    'Softplus',
  ],
  ...['Sqrt', 'Square', 'Step', 'Tanh'],
];
/** Functions of two numbers that are right for float32 alone. */
const OF_FLOAT_PAIRS = ['Add', 'Atan2', 'Multiply', 'Pow', 'RealDiv', 'SquaredDifference', 'Sub'];
/** What moves numbers of four bytes, and writes over other memory when they are truths of one byte. */
const NOT_OF_TRUTHS = ['Reverse', 'Select'];
/** What is wrong, or left as it was in memory, where there is nothing to look at. */
const NOT_OF_NOTHING = ['All', 'Any', 'Max', 'Min', 'Prod', 'Softmax'];

/**
 * Kernels wrong on WASM for ordinary numbers: the sine and logarithm of small numbers, remainders, pools of volumes that begin at
 * 10⁻³⁸ instead of −Infinity, gradients of enlarged pictures in a wrong shape.
 */
const ALWAYS = [
  ...['Bincount', 'Cos', 'FloorDiv', 'Log1p', 'Mod', 'Sin', 'Tan'],
  ...['Conv3DBackpropFilterV2', 'Conv3DBackpropInputV2', 'CropAndResize', 'Dilation2D', 'Dilation2DBackpropFilter'],
  ...[
    'Dilation2DBackpropInput',
    'MaxPool3D',
    'MaxPool3DGrad',
    'MaxPoolWithArgmax',
    'Multinomial',
    'ResizeBilinearGrad',
  ],
  ...['ResizeNearestNeighborGrad', 'RotateWithOffset', 'Transform'],
];
/** Complex numbers do not exist on WASM: TensorFlow.js says so. */
const COMPLEX = ['Complex', 'ComplexAbs', 'FFT', 'IFFT', 'Imag', 'Real'];

const isFloat = ({ dtype }: TensorInfo) => dtype === 'float32';

/** The stock kernel where it is right, else the CPU backend's. @param isRight whether the stock kernel is right for these inputs */
function where(name: string, isRight: (args: KernelArguments) => boolean): [string, Kernel] {
  const stock = tf.getKernel(name, 'wasm')!.kernelFunc as unknown as Kernel;
  return [name, (args) => (isRight(args) ? stock(args) : onCpu(name, args))];
}

/** Kernels of the WASM backend that are wrong or missing and for which those of the CPU backend stand in. */
export function replacedKernels(): Record<string, Kernel> {
  const missing = tf
    .getKernelsForBackend('cpu')
    .map(({ kernelName }) => kernelName)
    .filter((name) => !tf.getKernel(name, 'wasm') && !COMPLEX.includes(name));
  return Object.fromEntries([
    ...OF_FLOATS.map((name) => where(name, ({ inputs }) => isFloat(inputs['x']!))),
    ...OF_FLOAT_PAIRS.map((name) => where(name, ({ inputs }) => isFloat(inputs['a']!))),
    ...NOT_OF_NOTHING.map((name) =>
      where(name, ({ inputs }) => util.sizeFromShape(Object.values(inputs)[0]!.shape) > 0),
    ),
    where('OneHot', ({ attrs }) => attrs['dtype'] === 'int32'),
    where('Prelu', ({ inputs }) => isFloat(inputs['x']!) && keepsShape(inputs['x']!, inputs['alpha']!)),
    ...NOT_OF_TRUTHS.map((name) =>
      where(
        name,
        ({ inputs }) =>
          !Object.values(inputs)
            .slice(-1)
            .some(({ dtype }) => dtype === 'bool'),
      ),
    ),
    where('StridedSlice', ({ inputs }) => isFloat(inputs['x']!)),
    ...[...ALWAYS, ...missing].map((name): [string, Kernel] => [name, (args) => onCpu(name, args)]),
  ]);
}

/** Whether the second shape broadcasts to the first. */
function keepsShape(x: TensorInfo, y: TensorInfo): boolean {
  return util.arraysEqual(tf.broadcast_util.assertAndGetBroadcastShape(x.shape, y.shape), x.shape);
}
