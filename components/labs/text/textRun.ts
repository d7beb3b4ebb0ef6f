import { text, type TextRun } from '@src/labs/text/protocol.ts';
import { allowsSettings } from '@src/labs/checkParams.ts';

const isArrays = (value: unknown): value is Float32Array[] =>
  Array.isArray(value) && value.every((array) => array instanceof Float32Array && array.every(Number.isFinite));

/** Whether something from storage is a run of this lab; whether its arrays fit, the session finds out. */
export function isTextRun(value: unknown): value is TextRun {
  const { version, params, own, state } = (value ?? {}) as Partial<TextRun>;
  if (version !== 1 || !allowsSettings(text, params) || (own !== null && typeof own !== 'string')) return false;
  const { step, learningRate, weights, moments1, moments2, history, epochs } =
    state ?? ({} as Partial<TextRun['state']>);
  return (
    Number.isSafeInteger(step) &&
    Number.isFinite(learningRate) &&
    [weights, moments1, moments2].every(isArrays) &&
    Array.isArray(history) &&
    history.every((point) => Number.isFinite(point?.step) && Number.isFinite(point?.loss)) &&
    Array.isArray(epochs)
  );
}
