import { expect, test } from 'vitest';
import { faultOf, isLoadFailure } from '../../../src/engine/fault.ts';

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

test('recognises a file that did not come, as browsers say it, and lets the reader go on', () => {
  for (const message of [
    'Failed to fetch dynamically imported module: https://book.example/_astro/x.js',
    'error loading dynamically imported module: https://book.example/_astro/x.js',
    'Importing a module script failed.',
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    '_astro/tfjs-backend-wasm-simd.wasm: HTTP status 404',
  ]) {
    expect(faultOf(new TypeError(message)), message).toMatchObject({ code: 'not-loaded', canContinue: true });
    expect(isLoadFailure(new TypeError(message))).toBe(true);
  }
  expect(isLoadFailure(new Error('the load failed to converge'))).toBe(false);
});
