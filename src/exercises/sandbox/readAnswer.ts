import {
  MOST_COLUMNS,
  MOST_LINES,
  MOST_POINTS,
  MOST_ROWS,
  type Answer,
  type LearnerError,
  type Shown,
} from './protocol.ts';
import { readValue } from './readValue.ts';

/*
 * What comes out of the sandbox may have been made by the learner's code instead of the harness. It is walked here, once and
 * within limits; what reads it later takes its form on trust, and only judges it.
 */

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
/** Longest text; the harness sends at most some 2,000 characters, and a group's indents. */
const LONGEST_TEXT = 20_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown) => typeof value === 'number';
const isPlace = (value: unknown) => value === null || isCount(value);
const isList = (value: unknown, isPart: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isPart);

/** TensorFlow.js has fewer operations. */
const MOST_OPERATIONS = 1000;
/** Largest side of an image that is drawn. */
const LONGEST_SIDE = 4096;

const isPaired = (x: number[], y: number[]) => x.length === y.length && x.length <= MOST_POINTS;

function isError(error: unknown): error is LearnerError {
  if (!isRecord(error) || !['compile', 'import', 'missing', 'run'].includes(error['phase'] as string)) return false;
  return isText(error['name']) && isText(error['message']) && isPlace(error['line']) && isPlace(error['column']);
}

function isShown(shown: unknown): shown is Shown {
  if (!isRecord(shown) || !isText(shown['title'])) return false;
  const { what, series, width, height, rgba, columns, rows, more } = shown;
  if (what === 'line') {
    if (!isList(series, isRecord) || (series as unknown[]).length > MOST_LINES) return false;
    return isList(series, (line) => {
      if (!isRecord(line) || !isText(line['name'])) return false;
      const { x, y } = line;
      return isList(x, isNumber) && isList(y, isNumber) && isPaired(x as number[], y as number[]);
    });
  }
  if (what === 'image') {
    if (![width, height].every((side) => isCount(side) && 0 < Number(side) && Number(side) <= LONGEST_SIDE))
      return false;
    return rgba instanceof Uint8ClampedArray && rgba.length === 4 * Number(width) * Number(height);
  }
  if (what !== 'table' || !isCount(more) || !isList(columns, isText) || !isList(rows, isRecord)) return false;
  // Besides its own columns a table may have one of names, and one that says how many there are more.
  const isSmall = (columns as unknown[]).length <= MOST_COLUMNS + 2 && (rows as unknown[]).length <= MOST_ROWS;
  return isSmall && isList(rows, (row) => isList(row, isText) && (row as unknown[]).length <= MOST_COLUMNS + 2);
}

/** An answer of the sandbox, or null when it is none. */
export function readAnswer(given: unknown): Answer | null {
  if (!isRecord(given)) return null;
  if (given['kind'] === 'result') return readResult(given);
  const { kind, level, text, shown, count, call, error, step, loss } = given;
  const isSound =
    (kind === 'console' && ['log', 'warn', 'error'].includes(level as string) && isText(text)) ||
    (kind === 'show' && isShown(shown)) ||
    (kind === 'left-out' && isCount(count)) ||
    (kind === 'error' && (call === null || isText(call)) && isError(error)) ||
    (kind === 'uncaught' && isError(error)) ||
    (kind === 'progress' && isCount(step) && (loss === null || isNumber(loss))) ||
    kind === 'clear' ||
    kind === 'done';
  return isSound ? (given as unknown as Answer) : null;
}

function readResult({ call, result }: Record<string, unknown>): Answer | null {
  if (!isText(call) || !isRecord(result)) return null;
  const { value, tensorsLeft, hasChangedArgs, operations, elapsedMs } = result;
  if (!Number.isSafeInteger(tensorsLeft) || !isNumber(elapsedMs) || typeof hasChangedArgs !== 'boolean') return null;
  if (!isList(operations, isText) || (operations as unknown[]).length > MOST_OPERATIONS) return null;
  return {
    kind: 'result',
    call,
    result: {
      value: readValue(value),
      tensorsLeft: tensorsLeft as number,
      hasChangedArgs,
      operations: [...(operations as string[])],
      elapsedMs: elapsedMs as number,
    },
  };
}
