import { playground, type PlaygroundParams } from './protocol.ts';

/** So many points a step that every step uses all: runs are then smooth. */
const ALL = 10_000;
const noisy = { data: 'moons', points: 60, noise: 45, seed: 3, batchSize: ALL, activation: 'relu' } as const;
const spiral = { data: 'spiral', hidden: '8-8', batchSize: ALL } as const;
const deep = { hidden: '8-8-8-8-8-8', optimizer: 'sgd', learningRate: 0.1, batchSize: ALL } as const;

/** Settings of the guided experiments, as far as they differ from the defaults; tests compute what the text says of each. */
export const EXPERIMENTS = {
  'circle-0': { hidden: '', learningRate: 0.05, batchSize: ALL },
  'circle-3': { hidden: '3', learningRate: 0.05, batchSize: ALL },
  'linear-deep': { hidden: '8-8', activation: 'linear', learningRate: 0.03, batchSize: ALL },
  'xor-line': { data: 'xor', hidden: '', learningRate: 0.05, batchSize: ALL },
  'xor-product': { data: 'xor', features: '0000100', hidden: '', learningRate: 0.05, batchSize: ALL },
  zeros: { initialisation: 'zeros', learningRate: 0.05, batchSize: ALL },
  large: { initialisation: 'large', hidden: '8-8', optimizer: 'sgd', learningRate: 0.1, batchSize: ALL },
  glorot: { hidden: '8-8', optimizer: 'sgd', learningRate: 0.1, batchSize: ALL },
  'deep-sigmoid': { ...deep, activation: 'sigmoid' },
  'deep-tanh': deep,
  overfit: { ...noisy, hidden: '8-8-8', held: 1 },
  'overfit-l2': { ...noisy, hidden: '8-8-8', l2: 0.03, held: 1 },
  'spiral-sgd': { ...spiral, optimizer: 'sgd', learningRate: 0.03 },
  'spiral-momentum': { ...spiral, optimizer: 'momentum', learningRate: 0.1 },
  'spiral-adam': { ...spiral, learningRate: 0.03 },
  'hills-tanh': { data: 'hills', hidden: '8-8', learningRate: 0.02, batchSize: ALL },
  'hills-relu': { data: 'hills', hidden: '8-8', activation: 'relu', learningRate: 0.02, batchSize: ALL },
} as const satisfies Record<string, Partial<PlaygroundParams>>;

export type ExperimentName = keyof typeof EXPERIMENTS;

/** After how many steps each pauses: where the text says what is to be seen. */
export const STOPS: Record<ExperimentName, number> = {
  'circle-0': 600,
  'circle-3': 600,
  'linear-deep': 300,
  'xor-line': 300,
  'xor-product': 300,
  zeros: 1000,
  large: 1000,
  glorot: 1000,
  'deep-sigmoid': 1000,
  'deep-tanh': 300,
  overfit: 1500,
  'overfit-l2': 1500,
  'spiral-sgd': 1000,
  'spiral-momentum': 1000,
  'spiral-adam': 1000,
  'hills-tanh': 1000,
  'hills-relu': 1000,
};

/** All settings of an experiment. */
export function experiment(name: ExperimentName): PlaygroundParams {
  return { ...playground.defaults, ...EXPERIMENTS[name] };
}
