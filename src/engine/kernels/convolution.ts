import {
  activate,
  backend_util,
  kernelsOf,
  pointer,
  runStock,
  SCRATCH_FLOATS,
  withMemory,
  withPanels,
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
  withMemory(backend, SCRATCH_FLOATS, (scratch) =>
    kernelsOf(backend).filterGradient(
      ...[pointer(backend, padded), pointer(backend, dy), pointer(backend, dw), scratch, n, height, width, channels],
      ...[g.outHeight, g.outWidth, g.outChannels, g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth],
    ),
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
  const patch = g.filterHeight * g.filterWidth * g.inChannels;
  const dx = backend.makeOutput(inputShape, 'float32');
  withMemory(backend, g.outHeight * g.outWidth * patch, (columns) =>
    withPanels(backend, pointer(backend, filter), g.outChannels, patch, g.outChannels, (panels, scratch) =>
      kernelsOf(backend).inputGradient(
        ...[pointer(backend, dy), panels, pointer(backend, dx), columns, scratch],
        ...[g.batchSize, g.inHeight, g.inWidth, g.inChannels, g.outHeight, g.outWidth, g.outChannels],
        ...[g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth, g.padInfo.top, g.padInfo.left],
      ),
    ),
  );
  return dx;
}

/** Whether our convolution can do it: no dilation, no NCHW. */
function isPlain(attrs: Record<string, unknown>): boolean {
  return attrs['dataFormat'] !== 'NCHW' && [attrs['dilations'] ?? 1].flat().every((dilation) => dilation === 1);
}

/** Convolution with its bias and ReLU, X padded first where needed. */
function convolve({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { x, filter, bias } = inputs as { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo };
  const g = geometry(x.shape, filter.shape, attrs);
  const padded = padImage(backend, x, g.padInfo);
  const [n, height, width, channels] = padded.shape as Shape4;
  const out = backend.makeOutput(g.outShape, 'float32');
  const patch = g.filterHeight * g.filterWidth * channels;
  withPanels(backend, pointer(backend, filter), patch, g.outChannels, null, (panels, scratch) =>
    kernelsOf(backend).product(
      ...[pointer(backend, padded), panels, bias ? pointer(backend, bias) : 0, pointer(backend, out), scratch],
      ...[n, height, width, channels, g.outHeight, g.outWidth, g.outChannels],
      ...[g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth, attrs['activation'] === 'relu' ? 1 : 0],
    ),
  );
  if (padded !== x) backend.disposeData(padded.dataId);
  return out;
}

/** Convolution: out[n, oh, ow, o] = Σ X[n, oh·s + kh, ow·s + kw, c] · W[kh, kw, c, o]; with dilation, the stock kernel's. */
export function conv2D(args: KernelArguments): TensorInfo {
  return isPlain(args.attrs) ? convolve(args) : runStock('Conv2D', args.backend, args.inputs, args.attrs);
}

/** Convolution with bias and activation; with dilation, the stock kernel's. */
export function fusedConv2D(args: KernelArguments): TensorInfo {
  const { bias, filter } = args.inputs;
  const fits = !bias || (bias.shape.length === 1 && bias.shape[0] === filter!.shape[3]);
  if (!fits || !isPlain(args.attrs)) return runStock('FusedConv2D', args.backend, args.inputs, args.attrs);
  return activate(args, convolve(args));
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
