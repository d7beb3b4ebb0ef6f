import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { explainState, show } from '../../../components/labs/training-loop/explain.ts';
import type { SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { ACTIVATIONS, PARTS, trainingLoop, type LoopState } from '../../../src/labs/training-loop/protocol.ts';
import training from '../../../src/labs/training-loop/session.ts';

beforeAll(() => tf.setBackend('cpu'));

describe('the explanation of training-loop', () => {
  test.each(ACTIVATIONS)('%s: every formula gives by hand what TensorFlow.js computed', async (activation) => {
    const params = { ...trainingLoop.defaults, activation, x1: -1.5, position: 3 * PARTS.length };
    const context = { keep: () => undefined, turn: () => Promise.resolve() } as unknown as SessionContext;
    const session = training.createSession(params, null, context);
    const first = await session.run().next();
    session.dispose();
    const states = (first.value as { states: LoopState[] }).states;
    expect(explainState(states[0]!, params)).toEqual([]);
    expect(states.slice(1, 7).map((state) => explainState(state, params).length)).toEqual([4, 1, 1, 4, 8, 9]);
    for (const state of states) {
      for (const { symbol, byHand, result } of explainState(state, params)) {
        expect(byHand, `${state.part} ${symbol}`).toBeCloseTo(result, 5);
      }
    }
  });

  test('numbers are short and have a real minus', () => {
    expect([0.1, -0.81234, 0, 123456, -0.00001234, Math.fround(0.1)].map(show)).toEqual([
      '0.1',
      '−0.8123',
      '0',
      '1.23e+5',
      '−1.23e−5',
      '0.1',
    ]);
  });
});
