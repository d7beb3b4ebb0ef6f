// The kernels of a Transformer, compiled by scripts/kernels.ts to a module of their own, which works on a memory of its own
// (src/engine/kernels/arena.ts). Pointers are byte offsets of float32 numbers; rows lie one after the other unless said otherwise.

export { adam } from '../adam';
export { addRow } from '../vectors';
export { attendOne } from './attendOne';
export { attention } from './attention';
export { attentionGradient } from './attentionGradient';
export { crossEntropy } from './crossEntropy';
export { embed, embedGradient } from './embedding';
export { gelu, geluGradient } from './gelu';
export { layerNorm, layerNormGradient } from './layerNorm';
export { multiply, multiplyTurned, pack } from './multiply';
