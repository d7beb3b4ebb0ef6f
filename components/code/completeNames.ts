import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { localCompletionSource } from '@codemirror/lang-javascript';
import tfNames from '@src/exercises/tfNames.json';

/** Members by what stands before the dot: `tf`, `tf.layers`, `show`. */
const MEMBERS = new Map<string, Completion[]>([
  ['show', ['line', 'image', 'table'].map((label) => ({ label, type: 'function' }))],
]);
for (const [path, detail] of Object.entries(tfNames)) {
  const [name, owner] = path.split('.').reverse();
  const key = owner ? `tf.${owner}` : 'tf';
  const members = MEMBERS.get(key) ?? [];
  members.push({ label: name!, detail, type: detail ? 'function' : 'property' });
  MEMBERS.set(key, members);
}

/** Completes members of `tf`, of its namespaces and of `show`, and otherwise the names of the code itself. */
export function completeNames(context: CompletionContext): CompletionResult | null | Promise<CompletionResult | null> {
  const before = context.matchBefore(/[\w$.]*\.\w*$/);
  if (!before) return localCompletionSource(context);
  const dot = before.text.lastIndexOf('.');
  const options = MEMBERS.get(before.text.slice(0, dot));
  return options ? { from: before.from + dot + 1, options, validFor: /^\w*$/ } : null;
}
