import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionContext } from '../../../src/engine/session.ts';
import * as tf from '../../../src/engine/tf.ts';
import { auditOnDevice, differentiate, printedOnDevice, toTensors } from '../../../src/labs/gradient-audit/model.ts';
import {
  centralDifferences,
  deriveGradients,
  flatten,
  forward,
  PARAMETER_NAMES,
  printedGradients,
  relativeError,
  unflatten,
} from '../../../src/math/network231.ts';
import {
  gradientAudit,
  indexOfPower,
  INPUT_NAMES,
  networkOf,
  STEPS_H,
  type AuditSnapshot,
} from '../../../src/labs/gradient-audit/protocol.ts';
import auditSession from '../../../src/labs/gradient-audit/session.ts';
import { encodePermalink, decodePermalink, findRefused } from '../../../src/labs/permalink.ts';
import { createRandom } from '../../../src/math/random.ts';

/** The reference of the errata, E16–E20: worked out twice by hand; W1 by multiplying b1's gradients by x = (1, 2). */
const B1 = [-0.0060584835, 0.0043494965, -0.009649422];
const REFERENCE = [...B1.flatMap((g) => [g, 2 * g]), ...B1, -0.0551978946, -0.044609982, -0.0581619432, -0.0870443094];
const { parameters, example } = networkOf(gradientAudit.defaults);
const context = { due: false, turn: async () => {}, keep: () => {} } as unknown as SessionContext;

/** Runs a session to its end. */
async function runToEnd(params: unknown): Promise<AuditSnapshot[]> {
  const session = auditSession.createSession(params, null, context);
  const snapshots: AuditSnapshot[] = [];
  for await (const snapshot of session.run()) snapshots.push(snapshot as unknown as AuditSnapshot);
  session.dispose();
  return snapshots;
}

describe('gradient-audit', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('the forward pass and the derived gradients are the reference', () => {
    const { J, yHat } = forward(parameters, example);
    expect(J).toBeCloseTo(0.0693495311, 10);
    expect(yHat).toBeCloseTo(0.6275767701, 10);
    const derived = flatten(deriveGradients(parameters, example));
    for (const [i, value] of REFERENCE.entries()) expect(derived[i], PARAMETER_NAMES[i]).toBeCloseTo(value, 9);
  });

  test('central differences agree to 1e-8 in double precision at their best h, each parameter', () => {
    const derived = flatten(deriveGradients(parameters, example));
    for (const i of PARAMETER_NAMES.keys()) {
      const errors = STEPS_H.map((h) => relativeError(centralDifferences(parameters, example, h), derived, i));
      expect(Math.min(...errors), PARAMETER_NAMES[i]).toBeLessThan(1e-8);
    }
    expect(relativeError(centralDifferences(parameters, example, 1e-5), derived, null)).toBeLessThan(1e-8);
  });

  test('autodiff in float32 agrees to 1e-6, its differences only to about 1e-4', async () => {
    const derived = flatten(deriveGradients(parameters, example));
    const { J, autodiff, central } = await auditOnDevice(parameters, example);
    expect(J).toBeCloseTo(0.0693495311, 6);
    for (const [i, value] of derived.entries()) expect(autodiff[i]!).toBeNear(value, 1e-7);
    expect(relativeError(autodiff, derived, null)).toBeLessThan(1e-6);
    const errors = STEPS_H.map((_, row) => relativeError(central.subarray(13 * row, 13 * row + 13), derived, null));
    const best = Math.min(...errors);
    expect(best).toBeLessThan(1e-3);
    expect(best).toBeGreaterThan(1e-6);
    // The optimum lies at a far larger h than in float64, and small steps drown in rounding.
    expect(STEPS_H[errors.indexOf(best)]!).toBeGreaterThan(1e-3);
    expect(errors[indexOfPower(-8)]).toBeGreaterThan(0.5);
  });

  test('autodiff and derivation agree for random networks', () => {
    const random = createRandom(4);
    for (let trial = 0; trial < 20; trial++) {
      const weights = unflatten(Array.from({ length: 13 }, () => random.normal()));
      const other = { x: [random.normal(), random.normal()], y: random.uniform() };
      const derived = flatten(deriveGradients(weights, other));
      const found = tf.tidy(() =>
        differentiate(toTensors(weights), other).gradients.flatMap((g) => Array.from(g.dataSync())),
      );
      for (const [i, value] of derived.entries()) expect(found[i]).toBeCloseTo(value, 6);
    }
  });

  test('the printed gradients: sign turned for b2, nothing for W1, the same on the device', () => {
    const derived = flatten(deriveGradients(parameters, example));
    const printed = flatten(printedGradients(parameters, example));
    expect(printed[12]).toBeCloseTo(-derived[12]!, 12);
    expect(printed.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    // b1[k] lacks w2[k] and has the wrong sign; w2[2] has σ′(z1[2])·x2 in the place of a[2].
    const { a } = forward(parameters, example);
    for (const k of [0, 1, 2]) expect(printed[6 + k]! * parameters.w2[k]!).toBeCloseTo(-derived[6 + k]!, 12);
    expect(printed[10]).toBeCloseTo(-derived[12]! * a[1]! * (1 - a[1]!) * 2, 12);
    const onDevice = tf.tidy(() => printedOnDevice(toTensors(parameters), example).flatMap((t) => [...t.dataSync()]));
    for (const [i, value] of printed.entries()) expect(onDevice[i]).toBeCloseTo(value, 6);
  });

  test('300 steps at rate 0.5 descend with the right gradients and climb with the printed ones; no tensor stays', async () => {
    const before = tf.memory().numTensors;
    const snapshots = await runToEnd(gradientAudit.defaults);
    expect(tf.memory().numTensors).toBe(before);
    const last = snapshots.at(-1)!;
    if (last.phase !== 'train') throw new Error('the last snapshot is of training');
    expect(last.right).toHaveLength(301);
    expect(last.right.at(-1)).toBeCloseTo(0.00066, 4);
    expect(last.right.at(-1)).toBeLessThan(0.001);
    expect(last.printed.at(-1)).toBeGreaterThan(0.49);
    expect(last.printed.at(-1)).toBeCloseTo(0.4945, 4);
    for (let i = 1; i <= 300; i++) {
      expect(last.right[i]).toBeLessThan(last.right[i - 1]!);
      expect(last.printed[i]).toBeGreaterThan(last.printed[i - 1]!);
    }
  });

  test('answers for other settings, and refuses bad ones', async () => {
    const session = auditSession.createSession(gradientAudit.defaults, null, context);
    const ask = async () => {
      const { J } = (await session.answer!('audit', { ...gradientAudit.defaults, y: 0 })) as { J: number };
      expect(J).toBeCloseTo(0.6275767701 ** 2 / 2, 6);
      await expect(session.answer!('audit', { ...gradientAudit.defaults, y: Number.NaN })).rejects.toThrow('y=NaN');
    };
    await expect(ask).toKeepTensors();
    session.dispose();
    expect(() => auditSession.createSession({ ...gradientAudit.defaults, 'W1[3][2]': 1e308 }, null, context)).toThrow(
      'W1[3][2]',
    );
  });

  test('a link holds the whole state', () => {
    expect(findRefused(gradientAudit.defaults, gradientAudit.ranges)).toBeNull();
    const params = { ...gradientAudit.defaults, 'W1[2][1]': -0.75, hPower: -2.25, errorOf: 'b1[3]' };
    expect(decodePermalink('gradient-audit', encodePermalink('gradient-audit', params), gradientAudit.ranges)).toEqual({
      kind: 'params',
      params,
    });
    expect(INPUT_NAMES).toHaveLength(16);
  });
});
