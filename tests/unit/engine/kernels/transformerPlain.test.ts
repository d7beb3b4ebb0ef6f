import { describe, vi } from 'vitest';
import { testTransformerKernels } from '../../../support/transformerKernels.ts';

// Bytes that no engine accepts: as in a browser without relaxed SIMD.
vi.mock('../../../../src/engine/kernels/transformerBinary.ts', async (original) => ({
  ...(await original<object>()),
  RELAXED_KERNELS: '',
}));

describe('kernels of a Transformer, the build without fused multiply-add', () => testTransformerKernels(40));
