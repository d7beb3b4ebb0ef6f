import { inspect, readError } from './inspect.ts';
import type { Tf } from './tensors.ts';
import type { Answer, Shown } from './protocol.ts';
import { makeTable } from './table.ts';

type Level = Extract<Answer, { kind: 'console' }>['level'];

/** Where a console writes. */
interface ConsoleEnds {
  write: (level: Level, text: string) => void;
  draw: (shown: Shown) => void;
  clear: () => void;
  /** Number of lines of the learner's code; what lies behind them is the harness's. */
  lastLine: number;
}

/** Parts of a line of the console; the first may say by %s, %d, %i, %f, %o, %O, %j or %c how the next ones are written. */
function formatParts(tf: Tf, parts: readonly unknown[]): string {
  const [first, ...rest] = parts;
  if (typeof first !== 'string' || rest.length === 0) return parts.map((part) => inspect(tf, part)).join(' ');
  const text = first.replaceAll(/%([sdifoOjc%])/g, (whole, letter: string) => {
    if (letter === '%') return '%';
    if (rest.length === 0) return whole;
    const part = rest.shift();
    if (letter === 'c') return ''; // a style
    if (letter === 'd' || letter === 'f') return typeof part === 'object' ? 'NaN' : String(Number(part));
    if (letter === 'i') return typeof part === 'object' ? 'NaN' : String(Math.trunc(Number(part)));
    return inspect(tf, part);
  });
  return [text, ...rest.map((part) => inspect(tf, part))].join(' ');
}

/** The whole console of a browser, as learner's code gets it. */
export function createConsole(tf: Tf, { write, draw, clear, lastLine }: ConsoleEnds) {
  let indent = '';
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const say = (level: Level, parts: readonly unknown[]) => {
    const text = formatParts(tf, parts);
    write(
      level,
      (indent &&
        text
          .split('\n')
          .map((line) => indent + line)
          .join('\n')) ||
        text,
    );
  };
  const log = (...parts: unknown[]) => say('log', parts);
  const group = (...parts: unknown[]) => {
    if (parts.length > 0) log(...parts);
    if (indent.length < 20) indent += '  ';
  };
  const tell = (label: unknown, parts: unknown[], isLast: boolean) => {
    const name = String(label);
    const start = starts.get(name);
    if (start === undefined) return say('warn', [`Timer "${name}" does not exist.`]);
    log(`${name}: ${(performance.now() - start).toFixed(1)} ms`, ...parts);
    if (isLast) starts.delete(name);
  };
  const nothing = () => undefined;
  return {
    log,
    info: log,
    debug: log,
    dir: (value?: unknown) => log(value),
    dirxml: log,
    warn: (...parts: unknown[]) => say('warn', parts),
    error: (...parts: unknown[]) => say('error', parts),
    assert: (condition?: unknown, ...parts: unknown[]) => {
      if (!condition) say('error', parts.length > 0 ? ['Assertion failed:', ...parts] : ['Assertion failed']);
    },
    table: (rows?: unknown, columns?: readonly string[]) => {
      if (typeof rows !== 'object' || rows === null || rows instanceof tf.Tensor) return log(rows);
      draw(makeTable(tf, rows, { title: '', columns, hasIndex: true }));
    },
    group,
    groupCollapsed: group,
    groupEnd: () => void (indent = indent.slice(2)),
    time: (label: unknown = 'default') => void starts.set(String(label), performance.now()),
    timeLog: (label: unknown = 'default', ...parts: unknown[]) => tell(label, parts, false),
    timeEnd: (label: unknown = 'default') => tell(label, [], true),
    count: (label: unknown = 'default') => {
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      log(`${name}: ${counts.get(name)}`);
    },
    countReset: (label: unknown = 'default') => void counts.delete(String(label)),
    trace: (...parts: unknown[]) => {
      const places = [...readError(tf, new Error('trace')).stack.matchAll(/exercise\.ts:(\d+)/g)];
      const own = places.map(([, line]) => Number(line)).filter((line) => line <= lastLine);
      log('Trace:', ...parts, ...own.map((line) => `line ${line}`));
    },
    clear: () => {
      indent = '';
      clear();
    },
    timeStamp: nothing,
    profile: nothing,
    profileEnd: nothing,
  };
}
