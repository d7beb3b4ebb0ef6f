import type { Tf } from './tensors.ts';

/** What TensorFlow.js's engine does first in every operation, and for every gradient. */
interface Watched {
  startScope: (name?: string) => unknown;
  gradients: (...args: unknown[]) => unknown;
}

/** Ends the scope's name of every operation. */
const SUFFIX = '__op';

/**
 * Notes the operations that are used, such as `softmax`, and `gradients` for each automatic differentiation, whatever function,
 * method or layer asks for them.
 * @returns the names so far, and `end`, which stops noting
 */
export function watchOperations(tf: Tf): { names: ReadonlySet<string>; end: () => void } {
  const engine = tf.engine() as unknown as Watched;
  const { startScope, gradients } = engine;
  const names = new Set<string>();
  engine.startScope = (name) => {
    if (name?.endsWith(SUFFIX)) names.add(name.slice(0, -SUFFIX.length));
    return startScope.call(engine, name);
  };
  engine.gradients = (...args) => {
    names.add('gradients');
    return gradients.call(engine, ...args);
  };
  return { names, end: () => Object.assign(engine, { startScope, gradients }) };
}
