/** How the tests that all labs share drive one of them. */
export interface LabUnderTest {
  /** The page that holds it, below the language, with its query. */
  page: string;
  /** Settings that let its run end within a second or two, in place of the defaults. */
  small?: Readonly<Record<string, string | number>>;
  /** A run ends by itself unless it goes on until it is paused, or there is none, as in a calculator. */
  run?: 'endless' | 'none';
  /** Its stage, buttons, numbers and settings need more than one view of 1280×800. */
  isTall?: true;
  /** Its settings have no link. */
  hasNoLink?: true;
  /** The button that starts it ends it, and what was found stays. */
  hasNoReset?: true;
}

/**
 * Every lab, one line each: from this list `labs.spec.ts` and `oneView.spec.ts` test what all have in common. A lab that stands on
 * a page and not in this list fails there.
 */
export const LABS: Readonly<Record<string, LabUnderTest>> = {
  activations: { page: 'mathematics/activations/' },
  'autodiff-graph': { page: 'mathematics/autodiff/', isTall: true },
  cifar10: { page: 'project/training/', small: { images: 2500, epochs: 1, batchSize: 512 } },
  convolution: { page: 'project/model/', run: 'none' },
  device: { page: 'device/?short&threads=1', run: 'endless', isTall: true, hasNoLink: true, hasNoReset: true },
  digits: { page: 'algorithms/train/', small: { images: 2500, epochs: 1 } },
  'gradient-audit': { page: 'mathematics/worked-example/' },
  'loss-landscape': { page: 'mathematics/optimizers/', small: { steps: 60, size: 9 } },
  losses: { page: 'mathematics/losses/' },
  'model-size': { page: 'concepts/architecture/', run: 'none', isTall: true },
  'neuron-line': { page: 'concepts/networks/', run: 'none' },
  'optimizer-race': { page: 'mathematics/optimizers/', small: { steps: 50 } },
  playground: { page: 'concepts/playground/', run: 'endless' },
  preprocess: { page: 'algorithms/preprocess/', small: { part: 'leakage', splits: 12 }, isTall: true },
  'training-loop': { page: 'concepts/how-training-works/', run: 'endless' },
  attention: { page: 'concepts/architecture/', run: 'none' },
  'range-test': { page: 'mathematics/optimizers/', small: { steps: 40 } },
  detector: { page: 'applications/vision/', small: { scenes: 200, epochs: 2 } },
  hanzi: { page: 'applications/vision/', small: { examples: 5, epochs: 1 } },
  vision: { page: 'applications/vision/' },
  text: {
    page: 'applications/text/',
    small: { data: 'reverse', layers: 1, heads: 2, headWidth: 8, context: 16, steps: 30 },
  },
  recommender: { page: 'applications/recommender/', small: { epochs: 5 } },
  depth: { page: 'mathematics/depth/', small: { layers: 4, steps: 30 } },
  games: { page: 'applications/games/', small: { episodes: 20 } },
  'self-play': { page: 'applications/games/', small: { games: 60 } },
  speech: { page: 'applications/speech/', small: { task: 'digits', spoken: 'en', epochs: 1 } },
  health: { page: 'applications/health/', small: { epochs: 5, splits: 2 } },
  finance: { page: 'applications/finance/', small: { epochs: 2 } },
};
