import * as tf from '../../engine/tf.ts';
import { TENSOR_ACTIVATIONS } from '../../nn/activations.ts';
import type { DeviceGradients } from './protocol.ts';
import { variablesOf, type OperationName, type Tape, type Values } from './tape.ts';

/** The same operations on tensors; TensorFlow.js brings its own derivatives. */
const TENSOR_OPERATIONS: Record<OperationName, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  '+': tf.add,
  '-': tf.sub,
  '*': tf.mul,
  '/': tf.div,
  '^': tf.pow,
  neg: (a) => tf.neg(a),
  exp: (a) => tf.exp(a),
  log: (a) => tf.log(a),
  sqrt: (a) => tf.sqrt(a),
  sin: (a) => tf.sin(a),
  cos: (a) => tf.cos(a),
  tanh: TENSOR_ACTIVATIONS.tanh,
  sigmoid: TENSOR_ACTIVATIONS.sigmoid,
  relu: TENSOR_ACTIVATIONS.relu,
};

/** The tape as a function of its variables' tensors, in the order of `variablesOf`. */
function asFunction(tape: Tape): (...variables: tf.Tensor[]) => tf.Tensor {
  const names = variablesOf(tape);
  return (...variables) => {
    const values: tf.Tensor[] = [];
    for (const node of tape) {
      if (node.kind === 'constant') values.push(tf.scalar(node.value));
      else if (node.kind === 'variable') values.push(variables[names.indexOf(node.name)]!);
      else {
        const [a, b] = node.inputs.map((i) => values[i]!);
        values.push(TENSOR_OPERATIONS[node.name](a!, b ?? a!));
      }
    }
    return values.at(-1)!;
  };
}

/** Value and derivatives by TensorFlow.js on the current backend, in float32; it keeps no tensor. */
export async function differentiateOnDevice(tape: Tape, variables: Values): Promise<DeviceGradients> {
  const names = variablesOf(tape);
  // #region device
  // A lone variable is copied by adding 0, since its own tensor is the caller's.
  const f = (...inputs: tf.Tensor[]) => tf.add(asFunction(tape)(...inputs), 0);
  const { value, grads } = tf.tidy(() => tf.valueAndGrads(f)(names.map((name) => tf.scalar(variables[name]!))));
  // #endregion
  try {
    const [first, ...rest] = await Promise.all([value, ...grads].map((tensor) => tensor.data()));
    return { value: first![0]!, gradients: Object.fromEntries(names.map((name, i) => [name, rest[i]![0]!])) };
  } finally {
    tf.dispose([value, ...grads]);
  }
}
