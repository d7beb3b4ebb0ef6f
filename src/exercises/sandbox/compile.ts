import { parse } from 'acorn';
import { transform } from 'sucrase';
import { findNamespace, findStrangeCharacter } from '../source.ts';
import type { LearnerError } from './protocol.ts';

/** Name under which the learner's code appears in stack traces. */
export const SOURCE_NAME = 'exercise.ts';

/** Learner's code that does not run, with its place. */
export class LearnerFault extends Error {
  readonly error: LearnerError;
  constructor(error: LearnerError) {
    super(error.message);
    this.name = 'LearnerFault';
    this.error = error;
  }
}

const syntaxError = (message: string, line: number | null, column: number | null) =>
  new LearnerFault({ phase: 'compile', name: 'SyntaxError', message, line, column });

/** The words for a character that is none of code; `strangeIn` of explain.ts reads them. */
const describeCharacter = (character: string) =>
  `Unexpected character '${character}' (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;

/**
 * TypeScript as a script with `require` and `exports`, line by line the same. Types are removed, not checked.
 * @throws LearnerFault of phase `compile`, with line and column
 */
export function compile(code: string): string {
  const namespace = findNamespace(code);
  if (namespace) throw syntaxError('namespace is not supported', namespace.line, namespace.column);
  try {
    return transform(code, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code;
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    // "Error transforming sample.ts: Unexpected token (3:9)"
    const words = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw strangeIn(code) ?? syntaxError(words, loc?.line ?? null, loc ? loc.column + 1 : null);
  }
}

function strangeIn(code: string): LearnerFault | null {
  const strange = findStrangeCharacter(code);
  return strange && syntaxError(describeCharacter(strange.character), strange.line, strange.column);
}

/**
 * The place of an error that only the browser's own parser has found, which does not tell it.
 * @param code the learner's @param compiled what `compile` made of it
 */
export function placeSyntaxError({ message }: Error, code: string, compiled: string): LearnerFault {
  const strange = strangeIn(code);
  if (strange) return strange;
  try {
    parse(compiled, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    const { loc } = error as { loc?: { line: number } };
    // The column would be one of the code without its types.
    return syntaxError(message, loc?.line ?? null, null);
  }
  return syntaxError(message, null, null);
}
