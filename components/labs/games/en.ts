import type { Translation } from '@src/i18n/translation.ts';

/** The English words of the lab `games`. */
export const words = {
  title: 'An agent in a small world',
  tryThis: 'Train. Freeze it on the way and watch what it can do; press a cell to build a world of your own.',
  question: 'in what share of its last 50 episodes will it reach the goal, in %?',
  params: {
    method: 'Method',
    slip: 'Chance to slip',
    episodes: 'Episodes',
    gamma: 'Discount γ',
    alpha: 'Learning rate α',
    learningRate: 'Learning rate',
    policyRate: 'Learning rate',
    exploring: 'ε falls over (episodes)',
    epsilon: 'ε at the end',
    replay: 'Replay',
    targetEvery: 'Target renewed every',
    baseline: 'Baseline',
    seed: 'Seed',
  },
  options: {
    method: { table: 'Q, a table', 'deep-q': 'deep Q', policy: 'REINFORCE' },
    replay: { yes: 'from memory', no: 'newest only' },
    baseline: { yes: 'learned value', no: 'none' },
  },
  worlds: 'World',
  world: { rooms: 'four rooms', cliff: 'cliff', pits: 'pits' },
  ownWorld: 'your own',
  freeze: 'Freeze learning',
  thaw: 'Thaw',
  slow: 'Step by step',
  fast: 'Full speed',
  cells: { '.': 'floor', W: 'wall', P: 'pit', G: 'goal', S: 'start' },
  cell: (row: number, column: number, kind: string) => `Row ${row}, column ${column}: ${kind}`,
  cellsLabel: 'Cells of the world: arrow keys move, Enter changes a cell',
  needsGoal: 'A world needs a goal: this one stays.',
  startStays: 'The start stays where it is.',
  worldLabel: 'The world, with the value of each cell and the actions preferred there',
  ofRandom: 'Shown: values for a player that moves at random, computed from the rules.',
  frozenNote: 'Frozen: it acts on what it has learned, and learns nothing.',
  acting: 'Colours and numbers: what it expects from each cell. Arrows: what it would do.',
  worldSummary: (value: string, agent: string) => `The start is valued at ${value}. The agent stands at ${agent}.`,
  place: (row: number, column: number) => `row ${row}, column ${column}`,
  episode: 'Episode',
  steps: 'Steps',
  last: 'Last return',
  mean: 'Mean of 50',
  reached: 'At the goal',
  epsilon: 'ε',
  expected: 'Without ε',
  loss: 'Loss',
  returnAxis: 'return of an episode, means of a few',
  series: { episodes: 'as played', expected: 'without ε', random: 'random', best: 'best' },
  chartStart: (random: string, best: string) =>
    `A random player gets ${random} an episode on average, the best possible one ${best}.`,
  summary: (episode: number, expected: string) =>
    `After ${episode} episodes its policy, without exploration, can expect a return of ${expected}.`,
  dataText:
    'A world made up for this page. A step costs 0.04, the goal gives 1 and a pit takes 1; both end the episode, which is cut off after 100 steps. The agent is told its cell and its reward, never the rules. “Random”, “best” and “without ε” are computed from the rules, which the page knows.',
  noScript:
    'The lab needs JavaScript. What a player that moves at random gets in its worlds, and the best possible one:',
  noScriptColumns: ['World', 'Random player', 'Best possible'],
};

/** The words of the lab, in any language. */
export type Words = Translation<typeof words>;
