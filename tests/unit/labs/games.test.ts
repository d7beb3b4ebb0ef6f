import { describe, expect, test } from 'vitest';
import { computeValues, RANDOM_POLICY } from '../../../src/labs/games/exact.ts';
import { createDeepQ } from '../../../src/labs/games/deepQ.ts';
import { computeReturns } from '../../../src/labs/games/policyGradient.ts';
import { games, type GamesParams, type GamesSnapshot } from '../../../src/labs/games/protocol.ts';
import { createQTable } from '../../../src/labs/games/qTable.ts';
import session, { epsilonAt } from '../../../src/labs/games/session.ts';
import {
  cellAfter,
  isEnd,
  LIMIT,
  outcomesOf,
  rewardOf,
  step,
  WORLD_PATTERN,
  WORLDS,
} from '../../../src/labs/games/world.ts';
import { createRandom } from '../../../src/math/random.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

/** Snapshots of a run: of its end alone, or of every step. */
const run = async (params: Partial<GamesParams>, due = false) => {
  const live = session.createSession({ ...games.defaults, ...params }, null, { ...createTestContext(), due });
  const snapshots = await collect<GamesSnapshot>(live);
  live.dispose();
  return snapshots;
};

describe('the world', () => {
  test('walls and borders hold, slips go to both sides', () => {
    const world = WORLDS.rooms;
    expect(cellAfter(world, 0, 0)).toBe(0);
    expect(cellAfter(world, 2, 1)).toBe(2); // a wall to the right
    expect(cellAfter(world, 1, 1)).toBe(2);
    expect(outcomesOf(world, 41, 1)).toEqual([42, 33, 41]);
    const random = createRandom(1);
    const counts = [0, 0, 0];
    for (let i = 0; i < 3000; i++) counts[[42, 33, 41].indexOf(step(world, 41, 1, 0.4, random))]!++;
    expect(counts[0]! / 3000).toBeNear(0.6, 0.04);
    expect(counts[1]! / 3000).toBeNear(0.2, 0.03);
  });

  test('rewards and ends', () => {
    const world = WORLDS.cliff;
    expect([rewardOf(world, 47), rewardOf(world, 41), rewardOf(world, 0)]).toEqual([1, -1, -0.04]);
    expect([isEnd(world, 47), isEnd(world, 41), isEnd(world, 40)]).toEqual([true, true, false]);
    for (const text of Object.values(WORLDS)) expect(text).toMatch(WORLD_PATTERN);
    expect(WORLDS.cliff.replace('G', '.')).not.toMatch(WORLD_PATTERN);
  });
});

test('values by the Bellman equation agree with play', () => {
  const world = WORLDS.rooms;
  const exact = computeValues(world, RANDOM_POLICY, 0.1, 1, LIMIT)[40]!;
  const random = createRandom(4);
  let sum = 0;
  for (let episode = 0; episode < 600; episode++) {
    let at = 40;
    for (let t = 0; t < LIMIT && !isEnd(world, at); t++)
      sum += rewardOf(world, (at = step(world, at, random.integer(4), 0.1, random)));
  }
  expect(sum / 600).toBeNear(exact, 0.05);
  // Straight to the goal of a world without anything in the way: 12 steps.
  const open = '.......G................................S.......';
  expect(computeValues(open, null, 0, 1, LIMIT)[40]).toBeNear(1 - 11 * 0.04, 1e-12);
});

test('what is cut off has not ended', () => {
  const random = createRandom(1);
  for (const [ended, target] of [
    [true, 0.5],
    [false, 0.5 + 0.9 * 2],
  ] as const) {
    const table = createQTable(1, 0.9);
    table.q[5 * 4 + 3] = 2;
    table.learn({ state: 4, action: 0, reward: 0.5, next: 5, ended }, random);
    expect(table.q[16]).toBeNear(target, 1e-12);
  }
});

test('returns and exploration', () => {
  expect([...computeReturns([1, 0, 2], 0.5)]).toEqual([1.5, 1, 2]);
  expect(epsilonAt(0, games.defaults)).toBe(1);
  expect(epsilonAt(75, games.defaults)).toBeNear(0.525, 1e-12);
  expect(epsilonAt(299, games.defaults)).toBe(0.05);
});

describe('the learners', () => {
  useWasmKernels();
  const random = computeValues(WORLDS.rooms, RANDOM_POLICY, 0.1, 1, LIMIT)[40]!;
  const best = computeValues(WORLDS.rooms, null, 0.1, 1, LIMIT)[40]!;

  test('a table and a policy gradient beat the random player by far', async () => {
    const table = (await run({ method: 'table' })).at(-1)!;
    expect(table.expected).toBeGreaterThan(best - 0.05);
    const policy = (await run({ method: 'policy' })).at(-1)!;
    expect(policy.expected - random).toBeGreaterThan(3.5);
    expect(policy.episode).toBe(300);
    const results = policy.results.at(-1)!;
    expect(results.steps).toBeLessThanOrEqual(LIMIT);
  });

  test('a deep Q-network learns to reach a goal five steps away', async () => {
    const world = 'WWWWWWWWWS....GWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW';
    const last = (await run({ world, episodes: 40, exploring: 20, slip: 0, seed: 2 })).at(-1)!;
    expect(last.expected).toBeNear(1 - 4 * 0.04, 1e-6);
  });

  test('frozen, it learns nothing and goes on', async () => {
    const params = { ...games.defaults, method: 'table', episodes: 5 };
    const live = session.createSession(params, null, createTestContext());
    await live.answer!('tune', { isFrozen: true, isSlow: false });
    const walk = live.run() as AsyncGenerator<GamesSnapshot>;
    for (let i = 0; i < 300; i++) {
      const { value } = await walk.next();
      expect([value!.episode, value!.epsilon, Math.max(...value!.values)]).toEqual([0, 0, 0]);
    }
    await live.answer!('tune', { isFrozen: false, isSlow: false });
    let last: GamesSnapshot | undefined;
    for await (const snapshot of walk) last = snapshot;
    expect(last!.episode).toBe(5);
    live.dispose();
  });

  test('the same seed gives the same run, and no tensor is kept', async () => {
    const twice = [await run({ episodes: 3 }, true), await run({ episodes: 3 }, true)];
    expect(twice[0]).toEqual(twice[1]);
    for (const method of ['deep-q', 'policy'] as const) {
      await expect(async () => void (await run({ method, episodes: 3 }))).toKeepTensors();
    }
  });

  test('without replay it learns from the newest step alone', () => {
    const learner = createDeepQ({ learningRate: 0.01, gamma: 0.9, targetEvery: 10, replay: false, seed: 1 });
    const transition = { state: 3, action: 1, reward: 1, next: 4, ended: true };
    const before = learner.opinion().values[3]!;
    for (let i = 0; i < 60; i++) learner.learn(transition, createRandom(1));
    const after = learner.opinion();
    expect(after.values[3]).toBeNear(1, 0.05);
    expect(before).not.toBeNear(1, 0.05);
    learner.dispose();
  });
});
