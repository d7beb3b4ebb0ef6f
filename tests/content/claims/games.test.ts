import { expect, test } from 'vitest';
import { computeValues, RANDOM_POLICY } from '../../../src/labs/games/exact.ts';
import { games, type GamesParams, type GamesSnapshot } from '../../../src/labs/games/protocol.ts';
import gamesSession from '../../../src/labs/games/session.ts';
import { LIMIT, REWARDS, STATES, WORLDS } from '../../../src/labs/games/world.ts';
import { PARAMETERS } from '../../../src/labs/self-play/network.ts';
import { measureScore, networkPlayer, randomPlayer, tacticalPlayer } from '../../../src/labs/self-play/players.ts';
import { selfPlay } from '../../../src/labs/self-play/protocol.ts';
import { createSelfPlay } from '../../../src/labs/self-play/training.ts';
import { createRandom } from '../../../src/math/random.ts';
import { readJson } from '../../support/pages.ts';
import { expectPrinted as expectOn } from '../../support/printed.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

/* What the page on games says of its labs, by the labs' own code. */

const expectPrinted = (...texts: string[]) => expectOn('applications/games', ...texts);

useWasmKernels();

const start = WORLDS.rooms.indexOf('S');
const minus = (value: number, digits: number) => value.toFixed(digits).replace('-', '−');

test('what the random and the best player get in the four rooms', () => {
  const { slip } = games.defaults;
  const of = (policy: typeof RANDOM_POLICY | null) => computeValues(WORLDS.rooms, policy, slip, 1, LIMIT)[start]!;
  expectPrinted(minus(of(null), 2), minus(of(RANDOM_POLICY), 2), String(STATES), String(-REWARDS.step));
  expect(slip).toBe(0.1);
});

test('the policy gradient: with a baseline, without, and at the cliff', async () => {
  const expectedOf = async (params: Partial<GamesParams>) => {
    const all = { ...games.defaults, method: 'policy', ...params };
    const session = gamesSession.createSession(all, null, { ...createTestContext(), due: false });
    const last = (await collect<GamesSnapshot>(session)).at(-1)!;
    session.dispose();
    return last.expected;
  };
  expect(await expectedOf({})).toBeNear(0.3, 0.1);
  expect(await expectedOf({ baseline: 'no' })).toBeLessThan(-3.9);
  expect(await expectedOf({ world: WORLDS.cliff })).toBeNear(-1.05, 0.1);
});

interface Results {
  deepQ: { seconds: number; steps: number };
  selfPlay: {
    seconds: number;
    table: { games: number; policyRandom: number; policyTactical: number; searchTactical: number }[];
    settings: typeof selfPlay.defaults;
  };
  lookAhead: Record<'oneMove' | 'simulations', { games: number; scores: number[] }>;
}
const results = readJson<Results>('results/games.json');

test('what was measured is what the page prints', () => {
  const { deepQ, selfPlay: learned, lookAhead } = results;
  expectPrinted(String(deepQ.seconds), `${Math.floor(deepQ.steps / 1000)},000`, String(learned.seconds));
  for (const { games: count, scores } of [lookAhead.oneMove, lookAhead.simulations]) {
    expectPrinted(count.toLocaleString('en'), ...scores.map(String));
  }
});

test('self-play: the table, as far as a test has time for, and the rest as it was measured', () => {
  const { table, settings } = results.selfPlay;
  expect(settings).toEqual(selfPlay.defaults);
  const player = createSelfPlay({ ...settings, stepsPerGame: 1 });
  let played = 0;
  for (const row of table) {
    expectPrinted(
      `| ${row.games.toLocaleString('en')} | ${row.policyRandom}% | ${row.policyTactical}% | ${row.searchTactical}% |`,
    );
    if (row.games > 500) continue;
    while (played < row.games) {
      player.playAndLearn();
      played++;
    }
    const random = createRandom(5, played);
    const percent = (simulations: number, opponent: typeof randomPlayer) =>
      Math.round(100 * measureScore(networkPlayer(player.parameters, simulations), opponent, 200, random));
    expect([percent(0, randomPlayer), percent(0, tacticalPlayer), percent(30, tacticalPlayer)]).toEqual([
      row.policyRandom,
      row.policyTactical,
      row.searchTactical,
    ]);
  }
  const last = table.at(-1)!;
  expect(last.games).toBe(settings.games);
  const share = last.searchTactical / 100;
  expectPrinted(Math.round(400 * Math.log10(share / (1 - share))).toString(), PARAMETERS.toLocaleString('en'));
});

test('the one-move player against the random one', () => {
  const score = measureScore(tacticalPlayer, randomPlayer, 4000, createRandom(2));
  expectPrinted(`${Math.round(100 * score)}%`);
});
