/**
 * TensorFlow.js as every part of the book uses it: the core with its gradients (the core alone has none registered).
 * Backends come separately, each by its own import, see openers.ts.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';

export * from '@tensorflow/tfjs-core';
