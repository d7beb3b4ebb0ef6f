// AssemblyScript, compiled by scripts/kernels.ts. It imports the memory of TensorFlow.js's WASM backend and works on its tensors in
// place: pointers are byte offsets of float32 data. No static data and no allocation, since the memory belongs to the backend.
// Images are NHWC, filters [KH, KW, C, O]; a capital is a dimension, as in the formulas.

export { adam } from './adam';
export { convolvePool } from './convolvePool';
export { convolvePoolGradient } from './convolvePoolGradient';
export { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise';
export { filterGradient } from './filterGradient';
export { maxPoolGradient } from './maxPoolGradient';
export { inputGradient, packPanels, product } from './product';
export { reluGradient } from './relu';
export { clip, extremes, holdsNaN, signs } from './limits';
export { segmentSum } from './rows';
export { columnSum, rowSum } from './sums';
export { largestOfWindows } from './windows';
export { winogradPanels, winogradPool } from './winograd';
