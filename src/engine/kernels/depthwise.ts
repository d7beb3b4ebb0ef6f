import { backend_util, kernelsOf, pointer, type KernelArguments, type TensorInfo } from './heap.ts';

type Shape4 = [number, number, number, number];

/** Sizes, strides, dilations and padding, in the order that both kernels take them. */
function geometry(xShape: readonly number[], filterShape: readonly number[], attrs: Record<string, unknown>): number[] {
  const { strides, dilations, pad, dimRoundingMode } = attrs as {
    strides: [number, number];
    dilations: [number, number];
    pad: 'same';
    dimRoundingMode: undefined;
  };
  const g = backend_util.computeConv2DInfo(
    xShape as Shape4,
    filterShape as Shape4,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    true,
  );
  return [
    ...[g.batchSize, g.inHeight, g.inWidth, g.inChannels, filterShape[3]!, g.outHeight, g.outWidth],
    ...[g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth, g.dilationHeight, g.dilationWidth],
    ...[g.padInfo.top, g.padInfo.left],
  ];
}

/**
 * Gradient of a depthwise convolution by its input, missing in TensorFlow.js for WASM.
 * Inputs dy [N, OH, OW, C·M] and filter [KH, KW, C, M]; result [N, H, W, C].
 */
export function depthwiseBackpropInput({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { dy, filter } = inputs as { dy: TensorInfo; filter: TensorInfo };
  const inputShape = attrs['inputShape'] as number[];
  const dx = backend.makeOutput(inputShape, 'float32');
  const [from, by, to] = [dy, filter, dx].map((tensor) => pointer(backend, tensor));
  kernelsOf(backend).depthwiseInputGradient(from!, by!, to!, ...geometry(inputShape, filter.shape, attrs));
  return dx;
}

/**
 * Gradient of a depthwise convolution by its filter, missing in TensorFlow.js for WASM.
 * Inputs x [N, H, W, C] and dy [N, OH, OW, C·M]; result [KH, KW, C, M].
 */
export function depthwiseBackpropFilter({ inputs, attrs, backend }: KernelArguments): TensorInfo {
  const { x, dy } = inputs as { x: TensorInfo; dy: TensorInfo };
  const filterShape = attrs['filterShape'] as number[];
  const dw = backend.makeOutput(filterShape, 'float32');
  const [from, by, to] = [x, dy, dw].map((tensor) => pointer(backend, tensor));
  kernelsOf(backend).depthwiseFilterGradient(from!, by!, to!, ...geometry(x.shape, filterShape, attrs));
  return dw;
}
