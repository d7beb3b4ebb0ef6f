import { onCpu } from './bridge.ts';
import { backend_util, kernelsOf, pointer, runStock, util, type KernelArguments, type TensorInfo } from './heap.ts';
import { identity } from './matrix.ts';

/** Numbers kept between two bounds; NaN stays NaN, which the stock kernels replace by a bound. */
function clipped({ inputs, backend }: KernelArguments, lowest: number, highest: number): TensorInfo {
  const x = inputs['x']!;
  const out = backend.makeOutput(x.shape, 'float32');
  const size = util.sizeFromShape(x.shape);
  kernelsOf(backend).clip(pointer(backend, x), pointer(backend, out), size, lowest, highest);
  return out;
}

/** Clips at the bounds of the attributes. */
export function clipByValue(args: KernelArguments): TensorInfo {
  if (args.inputs['x']!.dtype !== 'float32') return onCpu('ClipByValue', args) as TensorInfo;
  return clipped(args, args.attrs['clipValueMin'] as number, args.attrs['clipValueMax'] as number);
}

/** min(max(x, 0), 6). */
export function relu6(args: KernelArguments): TensorInfo {
  return args.inputs['x']!.dtype === 'float32' ? clipped(args, 0, 6) : (onCpu('Relu6', args) as TensorInfo);
}

/** 1, 0 or −1; the stock kernel rounds first, so that small numbers have no sign. */
export function sign(args: KernelArguments): TensorInfo {
  const { inputs, backend } = args;
  const x = inputs['x']!;
  if (x.dtype !== 'float32') return onCpu('Sign', args) as TensorInfo;
  const out = backend.makeOutput(x.shape, 'float32');
  kernelsOf(backend).signs(pointer(backend, x), pointer(backend, out), util.sizeFromShape(x.shape));
  return out;
}

/** λ times x, or λα(eˣ − 1) below 0, from ELU, whose eˣ − 1 is right for small x as well. */
export function selu(args: KernelArguments): TensorInfo {
  const { inputs, backend } = args;
  if (inputs['x']!.dtype !== 'float32') return onCpu('Selu', args) as TensorInfo;
  const elu = runStock('Elu', backend, inputs);
  const steep = runStock(
    'LeakyRelu',
    backend,
    { x: elu },
    { alpha: backend_util.SELU_SCALEALPHA / backend_util.SELU_SCALE },
  );
  const scale = backend.makeOutput([], 'float32');
  backend.typedArrayFromHeap(scale)[0] = backend_util.SELU_SCALE;
  const out = runStock('Multiply', backend, { a: steep, b: scale });
  for (const { dataId } of [elu, steep, scale]) backend.disposeData(dataId);
  return out;
}

/** The larger or the smaller of two numbers; NaN where one of them is. Shapes that broadcast go to the CPU backend's kernel. */
function extreme(name: 'Maximum' | 'Minimum', args: KernelArguments): TensorInfo {
  const { a, b } = args.inputs as { a: TensorInfo; b: TensorInfo };
  const [sizeA, sizeB] = [util.sizeFromShape(a.shape), util.sizeFromShape(b.shape)];
  const shape = a.shape.length >= b.shape.length ? a.shape : b.shape;
  const size = Math.max(sizeA, sizeB);
  const isPlain =
    util.arraysEqual(a.shape, b.shape) || (Math.min(sizeA, sizeB) === 1 && util.sizeFromShape(shape) === size);
  if (a.dtype !== 'float32' || !isPlain) return onCpu(name, args) as TensorInfo;
  const { backend } = args;
  const out = backend.makeOutput(shape, 'float32');
  const steps = [sizeA === 1 ? 0 : 1, sizeB === 1 ? 0 : 1];
  const [at, bt, to] = [a, b, out].map((tensor) => pointer(backend, tensor));
  kernelsOf(backend).extremes(at!, bt!, to!, size, ...steps, name === 'Minimum' ? 1 : 0);
  return out;
}

export const maximum = (args: KernelArguments) => extreme('Maximum', args);
export const minimum = (args: KernelArguments) => extreme('Minimum', args);

/** Conversion between types: what is not 0 is true. To its own type a tensor shares its values: gradients of ReLU cast so at every step. */
export function cast(args: KernelArguments): TensorInfo {
  const { inputs, attrs, backend } = args;
  const x = inputs['x']!;
  if (attrs['dtype'] === x.dtype) return identity(args);
  if (attrs['dtype'] !== 'bool') return runStock('Cast', backend, inputs, attrs);
  const out = backend.makeOutput(x.shape, 'bool');
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
  for (let i = 0; i < from.length; i++) to[i] = from[i] === 0 ? 0 : 1;
  return out;
}
