import { transform } from 'sucrase';
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

/**
 * TypeScript as a script with `require` and `exports`, line by line the same. Types are removed, not checked.
 * @throws LearnerFault of phase `compile`, with line and column
 */
export function compile(code: string): string {
  const namespace = /^[ \t]*(?:export\s+|declare\s+)*(?:namespace|module)\s+[A-Za-z_$]/m.exec(code);
  if (namespace) {
    const line = code.slice(0, namespace.index).split('\n').length;
    throw new LearnerFault({
      phase: 'compile',
      name: 'SyntaxError',
      message: 'namespace is not supported',
      line,
      column: 1,
    });
  }
  try {
    return transform(code, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code;
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    throw new LearnerFault({
      phase: 'compile',
      name: 'SyntaxError',
      // "Error transforming sample.ts: Unexpected token (3:9)"
      message: message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, ''),
      line: loc?.line ?? null,
      column: loc ? loc.column + 1 : null,
    });
  }
}
