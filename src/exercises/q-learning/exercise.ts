import type { Random } from '../../math/random.ts';
import { check, defineExercise, looksLike } from '../define.ts';
import { drawTable, drawWhole } from '../draw.ts';
import type { Value } from '../values.ts';

interface Step extends Record<string, Value> {
  state: number;
  action: number;
  reward: number;
  next: number;
  ended: boolean;
}
type Args = [q: number[][], steps: Step[], alpha: number, gamma: number];

interface Mistakes {
  /** What stands for the best that can follow. */
  best?: (q: number[][], step: Step, i: number, steps: Step[]) => number;
  goesOnAtEnd?: true;
  /** Reads all values from the table that was given. */
  fromFirst?: true;
  adds?: true;
}

/** The updates, entry by entry; `mistakes` are the places where people go wrong. */
function simulate([q, steps, alpha, gamma]: Args, { best, goesOnAtEnd, fromFirst, adds }: Mistakes = {}): number[][] {
  const table = q.map((row) => [...row]);
  for (const [i, step] of steps.entries()) {
    const read = fromFirst ? q : table;
    const follow = best ? best(read, step, i, steps) : Math.max(...read[step.next]!);
    const target = step.reward + (step.ended && !goesOnAtEnd ? 0 : gamma * follow);
    const before = read[step.state]![step.action]!;
    table[step.state]![step.action] = adds ? before + alpha * target : (1 - alpha) * before + alpha * target;
  }
  return table;
}

const hints = [
  looksLike('goes-on-at-end', (...args: Args) => simulate(args, { goesOnAtEnd: true })),
  looksLike('state-for-next', (...args: Args) => simulate(args, { best: (q, { state }) => Math.max(...q[state]!) })),
  looksLike('mean-for-max', (...args: Args) =>
    simulate(args, { best: (q, { next }) => q[next]!.reduce((a, b) => a + b, 0) / q[next]!.length }),
  ),
  looksLike('sarsa', (...args: Args) =>
    simulate(args, { best: (q, { next }, i, steps) => (steps[i + 1] ? q[next]![steps[i + 1]!.action]! : 0) }),
  ),
  looksLike('adds-target', (...args: Args) => simulate(args, { adds: true })),
  looksLike('from-first', (...args: Args) => simulate(args, { fromFirst: true })),
];

/** A walk through random states, whose last step ends. */
function drawWalk(random: Random, states: number, actions: number, length: number): Step[] {
  let state = random.integer(states);
  return Array.from({ length }, (_, i) => {
    const step = { state, action: random.integer(actions), reward: random.normal(), next: random.integer(states) };
    state = step.next;
    return { ...step, ended: i === length - 1 };
  });
}

const expected = (...args: Args) => simulate(args);

export default defineExercise({
  id: 'q-learning',
  page: 'applications/games',
  level: 2,
  entry: 'learn',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check({
      id: 'by-hand',
      args: (): Args => [
        [
          [0, 0.2],
          [0.5, 0.1],
        ],
        [{ state: 0, action: 1, reward: -0.04, next: 1, ended: false }],
        0.2,
        0.97,
      ],
      expected: () => [
        [0, 0.249],
        [0.5, 0.1],
      ],
      hints,
    }),
    check({
      id: 'end',
      args: (): Args => [
        [
          [0.3, 0.6],
          [0.9, 0.4],
          [0, 0],
        ],
        [{ state: 0, action: 0, reward: 1, next: 1, ended: true }],
        0.5,
        0.9,
      ],
      expected: () => [
        [0.65, 0.6],
        [0.9, 0.4],
        [0, 0],
      ],
      hints,
    }),
    check({
      id: 'walk',
      isDrawn: true,
      args: (random): Args => {
        const [states, actions] = [drawWhole(random, 3, 5), drawWhole(random, 2, 4)];
        return [
          drawTable(random, states, actions),
          drawWalk(random, states, actions, drawWhole(random, 15, 25)),
          0.05 + 0.9 * random.uniform(),
          0.5 + 0.5 * random.uniform(),
        ];
      },
      expected,
      hints,
    }),
    check({ id: 'no-steps', args: (): Args => [[[1, 2, 3]], [], 0.5, 0.9], expected, hints }),
  ],
});
