import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { layoutTape } from '../../../src/labs/autodiff-graph/layout.ts';
import { differentiateOnDevice } from '../../../src/labs/autodiff-graph/model.ts';
import { parseExpression } from '../../../src/labs/autodiff-graph/parse.ts';
import { autodiffGraph, type DeviceGradients } from '../../../src/labs/autodiff-graph/protocol.ts';
import graphSession from '../../../src/labs/autodiff-graph/session.ts';
import { actionsOf, stateAt } from '../../../src/labs/autodiff-graph/stages.ts';
import { forwardMode, reverseMode, runTape, variablesOf, type Tape } from '../../../src/labs/autodiff-graph/tape.ts';
import { findRefused } from '../../../src/labs/permalink.ts';

const AT = { x: 2, y: 3, z: 1.5, w: 0.5, b: -1 };

/** The tape of an expression that must parse. */
function tapeOf(text: string): Tape {
  const parsed = parseExpression(text);
  if ('problem' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`);
  return parsed.tape;
}
const valueOf = (text: string) => runTape(tapeOf(text), AT).at(-1)!;

/** Expressions with every operation, and the same in JavaScript. */
const EXPRESSIONS: [string, (v: typeof AT) => number][] = [
  ['x*y + sin(x)', ({ x, y }) => x * y + Math.sin(x)],
  ['-x^2', ({ x }) => -(x ** 2)],
  ['x^y^0.5', ({ x, y }) => x ** (y ** 0.5)],
  ['2^-x', ({ x }) => 2 ** -x],
  ['x - y - z', ({ x, y, z }) => x - y - z],
  ['x/y/z', ({ x, y, z }) => x / y / z],
  ['(sigmoid(w*x + b) - y)^2/2', ({ x, y, w, b }) => (1 / (1 + Math.exp(-(w * x + b))) - y) ** 2 / 2],
  ['log(1 + exp(-x)) * tanh(y)', ({ x, y }) => Math.log(1 + Math.exp(-x)) * Math.tanh(y)],
  ['relu(x - y) + relu(y - x) * sqrt(z)', ({ x, y, z }) => Math.max(0, x - y) + Math.max(0, y - x) * Math.sqrt(z)],
  ['cos(pi*x) / ln(y)', ({ x, y }) => Math.cos(Math.PI * x) / Math.log(y)],
  ['x', ({ x }) => x],
  ['（x＋１．５）×y', ({ x, y }) => (x + 1.5) * y],
];

describe('parser', () => {
  test.each(EXPRESSIONS)('%s means what mathematics means', (text, expected) => {
    expect(valueOf(text)).toBeCloseTo(expected(AT), 12);
  });

  test.each([
    ['', 'empty', 1],
    ['   ', 'empty', 1],
    ['x +', 'operand', 4],
    ['x + * y', 'operand', 5],
    ['2x', 'operator', 2],
    ['x y', 'operator', 3],
    ['(x + y', 'bracket', 7],
    ['x + y)', 'bracket', 6],
    ['foo(x)', 'name', 1],
    ['x + q', 'name', 5],
    ['constructor(x)', 'name', 1],
    ['__proto__', 'name', 1],
    ['sin x', 'call', 1],
    ['1.2.3*x', 'number', 1],
    ['1e308*x', 'number', 1],
    ['x;alert(1)', 'character', 2],
    ['x = 3', 'character', 3],
    ['1 + 2', 'constant', 1],
    ['x+'.repeat(100), 'long', 161],
    [`x${'+1'.repeat(60)}`, 'long', 0],
  ])('%s is refused as %s', (text, code, at) => {
    const parsed = parseExpression(text);
    expect(parsed).toHaveProperty('problem.code', code);
    if (at > 0) expect(parsed).toHaveProperty('problem.at', at);
  });
});

describe('both modes', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('the tape of the text, by hand', () => {
    const tape = tapeOf('x*y + sin(x)');
    const values = runTape(tape, AT);
    expect(values.slice(0, 3)).toEqual([2, 3, 6]);
    const adjoints = reverseMode(tape, values);
    expect(adjoints[0]).toBeCloseTo(3 + Math.cos(2), 12);
    expect(adjoints[1]).toBe(2);
    expect(forwardMode(tape, values, 'x').at(-1)).toBeCloseTo(3 + Math.cos(2), 12);
  });

  test.each(EXPRESSIONS)('%s: reverse, forward, differences and TensorFlow.js agree', async (text, f) => {
    const tape = tapeOf(text);
    const values = runTape(tape, AT);
    const adjoints = reverseMode(tape, values);
    const before = tf.memory().numTensors;
    const device = await differentiateOnDevice(tape, AT);
    expect(tf.memory().numTensors).toBe(before);
    expect(device.value).toBeCloseTo(values.at(-1)!, 4);
    for (const name of variablesOf(tape)) {
      const reverse = adjoints[tape.findIndex((node) => node.kind === 'variable' && node.name === name)]!;
      const h = 6e-6;
      const at = (shift: number) => f({ ...AT, [name]: AT[name as 'x'] + shift });
      expect(reverse).toBeCloseTo((at(h) - at(-h)) / (2 * h), 7);
      expect(forwardMode(tape, values, name).at(-1)).toBeCloseTo(reverse, 12);
      expect(device.gradients[name]).toBeCloseTo(reverse, 4);
    }
  });
});

describe('stages', () => {
  const tape = tapeOf('x*y + sin(x)');

  test('values come one by one, then adjoints, in the reverse order', () => {
    expect(actionsOf(tape, 'reverse')).toHaveLength(3 + 1 + 3);
    const start = stateAt(tape, AT, 'reverse', 'x', 0);
    expect(start.values).toEqual([2, 3, null, null, null]);
    expect(start.action).toBeNull();
    const seeded = stateAt(tape, AT, 'reverse', 'x', 4);
    expect(seeded.action).toEqual({ kind: 'seed', node: 4 });
    expect(seeded.derivatives).toEqual([null, null, null, null, 1]);
    const end = stateAt(tape, AT, 'reverse', 'x', 100);
    expect(end.derivatives).toEqual(reverseMode(tape, runTape(tape, AT)));
    // x is used twice: before the last pass it has only one of its two parts.
    expect(stateAt(tape, AT, 'reverse', 'x', 6).derivatives[0]).toBeCloseTo(Math.cos(2), 12);
  });

  test('forward mode carries tangents along', () => {
    expect(stateAt(tape, AT, 'forward', 'x', 0).derivatives).toEqual([1, 0, null, null, null]);
    expect(stateAt(tape, AT, 'forward', 'y', 3).derivatives.at(-1)).toBe(2);
  });
});

describe('layout', () => {
  test.each(EXPRESSIONS)('%s: operations lie below their inputs and nodes of a row apart', (text) => {
    const tape = tapeOf(text);
    const { places, edges, columns } = layoutTape(tape);
    for (const { from, to, path } of edges) {
      expect(places[to]!.row).toBeGreaterThan(places[from]!.row);
      expect(path[0]).toEqual(places[from]);
      expect(path.at(-1)).toEqual(places[to]);
    }
    for (const [i, a] of places.entries()) {
      expect(a.column).toBeGreaterThanOrEqual(0.5 - 1e-9);
      expect(a.column).toBeLessThanOrEqual(columns - 0.5 + 1e-9);
      for (const b of places.slice(i + 1))
        if (a.row === b.row) expect(Math.abs(a.column - b.column)).toBeGreaterThan(0.99);
    }
  });
});

test('a session differentiates, answers and refuses; no tensor stays', async () => {
  const use = async () => {
    const context = { turn: async () => {} } as unknown as SessionContext;
    const session = graphSession.createSession(autodiffGraph.defaults, null, context);
    for await (const snapshot of session.run())
      expect((snapshot as unknown as DeviceGradients).value).toBeCloseTo(6 + Math.sin(2), 5);
    await expect(session.answer!('differentiate', { ...autodiffGraph.defaults, expression: 'x +' })).rejects.toThrow(
      'operand',
    );
    session.dispose();
  };
  await expect(use).toKeepTensors();
  expect(findRefused(autodiffGraph.defaults, autodiffGraph.ranges)).toBeNull();
});
