import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import * as tf from '../../../src/engine/tf.ts';
import { makeLine, predictLosses } from '../../../src/labs/range-test/line.ts';
import { rangeTest, type RangeTestSnapshot } from '../../../src/labs/range-test/protocol.ts';
import session from '../../../src/labs/range-test/session.ts';
import { runSession } from '../../support/sessions.ts';

beforeAll(() => tf.setBackend('cpu'));

test('the data depend on the seed alone', () => {
  expect(makeLine(1)).toEqual(makeLine(1));
  expect(makeLine(1)).not.toEqual(makeLine(2));
});

test('training does what double precision predicts, finds the line, and keeps no tensor', async () => {
  const before = tf.memory().numTensors;
  const params = { ...rangeTest.defaults, steps: 200 };
  const { snapshots, session: live } = await runSession<RangeTestSnapshot>(session, params);
  const predicted = predictLosses(params);
  for (const { step, loss } of snapshots) expect(loss).toBeCloseTo(predicted[step - 1]!, 4);
  expect(snapshots.at(-1)!.slope).toBeCloseTo(2, 1);
  expect(snapshots.at(-1)!.offset).toBeCloseTo(1, 1);
  live.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
