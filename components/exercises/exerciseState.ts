import { batch, signal } from '@preact/signals';
import type { Exercise } from '@src/exercises/define.ts';
import type { ExerciseTexts } from '@src/exercises/schema.ts';
import { momentAfter, type Kinds } from '@src/progress/entries.ts';
import type { ProgressStore, StoreStatus } from '@src/progress/store.ts';
import { createDraft } from '../code/draft.ts';
import { createRuns, isPassed, type Run, type RunSurroundings } from './runs.ts';

/** What an exercise loads when it is first used. */
export interface ExerciseFiles {
  exercise: Exercise;
  texts: ExerciseTexts;
  solution: string;
  probe: string | null;
}

/** What the state uses of its surroundings. */
export interface Surroundings extends RunSurroundings {
  loadFiles: (id: string) => Promise<ExerciseFiles>;
  openStore: () => Promise<ProgressStore>;
}

const hasWords = (code: string) => code.replaceAll(/\s+/g, ' ').trim();

/**
 * One exercise: code, runs, verdicts, hints, and what is remembered of them. Nothing runs but by `start`.
 * @param starter in the page's language
 * @param steps length of the hint ladder
 */
export function createExercise(id: string, starter: string, steps: number, surroundings: Surroundings) {
  const { openStore } = surroundings;
  const draft = createDraft(`exercise/${id}`, starter, openStore);
  /** Whether what is written is kept; `not-loaded`: what keeps it did not come. */
  const status = signal<StoreStatus | 'not-loaded'>('stored');
  const isReady = signal(false);
  /** Until draft and marks are back: a run before would run other code. */
  let restoring: Promise<unknown> | null = null;
  const files = signal<ExerciseFiles | null>(null);
  const kept = signal<Omit<Kinds['exercise'], 'at'>>({ tries: 0, isSolved: false, hints: 0, sawSolution: false });
  const isSolutionOpen = signal(false);
  /** Whether hints or the solution could not be loaded. */
  const isHelpMissing = signal(false);

  const load = async (): Promise<ExerciseFiles> => (files.value ??= await surroundings.loadFiles(id));
  const runs = createRuns(load, surroundings);

  /** Notes what is to be remembered, from what is remembered by now in any tab. */
  async function note(change: (old: Omit<Kinds['exercise'], 'at'>) => Partial<Kinds['exercise']>): Promise<void> {
    const merge = (old: Omit<Kinds['exercise'], 'at'>) => ({ ...old, ...change(old) });
    kept.value = merge(kept.value);
    const store = await openStore().catch(() => null);
    await store?.update('exercise', id, (old) => ({ ...merge(old ?? NOTHING), at: momentAfter(old) }));
    status.value = store?.status() ?? 'not-loaded';
  }

  async function readKept(store: ProgressStore): Promise<void> {
    const entry = (await store.read('exercise', id)) ?? NOTHING;
    batch(() => {
      kept.value = { ...entry, hints: Math.min(entry.hints, steps) };
      status.value = store.status();
    });
  }

  async function bringBack(): Promise<() => void> {
    const store = await openStore().catch(() => null);
    if (!store) {
      status.value = 'not-loaded';
      isReady.value = true;
      return () => undefined;
    }
    await Promise.all([draft.restore().catch(() => undefined), readKept(store)]);
    if (kept.value.hints > 0) await load().catch(() => undefined);
    isReady.value = true;
    return store.subscribe(() => {
      void readKept(store);
      void draft.look();
    });
  }

  /** Brings back draft, hints and marks. @returns what ends listening to other tabs */
  function restore(): Promise<() => void> {
    const work = bringBack();
    restoring = work.catch(() => undefined);
    return work;
  }

  /** Runs the code, or checks it, once it is there; nothing while it runs already. */
  async function start(mode: Run['mode']): Promise<void> {
    if (restoring) await restoring;
    if (runs.phase.value !== 'idle') return;
    const source = draft.code.value;
    void draft.flush().catch(() => undefined);
    await runs.start(mode, source);
    const { ending, verdicts, trouble } = runs.run.value!;
    if (mode === 'run' || trouble || ending === 'stopped') return;
    const isSolved = isPassed(verdicts);
    const isTry = hasWords(source) !== hasWords(starter);
    if (!isTry && !isSolved) return;
    await note((old) => ({ tries: old.tries + 1, isSolved: old.isSolved || isSolved }));
  }

  async function help(show: () => Promise<void> | void): Promise<void> {
    try {
      await load();
    } catch {
      isHelpMissing.value = true;
      return;
    }
    isHelpMissing.value = false;
    await show();
  }

  return {
    ...runs,
    draft,
    status,
    isReady,
    files,
    kept,
    isSolutionOpen,
    isHelpMissing,
    restore,
    start,
    /** Shows the next step of the hint ladder. */
    showHint: () =>
      help(() => {
        const hints = Math.min(steps, kept.value.hints + 1);
        return note((old) => ({ hints: Math.max(old.hints, hints) }));
      }),
    /** Opens the solution, or closes it. */
    toggleSolution: () =>
      help(async () => {
        isSolutionOpen.value = !isSolutionOpen.value;
        if (isSolutionOpen.value) await note(() => ({ sawSolution: true }));
      }),
  };
}

const NOTHING = { tries: 0, isSolved: false, hints: 0, sawSolution: false };

/** What `createExercise` makes. */
export type ExerciseState = ReturnType<typeof createExercise>;
