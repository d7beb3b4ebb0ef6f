import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test, vi } from 'vitest';
import { runJob, type Place } from '../../../src/exercises/sandbox/harness.ts';
import { inspect } from '../../../src/exercises/sandbox/inspect.ts';
import type { Answer } from '../../../src/exercises/sandbox/protocol.ts';
import { readAnswer } from '../../../src/exercises/sandbox/readAnswer.ts';
import { watchTimers } from '../../../src/exercises/sandbox/timers.ts';

beforeAll(() => tf.setBackend('cpu'));

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";

/** Runs code as a reader's; every answer is one that the page takes. */
async function run(code: string, place: Place = {}): Promise<Answer[]> {
  const answers: Answer[] = [];
  const job = { id: 1, code: IMPORT + code, probe: null, backend: 'cpu', calls: [] } as const;
  await runJob(tf, job, (answer) => answers.push(readAnswer(answer)!), place);
  expect(answers).not.toContain(null);
  return answers;
}
const linesOf = (answers: Answer[]) => answers.flatMap((answer) => (answer.kind === 'console' ? [answer.text] : []));
const lines = async (code: string) => linesOf(await run(code));

test.each<[string, string]>([
  ['class V { x = 1; #y = 2; get z() { return 3; } }; console.log(new V())', 'V { x: 1 }'],
  ["console.log(new Map([['a', [1]]]), new Set([1, 'b']))", 'Map(1) { "a" => [1] } Set(2) { 1, "b" }'],
  ['console.log(new Date(0), new Date(NaN), /a+/g)', '1970-01-01T00:00:00.000Z Invalid Date /a+/g'],
  [
    'console.log(Float32Array.of(0.1, 2), new Uint8Array(30))',
    `Float32Array(2) [0.1, 2] Uint8Array(30) [${'0, '.repeat(20)}…]`,
  ],
  [
    'console.log(1n, Symbol("s"), null, undefined, () => 1, class A {})',
    '1n Symbol(s) null undefined function  class A',
  ],
  ['console.log(new RangeError("far"), Promise.resolve(1))', 'RangeError: far Promise'],
  ['const a = { n: 1 }; a.self = a; console.log(a)', '{ n: 1, self: [Circular] }'],
  ['console.log(tf.tensor([1, 2]), tf.scalar(3))', 'Tensor float32 [2]: [1, 2] Tensor float32 []: 3'],
  ['console.log([undefined, "x", [1.23456789]], { a: { b: {} } })', '[undefined, "x", [1.23457]] { a: { b: {} } }'],
  ['console.log({ get a() { throw 1; } }, new Proxy({}, { ownKeys() { throw 1; } }))', '{ a: [getter] } ?'],
  ['console.log(Object.create(null), Object.create(Object.create(null)))', '{} {}'],
  ['console.log("%s is %d of %i%%, %o", "a", 1.5, 2.7, [1], "more")', 'a is 1.5 of 2%, [1] more'],
  ['console.log("100% sure", 1)', '100% sure 1'],
  ['console.log()', ''],
])('%s', async (code, text) => {
  expect(await lines(code)).toEqual([text]);
});

test('shared parts cost what they cost once, and a large value is cut', async () => {
  const code = 'const nodes = Array.from({ length: 6 }, (_, i) => ({ id: i })); for (const n of nodes) n.near = nodes;';
  const [text] = await lines(`${code} console.log(nodes[0])`);
  expect(text!.length).toBeLessThan(2100);
  expect(text).toContain('[Circular]');
  expect(inspect(tf, new Array(2e6).fill(1))).toMatch(/1, …\]$/);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })], name: 'small' });
  expect(inspect(tf, model)).toBe('Sequential { name: "small" }');
});

test('every function of a console is there', async () => {
  const text = await lines(`
console.info('info'); console.debug('debug'); console.dir({ a: 1 }); console.dirxml([1]);
console.group('outer'); console.log('in'); console.groupCollapsed(); console.log('deep\\nline'); console.groupEnd(); console.groupEnd();
console.assert(true, 'no'); console.assert(1 > 2, 'yes', 3);
console.count(); console.count('a'); console.count(); console.countReset(); console.count();
console.time('t'); console.timeLog('t', 'so far'); console.timeEnd('t'); console.timeEnd('t');
console.trace('here'); console.timeStamp(); console.profile(); console.profileEnd();`);
  const shown = text.map((line) => line.replace(/[\d.]+ ms/, '0 ms'));
  expect(shown).toEqual([
    ...['info', 'debug', '{ a: 1 }', '[1]', 'outer', '  in', '    deep\n    line'],
    ...['Assertion failed: yes 3', 'default: 1', 'a: 1', 'default: 2', 'default: 1'],
    ...['t: 0 ms so far', 't: 0 ms', 'Timer "t" does not exist.', 'Trace: here line 8'],
  ]);
});

test('tables: of objects, lists, numbers and Maps, some columns, too many of them', async () => {
  const answers = await run(`
console.table([{ a: 1, b: 'x' }, { a: 2, c: [3] }]);
console.table([[1, 2], [3, 4]], ['1']);
console.table({ first: 1, second: { a: 2 } });
console.table(new Map([['k', { v: 1 }]]));
console.table([Array.from({ length: 60 }, (_, i) => i)]);
console.table(Array.from({ length: 300 }, (_, i) => i));
console.table(5);`);
  const tables = answers.flatMap((answer) =>
    answer.kind === 'show' && answer.shown.what === 'table' ? [answer.shown] : [],
  );
  const [objects, lists, mixed, map, wide, long] = tables;
  expect(objects).toMatchObject({
    columns: ['(index)', 'a', 'b', 'c'],
    rows: [['0', '1', '"x"', ''].map((cell) => cell.replaceAll('"', '')), ['1', '2', '', '[3]']],
  });
  expect(lists).toMatchObject({
    columns: ['(index)', '1'],
    rows: [
      ['0', '2'],
      ['1', '4'],
    ],
  });
  expect(mixed).toMatchObject({
    columns: ['(index)', 'value', 'a'],
    rows: [
      ['first', '1', ''],
      ['second', '', '2'],
    ],
  });
  expect(map).toMatchObject({ rows: [['k', '1']] });
  expect(wide!.columns.slice(-2)).toEqual(['29', '… +30']);
  expect(long).toMatchObject({ more: 100 });
  expect(linesOf(answers)).toEqual(['5']);
});

test('clear takes away what was written', async () => {
  expect((await run('console.log(1); console.clear(); console.log(2)')).map(({ kind }) => kind)).toEqual([
    'console',
    'clear',
    'console',
    'done',
  ]);
});

/** A scope whose timers are counted, as the worker's. */
function watchedPlace(): Place & { scope: typeof globalThis } {
  const names = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  const scope = Object.fromEntries(names.map((name) => [name, globalThis[name]])) as unknown as typeof globalThis;
  const timers = watchTimers(scope);
  return {
    scope,
    settle: timers.settle,
    listen: (tell) => {
      process.on('unhandledRejection', tell);
      return () => void process.off('unhandledRejection', tell);
    },
  };
}
/** The same for code, which finds these timers by name. */
async function runWatched(code: string): Promise<Answer[]> {
  const place = watchedPlace();
  Object.assign(globalThis, { learnersTimers: place.scope });
  return run(
    `const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis.learnersTimers;\n${code}`,
    place,
  );
}

test('what comes later is waited for: timers, promises that nobody awaits, a training', async () => {
  const answers = await runWatched(`
setTimeout(() => { console.log('timer'); setTimeout(() => console.log('second'), 20); }, 20);
let n = 0; const id = setInterval(() => { console.log('tick'); if (++n === 2) clearInterval(id); }, 10);
const never = setTimeout(() => console.log('never'), 30); clearTimeout(never);
(async () => { await null; await tf.scalar(1).data(); console.log('promise'); })();
console.log('end');`);
  const text = linesOf(answers);
  expect(text.slice(0, 2)).toEqual(['end', 'promise']);
  expect(text).toEqual(expect.arrayContaining(['timer', 'second', 'tick']));
  expect(text).not.toContain('never');
  expect(answers.at(-1)).toEqual({ kind: 'done' });
});

test('what is thrown later is told, with its line, and so is what is no error', async () => {
  const answers = await runWatched(`
async function late() { throw new Error('boom'); }
late();
Promise.reject({ code: 7, message: 'm' });
console.log('end');`);
  const errors = answers.flatMap((answer) => (answer.kind === 'uncaught' ? [answer.error] : []));
  expect(errors).toMatchObject([
    { name: 'Error', message: 'boom', line: 4 },
    { name: 'Uncaught', message: '{ code: 7, message: "m" }', line: null },
  ]);
});

test('an optimizer’s steps are told while it trains, and everything is put back', async () => {
  const { minimize } = tf.Optimizer.prototype;
  const answers = await run(`
const w = tf.variable(tf.scalar(2));
const optimizer = tf.train.sgd(0.1);
const end = performance.now() + 900;
while (performance.now() < end) optimizer.minimize(() => w.square(), true);`);
  const told = answers.filter((answer) => answer.kind === 'progress');
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told[0]).toMatchObject({ step: expect.any(Number) as number, loss: expect.any(Number) as number });
  expect(tf.Optimizer.prototype.minimize).toBe(minimize);
  expect(Symbol.toPrimitive in tf.Tensor.prototype).toBe(false);
});

test('who only waits is told from who computes between awaits', async () => {
  let now = 0;
  /** What a turn takes: its own 5 ms, or a batch of 60. */
  let turnMs = 5;
  const later = (run: () => void) => {
    now += turnMs;
    queueMicrotask(run);
  };
  const scope = { setTimeout: later, clearTimeout, setInterval, clearInterval } as unknown as typeof globalThis;
  const timers = watchTimers(scope);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  expect(await timers.isIdle()).toBe(true);
  turnMs = 60;
  expect(await timers.isIdle()).toBe(false);
  vi.restoreAllMocks();
});
