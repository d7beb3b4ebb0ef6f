import { check, defineExercise, looksLike } from '../define.ts';
import { drawWhole } from '../draw.ts';

type Args = [t: number, T: number, W: number, peak: number, floor: number];
type Rest = [T: number, W: number, peak: number, floor: number];

/** Rates are thousandths: the default tolerance would let them all pass. */
const TOLERANCE = 1e-9;
const warmUp = (t: number, W: number, peak: number) => (peak * (t + 1)) / W;
/** (1 + cos πs)/2 = cos²(πs/2). */
const fall = (s: number) => Math.cos((Math.PI * s) / 2) ** 2;
const right = (...[t, T, W, peak, floor]: Args) =>
  t < W ? warmUp(t, W, peak) : floor + (peak - floor) * fall((t - W) / (T - W));

const after =
  (rule: (...args: Args) => number) =>
  (...args: Args) =>
    args[0] < args[2] ? NaN : rule(...args);
const mistake = (id: string, rule: (...args: Args) => number) => looksLike(id, rule, TOLERANCE);
const hints = [
  mistake('starts-at-zero', (t, _T, W, peak) => (t < W ? (peak * t) / W : NaN)),
  mistake(
    'counts-from-zero',
    after((t, T, _W, peak, floor) => floor + (peak - floor) * fall(t / T)),
  ),
  mistake(
    'not-halved',
    after((t, T, W, peak, floor) => floor + (peak - floor) * 2 * fall((t - W) / (T - W))),
  ),
  mistake(
    'no-floor',
    after((t, T, W, peak) => peak * fall((t - W) / (T - W))),
  ),
  mistake(
    'straight-line',
    after((t, T, W, peak, floor) => floor + (peak - floor) * (1 - (t - W) / (T - W))),
  ),
  mistake(
    'above-the-floor',
    after((t, T, W, peak, floor) => floor + peak * fall((t - W) / (T - W))),
  ),
];

export default defineExercise({
  id: 'learning-rate-schedule',
  page: 'project/better',
  level: 1,
  entry: 'learningRate',
  backend: 'cpu',
  limitMs: 5000,
  checks: [
    check<Args>({
      id: 'first-step',
      args: () => [0, 100, 10, 0.003, 0.0001],
      expected: () => 0.0003,
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({
      id: 'peak',
      args: () => [10, 100, 10, 0.003, 0.0001],
      expected: () => 0.003,
      tolerance: TOLERANCE,
      hints,
    }),
    check<Args>({
      id: 'quarter',
      args: () => [40, 100, 10, 0.003, 0.0001],
      expected: () => 0.0001 + 0.0029 * 0.75,
      tolerance: TOLERANCE,
      hints,
    }),
    check<Rest>({
      id: 'whole-run',
      probe: 'curve',
      isDrawn: true,
      args: (random) => [
        drawWhole(random, 800, 900),
        drawWhole(random, 20, 60),
        0.001 * (2 + random.uniform()),
        0.0001 * (1 + random.uniform()),
      ],
      expected: (...rest) => Array.from({ length: rest[0] + 1 }, (_, t) => right(t, ...rest)),
      tolerance: TOLERANCE,
    }),
  ],
});
