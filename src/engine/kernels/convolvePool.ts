import {
  kernelsOf,
  pointer,
  SCRATCH_FLOATS,
  withMemory,
  withPanels,
  type KernelArguments,
  type TensorInfo,
} from './heap.ts';

type Shape4 = [number, number, number, number];

/** Sizes in the order that the kernels take them: N, H, W, C, PH, PW, O. */
function sizesOf(x: TensorInfo, filter: TensorInfo): number[] {
  const [n, h, w, c] = x.shape as Shape4;
  return [n, h, w, c, Math.floor((h - 2) / 2), Math.floor((w - 2) / 2), filter.shape[3]!];
}

/** Tiles that `winogradPool` (assembly/winograd.ts) handles together. */
const TILES = 24;

/**
 * ReLU(x ∗ W + b), 3×3, stride 1, no padding, and its 2×2 max pool, in one pass. Inputs x [N, H, W, C], filter [3, 3, C, O] with O a
 * multiple of 4, bias [O].
 * @returns y [N, ⌊(H−2)/2⌋, ⌊(W−2)/2⌋, O], and of the same shape the number of each window's winner, −1 where ReLU cut it off
 */
export function convolveReluPool({ inputs, backend }: KernelArguments): TensorInfo[] {
  const { x, filter, bias } = inputs as { x: TensorInfo; filter: TensorInfo; bias: TensorInfo };
  const sizes = sizesOf(x, filter);
  const [n, , , c, ph, pw, o] = sizes as [number, number, number, number, number, number, number];
  const kernels = kernelsOf(backend);
  const y = backend.makeOutput([n, ph, pw, o], 'float32');
  const where = backend.makeOutput([n, ph, pw, o], 'int32');
  const [from, by, plus, to, winners] = [x, filter, bias, y, where].map((tensor) => pointer(backend, tensor));
  if (c % 4 === 0 && o % 8 === 0) {
    withMemory(backend, 16 * TILES * (c + o) + SCRATCH_FLOATS, (work) =>
      withMemory(backend, 16 * c * o, (panels) => {
        kernels.winogradPanels(by!, panels, c, o, c * o, o, 1);
        const scratch = work + 64 * TILES * (c + o);
        kernels.winogradPool(from!, panels, plus!, to!, winners!, work, scratch, ...sizes);
      }),
    );
  } else {
    withMemory(backend, 4 * pw * o, (rows) =>
      withPanels(backend, by!, 9 * c, o, null, (panels, scratch) =>
        kernels.convolvePool(from!, panels, plus!, to!, winners!, rows, scratch, ...sizes),
      ),
    );
  }
  return [y, where];
}

/**
 * Gradients of `convolveReluPool`. Inputs x, filter, where and dy; attribute `isData`: whether nobody needs the gradient with respect to x.
 * @returns dW, db and, unless x is data, dX
 */
export function convolveReluPoolGradient({ inputs, attrs, backend }: KernelArguments): TensorInfo[] {
  const { x, filter, where, dy } = inputs as Record<'x' | 'filter' | 'where' | 'dy', TensorInfo>;
  const sizes = sizesOf(x, filter);
  const [, h, w, c, ph, pw, o] = sizes as [number, number, number, number, number, number, number];
  const dw = backend.makeOutput(filter.shape, 'float32');
  const db = backend.makeOutput([o], 'float32');
  const dx = attrs['isData'] ? [] : [backend.makeOutput(x.shape, 'float32')];
  const [image, by, winners, from, toFilter, toBias, toImage] = [x, filter, where, dy, dw, db, ...dx].map((tensor) =>
    pointer(backend, tensor),
  );
  const filterFloats = 48 * o * Math.ceil((3 * c) / 16);
  const listFloats = ph * pw * (2 * o + 4) + 3;
  withMemory(backend, 2 * (filterFloats + h * w * c + 16) + listFloats, (work) =>
    kernelsOf(backend).convolvePoolGradient(
      ...[image!, by!, winners!, from!, toFilter!, toBias!, toImage ?? 0, work],
      ...sizes,
    ),
  );
  return [dw, db, ...dx];
}
