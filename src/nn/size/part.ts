/** One part of a network: a layer, or what all blocks of a Transformer have of one kind. Counts are of one example. */
export interface Part {
  /** The layer as the specification writes it, or the name of a Transformer's part. */
  id: string;
  /** Shape of the output of one example, [height, width, channels] or [units]; of one block's part, [positions, width]. */
  output: readonly number[];
  /** Trainable numbers. */
  parameters: number;
  /** Numbers that the forward pass leaves behind because the backward pass reads them. */
  activations: number;
  /** Multiply-adds of the forward pass's products; biases, bends, norms and softmax are not counted. */
  forward: number;
  /** Multiply-adds of the backward pass's products: the gradient of the weights, and that of the input where it is needed. */
  backward: number;
}

/** Everything that the size of a network decides, for a batch. */
export interface Totals {
  parameters: number;
  /** Bytes of the weights alone. */
  weightBytes: number;
  /** Bytes of weights, gradients and Adam's two averages while training, see `TRAINING_BYTES`. */
  trainingBytes: number;
  /** Bytes of what the forward pass keeps for the backward pass. */
  activationBytes: number;
  /** Floating-point operations, two for each multiply-add, of a forward pass of the batch. */
  forwardFlops: number;
  /** Of a training step: forward and backward. */
  trainingFlops: number;
}

/**
 * Bytes that training with Adam holds for each parameter: in 32-bit 4 each for weight, gradient and two averages; in mixed
 * precision 2 + 2 for weight and gradient and 4 + 4 + 4 for the averages and a 32-bit copy of the weight
 * (Rajbhandari et al., 2020).
 */
const TRAINING_BYTES = 16;

/** A field that cannot be used, with what is wrong in it; the view says it in the reader's language. */
export class SizeError extends Error {
  /** The setting's name. */
  readonly field: string;
  readonly code: 'layer' | 'number' | 'order' | 'small' | 'heads' | 'kvHeads' | 'positions' | 'empty';
  /** The word that is wrong. */
  readonly word: string;
  constructor(field: string, code: SizeError['code'], word: string) {
    super(`${field}: ${code} ${word}`);
    this.field = field;
    this.code = code;
    this.word = word;
  }
}

// #region totals
/**
 * Sums over all parts.
 * @param batch examples in a step
 * @param bytes of one number: 4 (float32) or 2 (float16, bfloat16)
 */
export function sumParts(parts: readonly Part[], batch: number, bytes: number): Totals {
  const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
  const parameters = sum((part) => part.parameters);
  return {
    parameters,
    weightBytes: bytes * parameters,
    trainingBytes: TRAINING_BYTES * parameters,
    activationBytes: bytes * batch * sum((part) => part.activations),
    forwardFlops: 2 * batch * sum((part) => part.forward),
    trainingFlops: 2 * batch * sum((part) => part.forward + part.backward),
  };
}
// #endregion
