import type { Stage } from '@src/labs/autodiff-graph/stages.ts';
import type { Tape, TapeNode } from '@src/labs/autodiff-graph/tape.ts';
import type { Words } from './en.ts';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** A line's name, v₁ for the first; its adjoint's with a bar, its tangent's with a dot. */
export function nameOf(index: number, mark: '' | '̄' | '̇' = ''): string {
  return `v${mark}${String(index + 1).replaceAll(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]!)}`;
}

/** A number in at most six digits. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** What a line computes, such as v₁ · v₂. */
export function writeOperation({ kind, ...node }: TapeNode): string {
  if (kind === 'variable') return (node as { name: string }).name;
  if (kind === 'constant') return writeNumber((node as { value: number }).value);
  const { name, inputs } = node as { name: string; inputs: readonly number[] };
  const [a, b] = inputs.map((input) => nameOf(input));
  if (name === 'neg') return `−${a!}`;
  if (b === undefined) return `${name}(${a!})`;
  return `${a!} ${{ '*': '·', '-': '−' }[name] ?? name} ${b}`;
}

/** The stage's action in words, with its numbers. */
export function describeStage(
  tape: Tape,
  partials: readonly number[][],
  stage: Stage,
  isForward: boolean,
  words: Words,
): string {
  const { action, values, derivatives } = stage;
  if (!action) return words.nothingYet;
  const { kind, node } = action;
  const { inputs } = tape[node]!;
  if (kind === 'seed') return words.seedOutput(nameOf(node, '̄'));
  if (kind === 'pass') {
    const parts = inputs.map((input, place) => {
      const [adjoint, partial] = [derivatives[node]!, partials[node]![place]!];
      return `${nameOf(input, '̄')} += ${writeNumber(adjoint)} · ${writeNumber(partial)} = ${writeNumber(adjoint * partial)}`;
    });
    return words.pass(parts.join('; '));
  }
  const computed = words.compute(`${nameOf(node)} = ${writeOperation(tape[node]!)}`, writeNumber(values[node]!));
  if (!isForward) return computed;
  const terms = inputs.map(
    (input, place) => `${writeNumber(partials[node]![place]!)} · ${writeNumber(derivatives[input]!)}`,
  );
  return `${computed} ${words.tangent(`${terms.join(' + ')} = ${writeNumber(derivatives[node]!)}`)}`;
}
