import {
  MOST_PARAMETERS,
  OWN_NETWORK_PROBLEMS,
  type OwnNetworkProblem,
  type OwnNetworkReport,
} from '@src/nn/ownNetworkData.ts';
import type { Answer, LearnerError } from '@src/exercises/sandbox/protocol.ts';

/** Why there is no network. */
export type OwnFault =
  | { kind: 'problem'; problem: OwnNetworkProblem['problem']; detail: string }
  | { kind: 'error'; error: LearnerError }
  | { kind: 'time' | 'waiting' | 'stopped' | 'memory' | 'broken' };

const MOST_LAYERS = 200;
const MOST_AXES = 8;
/** Most characters of a name or of a detail that is shown. */
const LONGEST_SHOWN = 300;
/** Most characters of the description of the layers. */
const LONGEST_TOPOLOGY = 1_000_000;

type Layer = OwnNetworkReport['layers'][number];
type Weight = OwnNetworkReport['weights'][number];

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const fieldsOf = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
const isList = (value: unknown, most: number): value is unknown[] => Array.isArray(value) && value.length <= most;

/** A layer's line of the table; null when it is none. */
function readLayer(value: unknown): Layer | null {
  const { className, outputShape, parameters } = fieldsOf(value);
  const isShape = isList(outputShape, MOST_AXES) && outputShape.every((size) => size === null || isSize(size));
  if (typeof className !== 'string' || !isShape || !isSize(parameters)) return null;
  return { className: className.slice(0, LONGEST_SHOWN), outputShape: outputShape as (number | null)[], parameters };
}

/** A weight with as many numbers as its shape says; null when it is none. */
function readWeight(value: unknown): Weight | null {
  const { shape, values } = fieldsOf(value);
  if (!isList(shape, MOST_AXES) || !shape.every(isSize)) return null;
  const isNumbers =
    values instanceof Float32Array ||
    values instanceof Int32Array ||
    values instanceof Uint8Array ||
    (isList(values, MOST_PARAMETERS) && values.every((number) => typeof number === 'number'));
  const size = shape.reduce((product, axis) => product * axis, 1);
  return isNumbers && (values as ArrayLike<number>).length === size
    ? { shape, values: values as ArrayLike<number> }
    : null;
}

/** All of a list, or null when it is too long or one of them cannot be read. */
function readAll<T>(list: unknown, most: number, read: (value: unknown) => T | null): T[] | null {
  if (!isList(list, most)) return null;
  const all = list.map(read);
  return all.includes(null) ? null : (all as T[]);
}

/** What came from the sandbox, where nothing is taken on trust: each field has its form and its bounds, or there is no network. */
export function readReport(answers: readonly Answer[]): OwnNetworkReport | OwnFault {
  for (const answer of answers) {
    if (answer.kind === 'error') return { kind: 'error', error: answer.error };
    if (answer.kind !== 'result') continue;
    const { problem, detail, topology, parameters, ...lists } = fieldsOf(answer.result.value);
    const known = OWN_NETWORK_PROBLEMS.find((name) => name === problem);
    if (known) {
      return {
        kind: 'problem',
        problem: known,
        detail: typeof detail === 'string' ? detail.slice(0, LONGEST_SHOWN) : '',
      };
    }
    const weights = readAll(lists['weights'], MOST_LAYERS * 10, readWeight);
    const layers = readAll(lists['layers'], MOST_LAYERS, readLayer);
    const isTopology = typeof topology === 'string' && topology.length <= LONGEST_TOPOLOGY;
    const fits = weights && weights.reduce((sum, { values }) => sum + values.length, 0) <= 2 * MOST_PARAMETERS;
    if (isTopology && fits && layers && isSize(parameters) && parameters <= MOST_PARAMETERS) {
      return { topology, weights, layers, parameters };
    }
  }
  return { kind: 'broken' };
}
