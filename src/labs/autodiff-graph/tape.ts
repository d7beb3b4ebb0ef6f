import { sigmoid } from '../../math/activations.ts';

/**
 * A tape in double precision: the operations of an expression in the order in which they run, and both modes of automatic
 * differentiation on it. It needs no TensorFlow.js, so a page can step through it.
 */

/** One operation: its value, and its partial derivatives with respect to its inputs. */
interface Operation {
  value(a: number, b: number): number;
  /** @param v the operation's value */
  partials(a: number, b: number, v: number): [number] | [number, number];
}

// #region operations
/** Every operation; each knows only its own derivative. */
const OPERATIONS = {
  '+': { value: (a, b) => a + b, partials: () => [1, 1] },
  '-': { value: (a, b) => a - b, partials: () => [1, -1] },
  '*': { value: (a, b) => a * b, partials: (a, b) => [b, a] },
  '/': { value: (a, b) => a / b, partials: (a, b) => [1 / b, -a / (b * b)] },
  '^': { value: (a, b) => a ** b, partials: (a, b, v) => [b * a ** (b - 1), a > 0 ? v * Math.log(a) : 0] },
  neg: { value: (a) => -a, partials: () => [-1] },
  exp: { value: Math.exp, partials: (_a, _b, v) => [v] },
  log: { value: Math.log, partials: (a) => [1 / a] },
  sqrt: { value: Math.sqrt, partials: (_a, _b, v) => [1 / (2 * v)] },
  sin: { value: Math.sin, partials: (a) => [Math.cos(a)] },
  cos: { value: Math.cos, partials: (a) => [-Math.sin(a)] },
  tanh: { value: Math.tanh, partials: (_a, _b, v) => [1 - v * v] },
  sigmoid: { value: sigmoid, partials: (_a, _b, v) => [v * (1 - v)] },
  relu: { value: (a) => Math.max(0, a), partials: (a) => [a > 0 ? 1 : 0] },
} as const satisfies Record<string, Operation>;
// #endregion

/** Name of an operation of `OPERATIONS`. */
export type OperationName = keyof typeof OPERATIONS;

/** One line of the tape: a variable, a constant, or an operation on earlier lines. */
export type TapeNode =
  | { kind: 'variable'; name: string; inputs: readonly [] }
  | { kind: 'constant'; value: number; inputs: readonly [] }
  | { kind: 'operation'; name: OperationName; inputs: readonly number[] };

/** Lines in the order in which they run; the last one is the result. */
export type Tape = readonly TapeNode[];

/** Values of the variables by name. */
export type Values = Readonly<Record<string, number>>;

const operationOf = (name: OperationName): Operation => OPERATIONS[name];

/** Value of every line. */
export function runTape(tape: Tape, variables: Values): number[] {
  const values: number[] = [];
  for (const node of tape) {
    if (node.kind === 'constant') values.push(node.value);
    else if (node.kind === 'variable') values.push(variables[node.name]!);
    else {
      const [a, b] = node.inputs.map((i) => values[i]!);
      values.push(operationOf(node.name).value(a!, b ?? 0));
    }
  }
  return values;
}

/** Partial derivatives of every line by its own inputs; none for variables and constants. */
export function localPartials(tape: Tape, values: readonly number[]): number[][] {
  return tape.map((node, i) => {
    if (node.kind !== 'operation') return [];
    const [a, b] = node.inputs.map((input) => values[input]!);
    return [...operationOf(node.name).partials(a!, b ?? 0, values[i]!)];
  });
}

/** Derivative of the result by every line: reverse mode, one pass from the last line to the first. */
export function reverseMode(tape: Tape, values: readonly number[]): number[] {
  const partials = localPartials(tape, values);
  // #region reverse
  const adjoints = tape.map(() => 0);
  adjoints[tape.length - 1] = 1;
  for (let i = tape.length - 1; i >= 0; i--) {
    for (const [place, input] of tape[i]!.inputs.entries()) {
      adjoints[input]! += adjoints[i]! * partials[i]![place]!;
    }
  }
  // #endregion
  return adjoints;
}

/** Derivative of every line by one variable: forward mode, one pass from the first line to the last. */
export function forwardMode(tape: Tape, values: readonly number[], seed: string): number[] {
  const partials = localPartials(tape, values);
  // #region forward
  const tangents: number[] = [];
  for (const [i, node] of tape.entries()) {
    if (node.kind === 'variable') tangents.push(node.name === seed ? 1 : 0);
    else tangents.push(node.inputs.reduce((sum, input, place) => sum + partials[i]![place]! * tangents[input]!, 0));
  }
  // #endregion
  return tangents;
}

/** Names of the variables that the tape uses, in order of their first use. */
export function variablesOf(tape: Tape): string[] {
  return tape.flatMap((node) => (node.kind === 'variable' ? [node.name] : []));
}
