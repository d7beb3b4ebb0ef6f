import type { SessionModule } from './session.ts';

/** Every lab's session, loaded when its first run starts. One line for each lab. */
export const sessionLoaders: Record<string, () => Promise<SessionModule>> = {
  cifar10: () => import('../labs/cifar10/session.ts'),
  'training-loop': () => import('../labs/training-loop/session.ts').then((lab) => lab.default),
  playground: () => import('../labs/playground/session.ts'),
  'gradient-audit': () => import('../labs/gradient-audit/session.ts').then((lab) => lab.default),
  'autodiff-graph': () => import('../labs/autodiff-graph/session.ts').then((lab) => lab.default),
  activations: () => import('../labs/activations/session.ts').then((lab) => lab.default),
  losses: () => import('../labs/losses/session.ts').then((lab) => lab.default),
  'loss-landscape': () => import('../labs/loss-landscape/session.ts').then((lab) => lab.default),
  'optimizer-race': () => import('../labs/optimizer-race/session.ts').then((lab) => lab.default),
  digits: () => import('../labs/digits/session.ts'),
  preprocess: () => import('../labs/preprocess/session.ts').then((lab) => lab.default),
};
