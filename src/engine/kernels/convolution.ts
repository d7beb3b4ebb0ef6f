import {
  backend_util,
  kernelsOf,
  pointer,
  runStock,
  type KernelArguments,
  type TensorInfo,
  type WasmBackend,
} from './heap.ts';

type Shape4 = [number, number, number, number];

/** Geometry of a convolution from its attributes. @throws for the NCHW layout, which the WASM backend does not have */
function geometry(xShape: readonly number[], filterShape: readonly number[], attrs: Record<string, unknown>) {
  if (attrs['dataFormat'] === 'NCHW') throw new Error('the WASM backend convolves NHWC images only');
  const { strides, pad, dimRoundingMode } = attrs as { strides: number; pad: 'same'; dimRoundingMode: undefined };
  return backend_util.computeConv2DInfo(xShape as Shape4, filterShape as Shape4, strides, 1, pad, dimRoundingMode);
}

/** X with zeros around it, or X itself when there is nothing to add. */
function padImage(backend: WasmBackend, x: TensorInfo, { top, bottom, left, right }: backend_util.PadInfo): TensorInfo {
  if (top + bottom + left + right === 0) return x;
  const paddings = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return runStock('PadV2', backend, { x }, { paddings, constantValue: 0 });
}

/**
 * Gradient of a convolution by its filter, missing in TensorFlow.js for WASM:
 * dW[kh, kw, c, o] = Σ over n, oh, ow of X[n, oh·s + kh, ow·s + kw, c] · dY[n, oh, ow, o] (Dumoulin and Visin, 2016).
 * Inputs x [N, H, W, C] and dy [N, OH, OW, O]; result [KH, KW, C, O].
 */
export function conv2DBackpropFilter({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const x = inputs['x']!;
  const dy = inputs['dy']!;
  const filterShape = attrs['filterShape'] as number[];
  const g = geometry(x.shape, filterShape, attrs);
  const padded = padImage(backend, x, g.padInfo);
  const [n, height, width, channels] = padded.shape as Shape4;
  const dw = backend.makeOutput(filterShape, 'float32');
  kernelsOf(backend).filterGradient(
    ...[pointer(backend, padded), pointer(backend, dy), pointer(backend, dw), n, height, width, channels],
    ...[g.outHeight, g.outWidth, g.outChannels, g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth],
  );
  if (padded !== x) backend.disposeData(padded.dataId);
  return dw;
}

/**
 * Gradient of a convolution by its input: the matrix product dY·Wᵀ gives what each position of dY sends to each of its KH·KW·C
 * inputs, and col2im adds them up where they overlap (Chellapilla, Puri and Simard, 2006).
 * Inputs dy [N, OH, OW, O] and filter [KH, KW, C, O]; result [N, H, W, C].
 */
export function conv2DBackpropInput({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const dy = inputs['dy']!;
  const filter = inputs['filter']!;
  const inputShape = attrs['inputShape'] as number[];
  if (attrs['dataFormat'] === 'NCHW') return runStock('Conv2DBackpropInput', backend, inputs, attrs);
  const g = geometry(inputShape, filter.shape, attrs);
  const positions = g.batchSize * g.outHeight * g.outWidth;
  const patch = g.filterHeight * g.filterWidth * g.inChannels;
  const flatFilter = { ...filter, shape: [patch, g.outChannels] };
  const transposed = runStock('Transpose', backend, { x: flatFilter }, { perm: [1, 0] });
  const columns = runStock(
    'BatchMatMul',
    backend,
    { a: { ...dy, shape: [positions, g.outChannels] }, b: transposed },
    { transposeA: false, transposeB: false },
  );
  const dx = backend.makeOutput(inputShape, 'float32');
  kernelsOf(backend).columnsToImage(
    ...[pointer(backend, columns), pointer(backend, dx), g.batchSize, g.inHeight, g.inWidth, g.inChannels],
    ...[
      g.outHeight,
      g.outWidth,
      g.filterHeight,
      g.filterWidth,
      g.strideHeight,
      g.strideWidth,
      g.padInfo.top,
      g.padInfo.left,
    ],
  );
  backend.disposeData(transposed.dataId);
  backend.disposeData(columns.dataId);
  return dx;
}

/**
 * Gradient of max pooling. The stock WASM kernel is wrong where a window's maximum is not positive, and gives ties to the last;
 * this one gives them to the first, as the CPU backend does.
 * Inputs input [N, H, W, C] and dy [N, OH, OW, C]; result [N, H, W, C].
 */
export function maxPoolGrad({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const x = inputs['input']!;
  const dy = inputs['dy']!;
  const { filterSize, strides, pad, dimRoundingMode } = attrs as {
    filterSize: number;
    strides: number;
    pad: 'same';
    dimRoundingMode: undefined;
  };
  const g = backend_util.computePool2DInfo(x.shape as Shape4, filterSize, strides, 1, pad, dimRoundingMode);
  const dx = backend.makeOutput(x.shape, 'float32');
  kernelsOf(backend).maxPoolGradient(
    ...[
      pointer(backend, x),
      pointer(backend, dy),
      pointer(backend, dx),
      g.batchSize,
      g.inHeight,
      g.inWidth,
      g.inChannels,
    ],
    ...[
      g.outHeight,
      g.outWidth,
      g.filterHeight,
      g.filterWidth,
      g.strideHeight,
      g.strideWidth,
      g.padInfo.top,
      g.padInfo.left,
    ],
  );
  return dx;
}
