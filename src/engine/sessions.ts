import type { SessionModule } from './session.ts';

/** Every lab's session, loaded when its first run starts. One line for each lab. */
export const sessionLoaders: Record<string, () => Promise<SessionModule>> = {
  cifar10: () => import('../labs/cifar10/session.ts'),
  'training-loop': () => import('../labs/training-loop/session.ts'),
  playground: () => import('../labs/playground/session.ts'),
  digits: () => import('../labs/digits/session.ts'),
  preprocess: () => import('../labs/preprocess/session.ts'),
};
