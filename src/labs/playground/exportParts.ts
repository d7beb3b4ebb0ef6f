import { activeFeatures } from './network.ts';
import type { PlaygroundParams } from './protocol.ts';

/** File that the programs read their points from, as `pointsCsv` writes it. */
export const POINTS_FILE = 'playground.csv';

/** Every feature in TypeScript, Keras (NumPy) and PyTorch (NumPy), in the order of FEATURES. */
const FEATURE_CODE = {
  tfjs: ['x1', 'x2', 'x1 * x1', 'x2 * x2', 'x1 * x2', 'Math.sin(x1)', 'Math.sin(x2)'],
  python: ['x1', 'x2', 'x1 * x1', 'x2 * x2', 'x1 * x2', 'np.sin(x1)', 'np.sin(x2)'],
} as const;

/** The features that are switched on, as a list of expressions. */
export function featureList(params: PlaygroundParams, language: keyof typeof FEATURE_CODE): string {
  return activeFeatures(params.features)
    .map((i) => FEATURE_CODE[language][i]!)
    .join(', ');
}

/** Whether the loss has a penalty on weights. */
export function hasPenalty({ l1, l2 }: PlaygroundParams): boolean {
  return l1 > 0 || l2 > 0;
}
