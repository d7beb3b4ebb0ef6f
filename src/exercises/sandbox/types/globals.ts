/**
 * Declares what learners' code finds besides JavaScript itself, `@tensorflow/tfjs` and `livegrad`: the sandbox has no page, no
 * network and no storage.
 */
export const GLOBALS = `
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  dir(value?: unknown): void;
  table(rows?: unknown, columns?: readonly string[]): void;
  assert(condition?: unknown, ...values: unknown[]): void;
  group(...label: unknown[]): void;
  groupCollapsed(...label: unknown[]): void;
  groupEnd(): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  timeEnd(label?: string): void;
  count(label?: string): void;
  countReset(label?: string): void;
  trace(...values: unknown[]): void;
  clear(): void;
}
declare const console: Console;
declare function setTimeout(run: (...given: any[]) => void, ms?: number, ...given: any[]): number;
declare function setInterval(run: (...given: any[]) => void, ms?: number, ...given: any[]): number;
declare function clearTimeout(id?: number): void;
declare function clearInterval(id?: number): void;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<T>(value: T): T;
declare const performance: { now(): number };
`;
