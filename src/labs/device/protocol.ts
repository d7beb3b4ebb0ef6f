/** Messages between the page and the workers that measure the device. */
import type { BackendName } from '../../engine/protocol.ts';

/** To the worker with stock TensorFlow.js: fit this many batches. */
export interface StockRequest {
  backend: BackendName;
  steps: number;
  /** Images in each. */
  batch: number;
}

/** Its answer: a time, or why there is none. */
export type StockAnswer = { msPerStep: number } | { error: string };

/** Rate of a large matrix product on one thread, in GFLOP/s. */
export interface ProductRates {
  /** TensorFlow.js's own WASM kernel. */
  stock: number;
  /** This book's kernel. */
  ours: number;
  /** Whether ours uses fused multiply-add here. */
  fusedMultiplyAdd: boolean;
}
