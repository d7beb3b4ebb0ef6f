import { describe } from 'vitest';
import { testTransformerKernels } from '../../../support/transformerKernels.ts';

describe('kernels of a Transformer', () => testTransformerKernels(150));
