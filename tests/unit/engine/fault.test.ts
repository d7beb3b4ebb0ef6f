import { expect, test } from 'vitest';
import { faultOf } from '../../../src/engine/fault.ts';

test('recognises lost devices and exhausted memory by their messages', () => {
  expect(faultOf(new Error('WebGL context lost')).code).toBe('device-lost');
  for (const message of [
    'Array buffer allocation failed',
    'WebAssembly.Memory.grow(): Maximum memory size exceeded',
    'Out of memory',
    'Aborted(OOM)',
    'allocation size overflow',
    'Unable to create WebGLTexture.',
    'OUT_OF_MEMORY',
  ])
    expect(faultOf(new RangeError(message)).code, message).toBe('out-of-memory');
  expect(faultOf(new Error('a room with a zoom')).code).toBe('internal');
  expect(faultOf('x').code).toBe('internal');
});
