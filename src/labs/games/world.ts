/** A small world of 8 × 6 cells in which an agent walks from a start to a goal, around walls and pits. */
import type { Random } from '../../math/random.ts';

/** Columns and rows of the world. */
export const WIDTH = 8;
export const HEIGHT = 6;
/** Cells, which are the states: 8 · row + column, row 0 on top. */
export const STATES = WIDTH * HEIGHT;
/** Actions: up, right, down, left. */
export const ACTIONS = 4;
/** Steps after which an episode is cut off. */
export const LIMIT = 100;
/** What a step costs, and what a goal and a pit give. */
export const REWARDS = { step: -0.04, goal: 1, pit: -1 } as const;

/** A world as text, row by row: `.` floor, `W` wall, `P` pit, `G` goal, `S` start, of which there is one. */
export type World = string;

/** What texts are worlds: one start, at least one goal. */
export const WORLD_PATTERN = /^(?=[^S]*S[^S]*$)(?=.*G)[.WPGS]{48}$/;

/** The worlds that are offered. */
export const WORLDS = {
  rooms: ['...W....', '...W.P..', '...W...G', 'W.WWW.WW', '...W....', 'S.......'].join(''),
  cliff: ['........', '........', '........', '........', '........', 'SPPPPPPG'].join(''),
  pits: ['........', '.WW.....', '.W...P.G', '...W....', '.P.W..W.', 'S.....W.'].join(''),
} satisfies Record<string, World>;

const MOVES = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** The cell that a move leads to: the same at a wall and at the border. */
export function cellAfter(world: World, state: number, action: number): number {
  const [dx, dy] = MOVES[action]!;
  const [x, y] = [(state % WIDTH) + dx, Math.floor(state / WIDTH) + dy];
  const isInside = x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT;
  const next = y * WIDTH + x;
  return isInside && world[next] !== 'W' ? next : state;
}

/** Whether an episode ends in a cell: at a goal or in a pit. */
export const isEnd = (world: World, state: number): boolean => world[state] === 'G' || world[state] === 'P';

/** The reward for coming to a cell. */
export function rewardOf(world: World, state: number): number {
  return world[state] === 'G' ? REWARDS.goal : world[state] === 'P' ? REWARDS.pit : REWARDS.step;
}

/** Where an action leads when the agent goes straight, slips to its left and to its right, [3]; the two share the probability `slip`. */
export function outcomesOf(world: World, state: number, action: number): [number, number, number] {
  const to = (turn: number) => cellAfter(world, state, (action + turn) % ACTIONS);
  return [to(0), to(3), to(1)];
}

/**
 * One step in the world.
 * @param slip the probability that it goes to one of the two sides instead
 * @returns the cell it leads to
 */
export function step(world: World, state: number, action: number, slip: number, random: Random): number {
  const [straight, left, right] = outcomesOf(world, state, action);
  const chance = random.uniform();
  return chance >= slip ? straight : chance < slip / 2 ? left : right;
}
