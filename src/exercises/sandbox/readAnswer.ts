import { MOST_LINES, MOST_POINTS, type Answer, type LearnerError, type Shown } from './protocol.ts';

/*
 * What comes out of the sandbox may have been made by the learner's code instead of the harness: its form is checked here, the
 * values of results by the judgement.
 */

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown) => typeof value === 'number';
const isPlace = (value: unknown) => value === null || isCount(value);
const isList = (value: unknown, isPart: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isPart);

/** Largest side of an image that is drawn. */
const LONGEST_SIDE = 4096;

const isPaired = (x: number[], y: number[]) => x.length === y.length && x.length <= MOST_POINTS;

function isError(error: unknown): error is LearnerError {
  if (!isRecord(error) || !['compile', 'import', 'missing', 'run'].includes(error['phase'] as string)) return false;
  return isText(error['name']) && isText(error['message']) && isPlace(error['line']) && isPlace(error['column']);
}

function isShown(shown: unknown): shown is Shown {
  if (!isRecord(shown) || !isText(shown['title'])) return false;
  const { what, series, width, height, rgba, columns, rows } = shown;
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
  return what === 'table' && isList(columns, isText) && isList(rows, (row) => isList(row, isText));
}

/** An answer of the sandbox, or null when it is none. */
export function readAnswer(given: unknown): Answer | null {
  if (!isRecord(given)) return null;
  const { kind, level, text, shown, count, call, result, error } = given;
  const isSound =
    (kind === 'console' && ['log', 'warn', 'error'].includes(level as string) && isText(text)) ||
    (kind === 'show' && isShown(shown)) ||
    (kind === 'left-out' && isCount(count)) ||
    (kind === 'result' && isText(call) && isRecord(result) && isNumber(result['tensorsLeft'])) ||
    (kind === 'error' && (call === null || isText(call)) && isError(error)) ||
    kind === 'done';
  return isSound ? (given as unknown as Answer) : null;
}
