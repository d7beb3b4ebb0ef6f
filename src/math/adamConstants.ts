/**
 * The constants of Adam as everything in the book uses them: β₁ and β₂ of the paper, and the ε of Keras and TensorFlow.js. The paper
 * and PyTorch have ε = 10⁻⁸; in float32 it seldom matters, but programs that are to agree need the same.
 */
export const ADAM_CONSTANTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
