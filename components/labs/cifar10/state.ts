import { signal } from '@preact/signals';
import {
  CHECKPOINTS,
  cifar10,
  OWN_TASK,
  type Cifar10Params,
  type Cifar10Talk,
  type TestSnapshot,
} from '@src/labs/cifar10/protocol.ts';
import { checkpointFrom } from '@src/nn/checkpoint.ts';
import { planOf } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import { createTraining } from '../frame/fit/training.ts';
import type { Language } from '../frame/language.ts';
import type { Words } from './en.ts';

/** The lab's live state and what its buttons do. */
export function createCifar10(language: Language<Words>) {
  const filters = signal<Float32Array | null>(null);
  const test = signal<TestSnapshot | null>(null);
  const imported = signal<Float32Array[] | null>(null);
  const training = createTraining<Cifar10Params, Cifar10Talk, Words>(cifar10, language, {
    checkpoints: CHECKPOINTS,
    task: OWN_TASK,
    own: 'cifar10',
    digits: 3,
    take(snapshot) {
      if (snapshot.phase === 'train' && snapshot.filters) filters.value = snapshot.filters;
      if (snapshot.phase !== 'test') return;
      test.value = snapshot;
      if (snapshot.checkpoint.topology === undefined) filters.value = snapshot.checkpoint.weights[0]!;
    },
    forget: () => (filters.value = test.value = null),
  });
  const { lab, kept, checkpoint } = training;
  const params = () => lab.settings.values.peek();
  return {
    training,
    lab,
    /** First-layer filters [3, 3, 3, 32] of the network in training; null before. */
    filters,
    test,
    /** Weights from a file, from which the next run begins. */
    imported,

    /** A fresh run: of the reader's own network, else of the article's, from imported weights if there are any. */
    train: () => training.train(imported.value && checkpointFrom(params(), imported.value, 0)),

    /** Measures imported weights on the test images, without training. */
    testImported(): Promise<void> {
      const shortest = { ...params(), images: cifar10.ranges.images[0], epochs: 1 };
      return training.test(checkpointFrom(shortest, imported.value!, stepsOf(planOf(shortest)).totalSteps));
    },

    async reset(): Promise<void> {
      imported.value = null;
      await training.reset();
    },

    /** The weights now: of the session, else of a kept run of the article's network or the import; null when there are none. */
    async currentWeights(): Promise<Float32Array[] | null> {
      const now = lab.run.state.value === 'error' ? null : await training.stateNow();
      const runs = [now, checkpoint.value, ...kept.saved.value.map(({ run }) => run)];
      return runs.find((run) => run && run.topology === undefined)?.weights ?? imported.value;
    },
  };
}

/** What `createCifar10` makes, for the parts of the view. */
export type Cifar10State = ReturnType<typeof createCifar10>;
