import { batch, computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ExtraOf, LabPlan, Talk } from '@src/labs/lab.ts';
import { followSettings, type Recompute } from './followSettings.ts';
import { createLabRun, type AnyRun, type LabRun } from './labRun.ts';
import type { Language } from './language.ts';
import { createPace } from './pace.ts';
import type { PredictionState } from './prediction.ts';
import { createSettings, type Settings } from './settings.ts';
import { createTrial, type TrialState } from './trial.ts';

/** What a lab does with what its session says. */
export interface LabHooks<P extends object, T extends Talk> {
  /** Takes a snapshot: into signals, or into plain data that `draw` shows. */
  take(snapshot: T['snapshot']): void;
  /** Copies what was taken into signals. Called after `take` when a drawing is due (rarely, for readers who want little motion), at a pause and at the end. */
  draw?(): void;
  /** Clears the lab's own signals: before each run, and at a reset. */
  forget(): void;
  /** Said to screen readers at the end of a run. */
  announce?(): string;
  /** What the reader predicts before a run (`createPrediction`): it is compared when the run is done, or when the lab calls `settle`. */
  prediction?: Pick<PredictionState, 'begin' | 'settle' | 'forget'>;
  /** More conditions for a run, reading signals. */
  canStart?(): boolean;
  /** Whether a link in the address bar must not change the settings now; while a run is on, unless said. */
  isFixed?(): boolean;
  /** What the session is asked again when settings change after a run; `settings` itself unless `payload` says what. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each lab's own question and answer, inferred where it is written
  recompute?: (lab: Lab<P, T>) => Recompute<any, any>;
  /** Prepares the lab for an experiment of the text, beside its settings: what the reader has built must not hide it. */
  beginTrial?(): void;
  /** What to start again with when the worker itself died. */
  restartParams?(params: P & Partial<ExtraOf<T>>): object;
}

/** What the frame needs to draw a lab, whatever its settings and its talk. */
export interface AnyLab {
  plan: Pick<LabPlan, 'id' | 'needs'>;
  language: Language<{ title: string; tryThis: string }>;
  settings: {
    linkRefused: ReadonlySignal<string | null>;
    refused: ReadonlySignal<readonly string[]>;
    texts: Readonly<Record<string, Signal<string>>>;
    link(): string;
  };
  run: AnyRun;
  /** The experiment of the text that it shows; a calculator takes its settings only. */
  trial: TrialState;
  canStart: ReadonlySignal<boolean>;
  /** Runs, or for a calculator without a run button, nothing. */
  start?(): Promise<void>;
  reset(): Promise<void>;
  /** Effects while the lab is on the page. @returns ends them */
  connect(): () => void;
}

/**
 * The half of a lab that is seen: its settings, its run, and what the buttons do. A lab's own state holds it (`{ lab, curve, … }`)
 * and adds signals beside it, so that no name of the kit can collide with one of the lab's.
 *
 * @param plan what `defineLab` made; it must have a session (a calculator uses `createCalculator`)
 * @param language the words of the page's language
 */
export function createLab<P extends object, T extends Talk, W = unknown>(
  plan: LabPlan<P>,
  language: Language<W>,
  hooks: LabHooks<P, T>,
) {
  const settings = createSettings<P>(plan);
  const trial = createTrial(plan.id);
  const isDue = createPace();
  const draw = () => batch(() => hooks.draw?.());
  const run = createLabRun<T>({
    lab: plan.id,
    needs: plan.needs!,
    onSnapshot(snapshot) {
      hooks.take(snapshot);
      if (hooks.draw && (run.state.peek() !== 'running' || isDue())) draw();
    },
    onDone() {
      draw();
      hooks.prediction?.settle();
      run.announcement.value = hooks.announce?.() ?? '';
    },
    onPause: draw,
    ...(hooks.restartParams && {
      restartParams: (params) => hooks.restartParams!(params as P & Partial<ExtraOf<T>>),
    }),
  });
  const canStart = computed(() => settings.refused.value.length === 0 && (hooks.canStart?.() ?? true));
  const clear = async () => {
    const ended = run.clear();
    batch(() => {
      hooks.forget();
      hooks.prediction?.forget();
    });
    await ended;
  };
  const lab = {
    plan,
    language,
    /** The lab's own words. */
    words: language.words,
    /** The frame's words. */
    frame: language.frame,
    locale: language.locale,
    settings,
    run,
    trial,
    /** Nothing is computing: settings may be changed and a run begun. */
    isFree: run.isFree,
    canStart,

    /** Ends what runs, clears, and starts with the settings as they are. @param extra what a start may bring beside them */
    async start(extra: Partial<ExtraOf<T>> = {}): Promise<void> {
      const params = settings.values.peek();
      await clear();
      hooks.prediction?.begin();
      await run.launch({ ...params, ...extra }, trial.shown.peek()?.stopAt);
    },

    /** One step of the session there is, or of a new one, then pause. */
    async step(): Promise<void> {
      if (!run.hasSession()) await lab.start();
      run.step();
    },

    /** Ends the session, frees it, and clears the drawings. */
    reset: clear,

    /** Effects while the lab is on the page: links in the address bar, questions asked anew. @returns ends them */
    connect(): () => void {
      const ends = [
        settings.followLink(() => hooks.isFixed?.() ?? !run.isFree.peek()),
        trial.follow((fragment) => {
          hooks.beginTrial?.();
          void clear();
          settings.readLink(fragment);
        }, run.show),
      ];
      if (hooks.recompute) ends.push(followSettings(run, hooks.recompute(lab)));
      return () => {
        for (const end of ends) end();
      };
    },
  };
  return lab;
}

/** What `createLab` makes. */
export interface Lab<P extends object = object, T extends Talk = Talk, W = unknown> {
  plan: LabPlan<P>;
  language: Language<W>;
  words: W;
  frame: Language['frame'];
  locale: Language['locale'];
  settings: Settings<P>;
  run: LabRun<T>;
  trial: TrialState;
  isFree: ReadonlySignal<boolean>;
  canStart: ReadonlySignal<boolean>;
  start(extra?: Partial<ExtraOf<T>>): Promise<void>;
  step(): Promise<void>;
  reset(): Promise<void>;
  connect(): () => void;
}
