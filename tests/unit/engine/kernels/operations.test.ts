import { describe, expect, test } from 'vitest';
import names from '../../../../src/exercises/tfNames.json' with { type: 'json' };
import * as tf from '../../../../src/exercises/sandbox/tf.ts';
import { ELEMENTWISE } from '../../../support/operations/elementwise.ts';
import { EXPECTED_DIFFERENCES, NOT_OPERATIONS } from '../../../support/operations/exceptions.ts';
import { FAMILIES } from '../../../support/operations/families.ts';
import { NETWORKS } from '../../../support/operations/networks.ts';
import {
  differenceOf,
  gradientOf,
  outcomeOf,
  type OperationCase,
  type Outcome,
} from '../../../support/operations/operation.ts';
import { REDUCED } from '../../../support/operations/reductions.ts';
import { MOVED } from '../../../support/operations/shapes.ts';
import { useWasmKernels } from '../../../support/wasmKernels.ts';

useWasmKernels();

const GROUPS = { ELEMENTWISE, REDUCED, MOVED, NETWORKS, FAMILIES };

test('every operation that learners can call is tried, or said to be none', () => {
  const tried = new Set(Object.values(GROUPS).flatMap((cases) => cases.map(({ name }) => name)));
  const others = new Set(Object.values(NOT_OPERATIONS).flat());
  const functions = Object.entries(names).filter(([, parameters]) => parameters !== '');
  // What layers and their first weights are made of is tried; layers are tried in tests/unit/nn.
  const untried = functions
    .map(([name]) => name)
    .filter((name) => !tried.has(name) && !others.has(name) && !/^(layers|initializers)\./.test(name));
  expect(untried).toEqual([]);
  expect([...others].filter((name) => tried.has(name) || !(name in names))).toEqual([]);
});

/** Values and gradients of all cases on one backend, by what they are. */
async function outcomesOn(backend: string, cases: readonly OperationCase[]): Promise<Map<string, Outcome>> {
  await tf.setBackend(backend);
  const outcomes = new Map<string, Outcome>();
  for (const operation of cases) {
    const key = `${operation.name} | ${operation.label}`;
    expect(outcomes.has(key), key).toBe(false);
    outcomes.set(key, await outcomeOf(operation));
    if (operation.hasGradient) outcomes.set(`${key} | gradient`, await outcomeOf(gradientOf(operation)));
  }
  return outcomes;
}

describe('every operation on WASM against the CPU backend', () => {
  test.each(Object.entries(GROUPS))('%s', async (_, cases) => {
    const [expected, got] = [await outcomesOn('cpu', cases), await outcomesOn('wasm', cases)];
    const sums = new Map(cases.map(({ name, label, sums }) => [`${name} | ${label}`, sums]));
    const differences: string[] = [];
    for (const [key, outcome] of expected) {
      const difference = differenceOf(outcome, got.get(key)!, sums.get(key.replace(/ \| gradient$/, ''))!);
      const isExpected = EXPECTED_DIFFERENCES.some(([pattern]) => pattern.test(key));
      // An exception that holds no longer is to be struck out.
      if (isExpected !== Boolean(difference))
        differences.push(`${key}: ${difference ?? 'equal, though a difference is expected'}`);
    }
    expect(differences).toEqual([]);
  });

  test('every expected difference belongs to a case', () => {
    const keys = Object.values(GROUPS).flatMap((cases) =>
      cases.flatMap(({ name, label }) => [`${name} | ${label}`, `${name} | ${label} | gradient`]),
    );
    for (const [pattern] of EXPECTED_DIFFERENCES)
      expect(
        keys.some((key) => pattern.test(key)),
        String(pattern),
      ).toBe(true);
  });
});
