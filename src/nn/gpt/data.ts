/** What a Transformer learns from: examples, each a sequence with what comes next at every place. */
export interface GptData {
  readonly examples: number;
  /**
   * Writes an example.
   * @param inputs receives its tokens, [context]
   * @param targets receives the token to be predicted at each place, [context]; −1 where none counts
   */
  read(example: number, inputs: Int32Array, targets: Int32Array): void;
}

/**
 * Windows of a long text, each with the token after every token as target.
 * @param tokens of the whole text
 * @param stride tokens from the start of a window to that of the next
 */
export function textWindows(tokens: ArrayLike<number>, context: number, stride: number = context): GptData {
  return {
    examples: Math.max(0, Math.floor((tokens.length - 1 - context) / stride) + 1),
    read(example, inputs, targets) {
      const from = example * stride;
      for (let t = 0; t < context; t++) {
        inputs[t] = tokens[from + t]!;
        targets[t] = tokens[from + t + 1]!;
      }
    },
  };
}
