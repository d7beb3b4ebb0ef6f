import { batch, computed, signal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import {
  CHECKPOINTS,
  PARAM_RANGES,
  type Checkpoint,
  type Cifar10Params,
  type Cifar10Snapshot,
  type Cifar10Start,
  type FeatureMaps,
  type TestSnapshot,
} from '@src/labs/cifar10/protocol.ts';
import { checkpointFrom, isCheckpoint } from '@src/nn/checkpoint.ts';
import { planOf } from '@src/nn/imageSnapshots.ts';
import { stepsOf } from '@src/nn/plan.ts';
import type { WithOwnNetwork } from '@src/nn/ownNetworkData.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { deleteRun, loadRuns, saveRun, type SavedRun } from '@src/progress/checkpoints.ts';
import { createLabRun } from '../frame/labRun.ts';
import { strings } from './strings.ts';

const LAB = 'cifar10';
/** The curve is drawn anew at most this often; rarely for readers who want little motion. */
const CURVE_EVERY_MS = 120;
const CALM_CURVE_EVERY_MS = 2000;
/** A run in progress is kept this often, besides at the end of every epoch. */
const KEEP_EVERY_MS = 20_000;

/** A name for a run that no other tab will choose. */
const createId = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('-');

/** What the halves say to each other. */
interface Cifar10Talk {
  snapshot: Cifar10Snapshot;
  questions: {
    checkpoint(): Checkpoint;
    featureMaps(question: { image: Uint8Array }): FeatureMaps;
    predict(question: { images: Uint8Array }): Float32Array;
  };
}

/** The lab's live state and what its buttons do; views only draw it. */
export function createRun(locale: Locale) {
  const words = strings[locale];
  const engine = createLabRun<Cifar10Talk>({
    lab: LAB,
    needs: { size: 'large', backends: ['webgpu', 'webgl', 'wasm', 'cpu'] },
    onSnapshot,
    restartParams: (params) => {
      const start = params as Cifar10Start;
      const from = checkpoint.value ?? start.checkpoint ?? null;
      return { ...start, ...from?.params, checkpoint: from };
    },
  });
  const { state, announcement } = engine;
  const notice = signal('');
  const sheets = signal<{ done: number; total: number } | null>(null);
  const progress = signal({ step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 });
  const loss = signal<number | null>(null);
  const accuracy = signal<number | null>(null);
  const lossPoints = signal<Point[]>([]);
  const epochs = signal<Checkpoint['epochs']>([]);
  const filters = signal<Float32Array | null>(null);
  const test = signal<TestSnapshot | null>(null);
  /** Runs that can be continued, latest first. */
  const saved = signal<SavedRun<Checkpoint>[]>([]);
  const imported = signal<Float32Array[] | null>(null);
  const checkpoint = signal<Checkpoint | null>(null);
  const last = computed(() => epochs.value.at(-1) ?? null);
  let curve = new Curve();
  let drawnAt = 0;
  let keptAt = 0;
  /** Whether the run trains the reader's own network, which has no filters or files here. */
  const hasOwnNetwork = signal(false);
  /** Only a run that trained is worth keeping. */
  let isTestOnly = false;
  /** Where this run is kept, and which one it goes on from. */
  let own: { id: string; replaces: string | null } = { id: createId(), replaces: null };
  /** Kept runs that this page knows of; any other is another tab's. */
  const known = new Set<string>();

  function onSnapshot(snapshot: Cifar10Snapshot): void {
    if (snapshot.phase === 'load') {
      sheets.value = snapshot.sheets;
      return;
    }
    if (snapshot.phase === 'train') onTrain(snapshot);
    else if (snapshot.phase === 'epoch') {
      const { epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy } = snapshot;
      epochs.value = [...epochs.value, { epoch, trainLoss, trainAccuracy, validationLoss, validationAccuracy }];
      drawCurve(true);
      const shown = snapshot.validationAccuracy ?? snapshot.trainAccuracy;
      announcement.value = words.announceEpoch(snapshot.epoch, shown.toFixed(3), snapshot.validationAccuracy !== null);
      keep(snapshot.checkpoint);
    } else {
      test.value = snapshot;
      if (!hasOwnNetwork.value) filters.value = snapshot.checkpoint.weights[0]!;
      announcement.value = words.announceDone(snapshot.testAccuracy.toFixed(3));
      keep(snapshot.checkpoint);
    }
  }

  function onTrain(snapshot: Extract<Cifar10Snapshot, { phase: 'train' }>): void {
    const { step, totalSteps, epoch, etaSeconds } = snapshot;
    progress.value = { step, totalSteps, epoch, etaSeconds };
    if (snapshot.filters) filters.value = snapshot.filters;
    if (snapshot.losses.length === 0) return;
    loss.value = snapshot.losses.at(-1)!;
    accuracy.value = snapshot.batchAccuracy;
    const first = step - snapshot.losses.length + 1;
    for (const [i, value] of snapshot.losses.entries()) curve.add(first + i, value);
    drawCurve(state.value === 'paused');
    if (performance.now() - keptAt > KEEP_EVERY_MS) void keepNow();
  }

  function drawCurve(atOnce: boolean): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!atOnce && performance.now() - drawnAt < (calm ? CALM_CURVE_EVERY_MS : CURVE_EVERY_MS)) return;
    drawnAt = performance.now();
    lossPoints.value = curve.points();
  }

  /** The session's state now; null when there is none, or it cannot answer. */
  async function checkpointNow(): Promise<Checkpoint | null> {
    return engine.hasSession() ? engine.ask('checkpoint').catch(() => null) : null;
  }

  /** Keeps the run as it is now, so that the page may be closed. */
  async function keepNow(): Promise<void> {
    keptAt = performance.now();
    const started = engine.generation();
    const now = await checkpointNow();
    if (now && now.step > 0 && started === engine.generation()) keep(now);
  }

  function keep(state: Checkpoint): void {
    checkpoint.value = state;
    keptAt = performance.now();
    if (isTestOnly) return;
    void saveRun(LAB, own.id, state, own.replaces).then(({ isStored, others }) => {
      if (!isStored) notice.value = words.savedRefused;
      else if (others.some((id) => !known.has(id))) notice.value = words.otherTab;
    });
  }

  /** Draws the curves of an earlier visit. */
  function restore(from: Checkpoint): void {
    curve = new Curve();
    for (const { step, loss: y } of from.history) curve.add(step, y);
    lossPoints.value = curve.points();
    epochs.value = from.epochs;
  }

  /** @param replaces the kept run that this one goes on from */
  async function launch(start: Cifar10Start, replaces: string | null = null): Promise<void> {
    own = { id: createId(), replaces };
    known.add(own.id);
    keptAt = performance.now();
    const { totalSteps } = stepsOf(planOf(start));
    progress.value = { step: start.checkpoint?.step ?? 0, totalSteps, epoch: 0, etaSeconds: 0 };
    hasOwnNetwork.value = start.ownNetwork !== undefined || start.checkpoint?.topology !== undefined;
    await engine.launch(start);
  }

  /** Ends the running session and clears the drawing. */
  async function clear(): Promise<void> {
    isTestOnly = false;
    await engine.clear();
    batch(() => {
      sheets.value = null;
      loss.value = accuracy.value = null;
      lossPoints.value = [];
      epochs.value = [];
      filters.value = null;
      test.value = null;
      checkpoint.value = null;
      progress.value = { step: 0, totalSteps: 0, epoch: 0, etaSeconds: 0 };
    });
    curve = new Curve();
  }

  return {
    ...engine,
    locale,
    words,
    notice,
    sheets,
    progress,
    loss,
    accuracy,
    lossPoints,
    epochs,
    filters,
    test,
    saved,
    imported,
    hasOwnNetwork,
    last,

    /** Looks for the runs kept from earlier visits. */
    async findSaved(): Promise<void> {
      const { runs, damaged, isRefused } = await loadRuns(LAB, (run): run is Checkpoint =>
        isCheckpoint(run, CHECKPOINTS),
      );
      for (const { id } of runs) known.add(id);
      saved.value = runs;
      if (damaged.length > 0) {
        notice.value = words.savedDamaged;
        await Promise.all(damaged.map((id) => deleteRun(LAB, id)));
      } else if (isRefused) notice.value = words.savedRefused;
    },

    /** A fresh run: of the reader's own network, else of the article's, from imported weights if there are any. */
    async train(params: Cifar10Params, own: WithOwnNetwork): Promise<void> {
      await clear();
      saved.value = [];
      const weights = own.ownNetwork ? null : imported.value;
      await launch({ ...params, checkpoint: weights && checkpointFrom(params, weights, 0), ...own });
    },

    /** Measures imported weights on the test images, without training. */
    async testImported(settings: Cifar10Params): Promise<void> {
      const weights = imported.value!;
      const params = { ...settings, images: PARAM_RANGES.images[0], epochs: 1 };
      await clear();
      isTestOnly = true;
      await launch({ ...params, checkpoint: checkpointFrom(params, weights, stepsOf(planOf(params)).totalSteps) });
    },

    /** Goes on with a saved run. */
    async continueSaved({ id, run: from }: SavedRun<Checkpoint>): Promise<void> {
      saved.value = [];
      restore(from);
      checkpoint.value = from;
      await launch({ ...from.params, checkpoint: from }, id);
    },

    async pause(): Promise<void> {
      engine.pause();
      drawCurve(true);
      await keepNow();
    },

    async step(params: Cifar10Params, own: WithOwnNetwork): Promise<void> {
      if (!engine.hasSession()) await this.train(params, own);
      engine.step();
    },

    async reset(): Promise<void> {
      imported.value = null;
      const { id, replaces } = own;
      await Promise.all([clear(), deleteRun(LAB, id), replaces !== null && deleteRun(LAB, replaces)]);
      await this.findSaved();
    },

    /** After a fault: back to the settings; a run that was kept can be continued from there. */
    async startAgain(): Promise<void> {
      await clear();
      await this.findSaved();
    },

    /** The weights now: of the session, else of the saved run or the import; null when there are none. */
    async currentWeights(): Promise<Float32Array[] | null> {
      const now = state.value === 'error' ? null : await checkpointNow();
      const runs = [now, checkpoint.value, ...saved.value.map(({ run }) => run)];
      return runs.find((run) => run && run.topology === undefined)?.weights ?? imported.value;
    },
  };
}

/** What the views draw. */
export type Run = ReturnType<typeof createRun>;
