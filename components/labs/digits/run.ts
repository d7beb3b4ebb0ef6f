import { batch, computed, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  NEEDS,
  type DigitsParams,
  type DigitsSnapshot,
  type RecogniseQuestion,
  type Recognition,
  type TestSnapshot,
} from '@src/labs/digits/protocol.ts';
import { planOf } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { WithOwnNetwork } from '@src/nn/ownNetworkData.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLabRun } from '../frame/labRun.ts';
import type { EpochMeans } from '@src/nn/checkpoint.ts';
import { strings } from './strings.ts';

/** What the halves say to each other. */
interface DigitsTalk {
  snapshot: DigitsSnapshot;
  questions: { recognise(question: RecogniseQuestion): Recognition };
}

/** The lab's live state and what its buttons do; views only draw it. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const engine = createLabRun<DigitsTalk>({ lab: 'digits', needs: NEEDS, onSnapshot });
  const { state, announcement } = engine;
  const sheets = signal<{ done: number; total: number } | null>(null);
  const progress = signal({ step: 0, totalSteps: 0, epoch: 0 });
  const loss = signal<number | null>(null);
  const accuracy = signal<number | null>(null);
  const lossPoints = signal<Point[]>([]);
  const epochs = signal<EpochMeans[]>([]);
  const test = signal<TestSnapshot | null>(null);
  const last = computed(() => epochs.value.at(-1) ?? null);
  let curve = new Curve();

  function onSnapshot(snapshot: DigitsSnapshot): void {
    if (snapshot.phase === 'load') {
      sheets.value = snapshot.sheets;
      return;
    }
    if (snapshot.phase === 'train') {
      const { step, totalSteps, epoch, losses } = snapshot;
      progress.value = { step, totalSteps, epoch };
      loss.value = losses.at(-1)!;
      accuracy.value = snapshot.batchAccuracy;
      for (const [i, value] of losses.entries()) curve.add(step - losses.length + 1 + i, value);
      lossPoints.value = curve.points();
    } else if (snapshot.phase === 'epoch') {
      epochs.value = [...epochs.value, snapshot];
      const { epoch, validationAccuracy, trainAccuracy } = snapshot;
      announcement.value = words.announceEpoch(
        epoch,
        (validationAccuracy ?? trainAccuracy).toFixed(3),
        validationAccuracy !== null,
      );
    } else {
      test.value = snapshot;
      announcement.value = words.announceDone(snapshot.testAccuracy.toFixed(4));
    }
  }

  async function clear(): Promise<void> {
    await engine.clear();
    curve = new Curve();
    batch(() => {
      sheets.value = null;
      progress.value = { step: 0, totalSteps: 0, epoch: 0 };
      loss.value = accuracy.value = test.value = null;
      lossPoints.value = [];
      epochs.value = [];
    });
  }

  async function start(params: DigitsParams & WithOwnNetwork): Promise<void> {
    await clear();
    progress.value = { step: 0, totalSteps: stepsOf(planOf(params)).totalSteps, epoch: 0 };
    await engine.launch(params);
  }

  return {
    ...engine,
    locale,
    words,
    sheets,
    progress,
    loss,
    accuracy,
    lossPoints,
    epochs,
    last,
    test,
    clear,
    start,
    /** Whether there is a network to ask: one that is training or has been trained. */
    canAnswer: computed(() => state.value === 'running' || state.value === 'paused' || state.value === 'done'),

    async step(params: DigitsParams & WithOwnNetwork): Promise<void> {
      if (!engine.hasSession()) await start(params);
      engine.step();
    },

    /** What the network makes of a drawing. @throws EngineFault */
    recognise: (question: RecogniseQuestion) => engine.ask('recognise', question),
  };
}

/** What the views draw. */
export type Run = ReturnType<typeof createRun>;
