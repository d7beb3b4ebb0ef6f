import { forwardMode, localPartials, runTape, type Tape, type Values } from './tape.ts';

/** The two ways through a tape. */
export type Mode = 'reverse' | 'forward';

/** What one stage does: computes a line, starts the way back, or passes a line's adjoint to its inputs. */
export interface Action {
  kind: 'compute' | 'seed' | 'pass';
  /** The line. */
  node: number;
}

/** The state after some stages; null where nothing is known yet. */
export interface Stage {
  values: (number | null)[];
  /** Adjoints in reverse mode, tangents in forward mode. */
  derivatives: (number | null)[];
  /** The last thing done, or null at the start. */
  action: Action | null;
  /** How many stages there are. */
  count: number;
}

/** Everything that happens, in order: values first; in reverse mode then the way back. */
export function actionsOf(tape: Tape, mode: Mode): Action[] {
  const operations = tape.flatMap((node, i) => (node.kind === 'operation' ? [i] : []));
  const compute = operations.map((node): Action => ({ kind: 'compute', node }));
  if (mode === 'forward') return compute;
  const back = operations.toReversed().map((node): Action => ({ kind: 'pass', node }));
  return [...compute, { kind: 'seed', node: tape.length - 1 }, ...back];
}

/**
 * The state of the tape after the first `stage` actions.
 * @param seed the variable that forward mode differentiates by
 */
export function stateAt(tape: Tape, variables: Values, mode: Mode, seed: string, stage: number): Stage {
  const values = runTape(tape, variables);
  const partials = localPartials(tape, values);
  const tangents = mode === 'forward' ? forwardMode(tape, values, seed) : null;
  const actions = actionsOf(tape, mode);
  const done = actions.slice(0, stage);
  const isLeaf = (i: number) => tape[i]!.kind !== 'operation';
  const computed = new Set(done.filter(({ kind }) => kind === 'compute').map(({ node }) => node));
  const isKnown = (i: number) => isLeaf(i) || computed.has(i);
  const adjoints: (number | null)[] = tape.map(() => null);
  for (const { kind, node } of done) {
    if (kind === 'seed') adjoints[node] = 1;
    if (kind !== 'pass') continue;
    for (const [place, input] of tape[node]!.inputs.entries()) {
      adjoints[input] = (adjoints[input] ?? 0) + adjoints[node]! * partials[node]![place]!;
    }
  }
  return {
    values: values.map((value, i) => (isKnown(i) ? value : null)),
    derivatives: tangents ? tangents.map((tangent, i) => (isKnown(i) ? tangent : null)) : adjoints,
    action: done.at(-1) ?? null,
    count: actions.length,
  };
}
