import { effect, signal } from '@preact/signals';
import type { LabPlan } from '@src/labs/lab.ts';
import { isCheckpoint, type Checkpoint, type CheckpointPlan } from '@src/nn/checkpoint.ts';
import { planOf, type ImageExtra, type ImageParams, type ImageSnapshot } from '@src/nn/imageSnapshots.ts';
import type { OwnNetworkTask } from '@src/nn/ownNetworkData.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { SavedRun } from '@src/progress/checkpoints.ts';
import { openOwnNetwork } from '../../own-network/ownNetwork.ts';
import { createLab, type Lab } from '../createLab.ts';
import type { LabRun } from '../labRun.ts';
import type { Language } from '../language.ts';
import { createFitState } from './fitState.ts';
import { createKeptRuns } from './keptRuns.ts';
import type { TrainingWords } from './words/en.ts';

/** A run in progress is kept this often, besides at the end of every epoch. */
const KEEP_EVERY_MS = 20_000;

/** What every lab that trains on images says to its session. */
export interface ImageTalk<P extends ImageParams> {
  snapshot: ImageSnapshot<P, object>;
  questions: { checkpoint(): Checkpoint<P> };
  extra: ImageExtra<P>;
}

/** What a lab adds to its training. */
interface TrainingOptions<T> {
  /** Tells its kept runs. */
  checkpoints: CheckpointPlan;
  /** What a reader's own network must take and give; its name says whose code is offered first. */
  task: OwnNetworkTask;
  own: Parameters<typeof openOwnNetwork>[0];
  /** More signals from the snapshots of training, and of the test. */
  take?(snapshot: T): void;
  forget?(): void;
  /** Digits of the test accuracy that is said. */
  digits: number;
}

/**
 * A lab that trains a classifier on images, as its view sees it: the lab of the kit, the signals of training, the kept runs, the
 * reader's own network, and what the buttons do.
 */
export function createTraining<P extends ImageParams, T extends ImageTalk<P>, W extends TrainingWords>(
  plan: LabPlan<P>,
  language: Language<W>,
  { checkpoints, task, own: ownName, take, forget, digits }: TrainingOptions<T['snapshot']>,
) {
  const { words } = language;
  const fit = createFitState();
  const kept = createKeptRuns(plan.id, (run): run is Checkpoint<P> => isCheckpoint(run, checkpoints));
  const own = openOwnNetwork(ownName, plan.ranges, signal(task));
  /** Whether the run trains the reader's own network. */
  const isOwn = signal(false);
  const checkpoint = signal<Checkpoint<P> | null>(null);
  let testAccuracy = 0;
  let keptAt = 0;
  /** Only a run that trains is worth keeping. */
  let isTestOnly = false;

  const lab: Lab<P, T, W> = createLab<P, T, W>(plan, language, {
    take(given) {
      const snapshot = given as ImageSnapshot<P, object>;
      if (snapshot.phase === 'load') fit.load(snapshot);
      else if (snapshot.phase === 'train') {
        fit.train(snapshot);
        if (performance.now() - keptAt > KEEP_EVERY_MS) void keepNow();
      } else {
        if (snapshot.phase === 'epoch') {
          fit.endEpoch(snapshot);
          const { epoch, validationAccuracy, trainAccuracy } = snapshot;
          const shown = (validationAccuracy ?? trainAccuracy).toFixed(3);
          lab.run.announcement.value = words.announceEpoch(epoch, shown, validationAccuracy !== null);
        } else ({ testAccuracy } = snapshot);
        keep(snapshot.checkpoint);
      }
      take?.(given);
    },
    draw: () => fit.draw(lab.run.state.peek() === 'running'),
    forget() {
      fit.forget();
      checkpoint.value = null;
      forget?.();
    },
    announce: () => words.announceDone(testAccuracy.toFixed(digits)),
    restartParams(params) {
      const from = checkpoint.peek() ?? (params as ImageExtra<P>).checkpoint ?? null;
      return { ...params, ...from?.params, checkpoint: from };
    },
  });
  const { run } = lab;
  const asking = run as unknown as LabRun<ImageTalk<P>>;

  /** The session's state now; null when there is none, or it cannot answer. */
  async function stateNow(): Promise<Checkpoint<P> | null> {
    return run.hasSession() ? asking.ask('checkpoint').catch(() => null) : null;
  }

  function keep(state: Checkpoint<P>): void {
    checkpoint.value = state;
    keptAt = performance.now();
    if (!isTestOnly) void kept.keep(state);
  }

  async function keepNow(): Promise<void> {
    keptAt = performance.now();
    const started = run.generation();
    const now = await stateNow();
    if (now && now.step > 0 && started === run.generation()) keep(now);
  }

  /** Begins a run; the signals are cleared when this returns. */
  function begin(extra: ImageExtra<P>, replaces: string | null = null): Promise<void> {
    kept.begin(replaces);
    keptAt = performance.now();
    const started = lab.start(extra as never);
    const params = lab.settings.values.peek();
    isOwn.value = extra.ownNetwork !== undefined || extra.checkpoint?.topology !== undefined;
    fit.begin(extra.checkpoint?.step ?? 0, stepsOf(planOf(params)).totalSteps);
    return started;
  }

  const training = {
    lab,
    fit,
    kept,
    own,
    isOwn,
    /** The last state that the session gave away. */
    checkpoint,
    stateNow,

    /** A fresh run, of the reader's own network where there is one, else of the lab's. @param from weights to begin with */
    train(from: Checkpoint<P> | null = null): Promise<void> {
      isTestOnly = false;
      const chosen = own.startFields();
      return begin(chosen.ownNetwork || !from ? chosen : { checkpoint: from });
    },

    /** Measures weights on the test images, without training; the settings are those of the checkpoint. */
    test(from: Checkpoint<P>): Promise<void> {
      isTestOnly = true;
      return begin({ checkpoint: from });
    },

    /** Goes on with a kept run, with its settings. */
    continueRun({ id, run: from }: SavedRun<Checkpoint<P>>): Promise<void> {
      isTestOnly = false;
      lab.settings.set(from.params);
      const started = begin({ checkpoint: from }, id);
      checkpoint.value = from;
      fit.restore(from);
      return started;
    },

    /** One step of the run there is, or of a new one, then pause. */
    async step(): Promise<void> {
      if (!run.hasSession()) await training.train();
      run.step();
    },

    /** Ends the run and forgets it. */
    async reset(): Promise<void> {
      await lab.reset();
      await kept.drop();
    },

    /** After a fault: back to the settings; a run that was kept can be continued from there. */
    async startAgain(): Promise<void> {
      await lab.reset();
      await kept.find();
    },

    /** Effects while the lab is on the page: kept runs are looked for, a paused run is kept. @returns ends them */
    connect(): () => void {
      void kept.find();
      return effect(() => {
        if (run.state.value === 'paused') void keepNow();
      });
    },
  };
  return training;
}

/** What the parts of the view take, whatever the lab. */
export interface TrainingView<P extends ImageParams = ImageParams> {
  lab: Pick<Lab<P, never, TrainingWords>, 'words' | 'locale' | 'frame' | 'isFree' | 'canStart' | 'settings'> & {
    run: Pick<LabRun, 'state' | 'stats'>;
  };
  fit: ReturnType<typeof createFitState>;
  kept: Pick<ReturnType<typeof createKeptRuns<Checkpoint<P>>>, 'saved' | 'notice'>;
  continueRun(saved: SavedRun<Checkpoint<P>>): Promise<void>;
}
