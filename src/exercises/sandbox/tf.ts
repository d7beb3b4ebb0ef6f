/**
 * TensorFlow.js as learners know it from `import * as tf from '@tensorflow/tfjs'`: core with all gradients and chained operations,
 * layers, and the backends for CPU and WebAssembly.
 */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';

export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
