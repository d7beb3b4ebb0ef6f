/** Lengths of a tensor's axes, outermost first. */
export type Shape = readonly number[];

/** A parameter tensor of a network: its name, such as `dense1/kernel`, and its shape. */
export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
}

/** Number of values in a tensor of this shape; 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Number of values in all of these tensors together. */
export function countParameters(parameters: readonly Pick<Parameter, 'shape'>[]): number {
  return parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}
