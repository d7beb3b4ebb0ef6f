import { onCpu } from './bridge.ts';
import { backend_util, kernelsOf, pointer, runStock, util, type KernelArguments, type TensorInfo } from './heap.ts';

type Shape4 = [number, number, number, number];

/** Whether the stock pools, which make −Infinity or another number of the window out of NaN, are right for these images. */
function isPlain({ inputs, backend }: KernelArguments): boolean {
  const { x } = inputs as { x: TensorInfo };
  const size = util.sizeFromShape(x.shape);
  return x.dtype === 'float32' && size > 0 && !kernelsOf(backend).holdsNaN(pointer(backend, x), size);
}

/** Mean pooling of images [N, H, W, C]; NaN where a window holds one. */
export function avgPool(args: KernelArguments): TensorInfo {
  if (!isPlain(args)) return onCpu('AvgPool', args) as TensorInfo;
  return runStock('AvgPool', args.backend, args.inputs, args.attrs);
}

/** Max pooling of images [N, H, W, C]; NaN where a window holds one. */
export function maxPool(args: KernelArguments): TensorInfo {
  const { inputs, attrs, backend } = args;
  const x = inputs['x']!;
  if (isPlain(args)) return runStock('MaxPool', backend, inputs, attrs);
  if (x.dtype !== 'float32') return onCpu('MaxPool', args) as TensorInfo;
  const { filterSize, strides, pad } = attrs as { filterSize: number; strides: number; pad: 'same' };
  const rounding = attrs['dimRoundingMode'] as undefined;
  const g = backend_util.computePool2DInfo(x.shape as Shape4, filterSize, strides, 1, pad, rounding);
  const out = backend.makeOutput(g.outShape, 'float32');
  kernelsOf(backend).largestOfWindows(
    ...[pointer(backend, x), pointer(backend, out), g.batchSize, g.inHeight, g.inWidth, g.inChannels],
    ...[g.outHeight, g.outWidth, g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth],
    ...[g.padInfo.top, g.padInfo.left],
  );
  return out;
}
