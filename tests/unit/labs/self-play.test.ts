import { describe, expect, test } from 'vitest';
import {
  createBoard,
  hasWon,
  isFull,
  LINES,
  movesOf,
  play,
  takeBack,
  winningLine,
} from '../../../src/labs/self-play/game.ts';
import { preferBetter, valueMoves } from '../../../src/labs/self-play/lookAhead.ts';
import { addGradient, createParameters, judge, PARAMETERS, type Example } from '../../../src/labs/self-play/network.ts';
import { measureScore, networkPlayer, randomPlayer, tacticalPlayer } from '../../../src/labs/self-play/players.ts';
import { selfPlay, type SelfPlayParams, type SelfPlaySnapshot } from '../../../src/labs/self-play/protocol.ts';
import { search } from '../../../src/labs/self-play/search.ts';
import session from '../../../src/labs/self-play/session.ts';
import { createRandom } from '../../../src/math/random.ts';
import { runSession } from '../../support/sessions.ts';

const run = async (params: Partial<SelfPlayParams>) => {
  const { snapshots, session: live } = await runSession<SelfPlaySnapshot>(session, { ...selfPlay.defaults, ...params });
  live.dispose();
  return snapshots;
};

describe('the rules', () => {
  test('there are 69 lines, and all four directions win', () => {
    expect(LINES).toHaveLength(69);
    const wins = {
      upright: [3, 0, 3, 0, 3, 0, 3],
      level: [0, 0, 1, 1, 2, 2, 3],
      rising: [0, 1, 1, 2, 2, 3, 2, 3, 3, 6, 3],
    };
    for (const moves of Object.values(wins)) {
      const board = createBoard(moves);
      expect(board.count).toBe(moves.length);
      expect(hasWon(board, moves.at(-1)!)).toBe(true);
      expect(hasWon(createBoard(moves.slice(0, -1)), moves.at(-2)!)).toBe(false);
    }
    const falling = wins.rising.map((column) => 6 - column);
    expect(hasWon(createBoard(falling), falling.at(-1)!)).toBe(true);
    expect(winningLine(createBoard(wins.level), 18)).toEqual([0, 6, 12, 18]);
  });

  test('what cannot be played is left out with all that follows', () => {
    expect(createBoard([0, 0, 0, 0, 0, 0, 0, 1]).count).toBe(6);
    expect(createBoard([3, 0, 3, 0, 3, 0, 3, 1]).count).toBe(7);
  });

  test('taking back restores the board', () => {
    const board = createBoard([3, 3, 2]);
    const before = structuredClone(board);
    for (const move of movesOf(board)) {
      play(board, move);
      takeBack(board, move);
    }
    expect(board).toEqual(before);
    expect(isFull(board)).toBe(false);
  });
});

describe('the network', () => {
  const parameters = createParameters(5).map((value, i) => value + 0.01 * Math.sin(i));

  test('backpropagation agrees with central differences', () => {
    expect(PARAMETERS).toBe(10_184);
    const board = createBoard([3, 3, 2, 4, 0]);
    const example: Example = {
      cells: board.cells.map((holder) => holder * board.turn),
      policy: Float64Array.from([0.1, 0.2, 0, 0.4, 0.1, 0.1, 0.1]),
      outcome: -0.3,
    };
    for (const isMirrored of [false, true]) {
      const gradient = new Float64Array(PARAMETERS);
      addGradient(parameters, example, gradient, isMirrored);
      const loss = (k: number, by: number) => {
        const moved = parameters.slice();
        moved[k]! += by;
        const [policy, value] = addGradient(moved, example, new Float64Array(PARAMETERS), isMirrored);
        return policy + value;
      };
      for (let k = 3; k < PARAMETERS; k += 97) {
        expect(gradient[k]).toBeNear((loss(k, 1e-5) - loss(k, -1e-5)) / 2e-5, 1e-6);
      }
      expect(gradient.at(-1)).not.toBe(0);
    }
  });

  test('a position with colours exchanged looks the same to the one who moves', () => {
    const [a, b] = [createBoard([3, 2]), createBoard([2, 3, 0])];
    b.cells[0] = 0;
    b.heights[0] = 0;
    expect(judge(parameters, a)).toEqual(judge(parameters, b));
  });
});

describe('looking ahead', () => {
  const parameters = createParameters(1);

  test('a win is worth 1, a full column nothing, and better moves are preferred', () => {
    const board = createBoard([0, 0, 0, 0, 0, 0, 3, 6, 3, 6, 3, 6]);
    const values = valueMoves(board, parameters);
    expect(values[3]).toBe(1);
    expect(values[0]).toBeNaN();
    const policy = preferBetter(values);
    expect(policy[0]).toBe(0);
    expect(policy.reduce((a, b) => a + b)).toBeNear(1, 1e-12);
    expect(Math.max(...policy)).toBe(policy[3]);
  });

  test('a search finds the win in one and the forced answer, even with an untrained network', () => {
    const win = search(createBoard([3, 0, 3, 0, 3, 0]), parameters, 100);
    expect(win.policy.indexOf(Math.max(...win.policy))).toBe(3);
    expect(win.value).toBeGreaterThan(0.5);
    const stop = search(createBoard([3, 0, 3, 0, 3]), parameters, 300);
    expect(stop.policy.indexOf(Math.max(...stop.policy))).toBe(3);
    expect(stop.policy.reduce((a, b) => a + b)).toBeNear(1, 1e-12);
  });

  test('the one-move player wins, then stops', () => {
    expect(tacticalPlayer(createBoard([3, 0, 3, 0, 3, 0]), createRandom(1))).toBe(3);
    expect(tacticalPlayer(createBoard([3, 0, 3, 0, 3]), createRandom(1))).toBe(3);
  });
});

describe('self-play', () => {
  test('600 games make it far stronger, with search and without', async () => {
    const [first, ...rest] = await run({ games: 600 });
    const last = rest.findLast(({ measured }) => measured)!;
    const player = last.newest!.parameters;
    const random = () => createRandom(11);
    const untrained = createParameters(selfPlay.defaults.seed);
    const score = (parameters: Float64Array, simulations: number, opponent = tacticalPlayer) =>
      measureScore(networkPlayer(parameters, simulations), opponent, 100, random());
    expect(score(player, 0, randomPlayer)).toBeGreaterThan(0.8);
    expect(score(player, 0, randomPlayer) - score(untrained, 0, randomPlayer)).toBeGreaterThan(0.2);
    expect(score(player, 30) - score(untrained, 30)).toBeGreaterThan(0.2);
    expect(first!.measured!.games).toBe(0);
    expect(last.measured!.games).toBe(600);
    expect(last.kept!.games).toBe(600);
    expect(rest.filter(({ kept }) => kept).map(({ kept }) => kept!.games)).toEqual([1, 5, 25, 100, 500, 600]);
  });

  test('the same seed plays the same games', async () => {
    const [a, b] = [await run({ games: 20 }), await run({ games: 20 })];
    expect(a.map(({ moves }) => moves)).toEqual(b.map(({ moves }) => moves));
    const other = await run({ games: 20, seed: 2 });
    expect(other.at(-1)!.moves).not.toEqual(a.at(-1)!.moves);
  });
});
