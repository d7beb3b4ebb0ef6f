import { DEFAULT_SETTINGS, OPTIMIZER_NAMES, type OptimizerName } from '../../nn/optimizerNames.ts';
import { BatchOrder } from './batches.ts';
import type { RaceParams } from './protocol.ts';
import { RULES } from './rules.ts';
import { BOUND, createSurface, makeData, rateOf, STEEPNESS, type SurfaceName } from './surfaces.ts';

/** A gradient [∂/∂x, ∂/∂y] at a place; `chosen` are the examples of the mini-batch. */
type Gradient = (x: number, y: number, chosen: Uint32Array) => [number, number];

const NONE = new Uint32Array();

/** The gradients of all surfaces, worked out by hand. @param seed of the network's data */
export function createGradient(name: SurfaceName, seed: number): Gradient {
  switch (name) {
    case 'bowl':
      return (x, y) => [x, STEEPNESS * y];
    case 'rosenbrock':
      return (x, y) => [-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)];
    case 'himmelblau':
      return (x, y) => {
        const [first, second] = [x ** 2 + y - 11, x + y ** 2 - 7];
        return [4 * x * first + 2 * second, 2 * first + 4 * y * second];
      };
    case 'saddle':
      return (x, y) => [x ** 3 - x, y];
    case 'network': {
      const data = makeData(seed);
      return (w, v, chosen) => {
        let [dw, dv] = [0, 0];
        for (const i of chosen) {
          const input = data.x[i]!;
          const a = Math.tanh(w * input);
          const error = v * a - data.y[i]!;
          dw += error * v * (1 - a * a) * input;
          dv += error * a;
        }
        return [(2 * dw) / chosen.length, (2 * dv) / chosen.length];
      };
    }
  }
}

/** The way of one optimizer: x, y of every place, [2 · places], and the loss there, [places]; it ends where it leaves all bounds. */
export interface PredictedTrack {
  path: number[];
  losses: number[];
  diverged: boolean;
}

/** The whole race in ordinary arithmetic and double precision: what the device is expected to compute. */
export function predictRace(params: RaceParams): Record<OptimizerName, PredictedTrack> {
  const { surface, seed, steps, momentum, weightDecay } = params;
  const height = createSurface(surface, seed);
  const gradient = createGradient(surface, seed);
  const order = new BatchOrder(params);
  const batches = Array.from({ length: surface === 'network' ? steps : 0 }, () => order.next());
  const run = (name: OptimizerName): PredictedTrack => {
    const settings = { ...DEFAULT_SETTINGS, learningRate: rateOf(name, params), momentum, weightDecay };
    const place: [number, number] = [params.x, params.y];
    const kept = [
      { mean: 0, squares: 0 },
      { mean: 0, squares: 0 },
    ];
    const track: PredictedTrack = { path: [...place], losses: [height(...place)], diverged: false };
    for (let t = 1; t <= steps && !track.diverged; t++) {
      const g = gradient(...place, batches[t - 1] ?? NONE);
      for (const i of [0, 1] as const) place[i] += RULES[name](place[i], g[i], kept[i]!, t, settings);
      if (!(Math.hypot(...place) < BOUND)) track.diverged = true;
      else {
        track.path.push(...place);
        track.losses.push(height(...place));
      }
    }
    return track;
  };
  return Object.fromEntries(OPTIMIZER_NAMES.map((name) => [name, run(name)])) as Record<OptimizerName, PredictedTrack>;
}
