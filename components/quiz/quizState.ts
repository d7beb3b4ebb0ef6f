import { batch, signal, type Signal } from '@preact/signals';
import { momentAfter, type Answer } from '@src/progress/entries.ts';
import type { ProgressStore, StoreStatus } from '@src/progress/store.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { Verdict } from '@src/quiz/judge.ts';
import type { Quiz } from '@src/quiz/schema.ts';
import type { ShownQuestion } from '@src/quiz/shown.ts';

/** What the state uses of its surroundings, loaded when it is needed. */
export interface Surroundings {
  /** A page's quiz with its answers. @throws what cannot be loaded */
  loadQuiz: (page: string) => Promise<Quiz>;
  openStore: () => Promise<ProgressStore>;
}

/** What is said below a question. */
export type Feedback =
  | { kind: 'none' }
  | { kind: 'nothing-chosen' | 'places-empty' | 'not-loaded' }
  /** `written`: how to write it, of a number with a decimal comma. */
  | { kind: 'not-a-number'; written: string | null }
  /** `isKept`: on an answer given on an earlier visit, of which nothing is to be announced. */
  | { kind: 'verdict'; verdict: Verdict; computed: number | null; isKept: boolean };

/** One question's state. */
export interface QuestionState {
  shown: ShownQuestion;
  /** Indices chosen, the steps in their present order, or the label of each place, −1 while it is empty. */
  chosen: Signal<number[]>;
  /** The number as typed. */
  text: Signal<string>;
  feedback: Signal<Feedback>;
  isSolved: Signal<boolean>;
}

/** What is chosen before the reader has chosen. */
function beginWith({ kind, items, drawing }: ShownQuestion): number[] {
  if (kind === 'order') return items.map(({ index }) => index);
  return new Array<number>(drawing?.places ?? 0).fill(-1);
}

/** A page's quiz: its questions, and what checking does. */
export function createQuiz(page: string, shownQuestions: readonly ShownQuestion[], surroundings: Surroundings) {
  const { loadQuiz, openStore } = surroundings;
  /** Whether answers are kept; `not-loaded`: what keeps them did not come. */
  const status = signal<StoreStatus | 'not-loaded'>('stored');
  const isReady = signal(false);
  const questions: QuestionState[] = shownQuestions.map((shown) => ({
    shown,
    chosen: signal(beginWith(shown)),
    text: signal(''),
    feedback: signal<Feedback>({ kind: 'none' }),
    isSolved: signal(false),
  }));

  /** The verdict on an answer, or null when the question has changed since it was kept. */
  async function judgeAnswer(id: string, answer: Answer): Promise<Extract<Feedback, { kind: 'verdict' }> | null> {
    const [quiz, { fitsQuestion, judge }] = await Promise.all([
      loadQuiz(page),
      loadPart(() => import('@src/quiz/judge.ts')),
    ]);
    const question = quiz.questions.find((candidate) => candidate.id === id)!;
    if (!fitsQuestion(question, answer)) return null;
    const isComputed = question.kind === 'predict';
    const computed = isComputed
      ? (await loadPart(() => import('@src/quiz/experiments/index.ts'))).runExperiment(question.run)
      : null;
    return { kind: 'verdict', verdict: judge(question, answer, computed ?? Number.NaN), computed, isKept: false };
  }

  /** Steps by their place in the file, of steps by the place where they are shown; other answers as they are. */
  async function toFile({ id, kind, items }: ShownQuestion, answer: Answer): Promise<Answer> {
    if (kind !== 'order' || !Array.isArray(answer)) return answer;
    const { shuffle } = await loadPart(() => import('@src/quiz/shuffle.ts'));
    const order = shuffle(`${page}#${id}`, items.length, false);
    return answer.map((place) => order[place]!);
  }

  /** The way back, for an answer that was kept. */
  async function toShown({ id, kind, items }: ShownQuestion, answer: number[]): Promise<number[]> {
    if (kind !== 'order') return answer;
    const { shuffle } = await loadPart(() => import('@src/quiz/shuffle.ts'));
    const order = shuffle(`${page}#${id}`, items.length, false);
    return answer.map((step) => order.indexOf(step));
  }

  async function restoreQuestion(store: ProgressStore, state: QuestionState): Promise<void> {
    const kept = await store.read('quiz', `${page}#${state.shown.id}`);
    state.isSolved.value = kept?.isSolved ?? false;
    if (!kept || state.feedback.value.kind !== 'none') return;
    const feedback = await judgeAnswer(state.shown.id, kept.answer);
    // What the reader has chosen meanwhile stays.
    const isBegun = state.text.value !== '' || String(state.chosen.value) !== String(beginWith(state.shown));
    if (!feedback || isBegun) return;
    const chosen = Array.isArray(kept.answer) ? await toShown(state.shown, kept.answer) : null;
    batch(() => {
      if (chosen) state.chosen.value = chosen;
      else state.text.value = String(kept.answer);
      state.feedback.value = { ...feedback, isKept: true };
    });
  }

  /** Brings back the answers given before. @returns what ends listening to other tabs */
  async function restore(): Promise<() => void> {
    const store = await openStore().catch(() => null);
    if (!store) {
      status.value = 'not-loaded';
      isReady.value = true;
      return () => undefined;
    }
    await Promise.all(questions.map((state) => restoreQuestion(store, state).catch(() => undefined)));
    status.value = store.status();
    isReady.value = true;
    return store.subscribe(() => {
      status.value = store.status();
      for (const { shown, isSolved } of questions) {
        void store.read('quiz', `${page}#${shown.id}`).then((kept) => (isSolved.value = kept?.isSolved ?? false));
      }
    });
  }

  /** Judges an answer, shows the verdict and keeps both. */
  async function check({ shown, feedback, isSolved }: QuestionState, given: Answer): Promise<void> {
    let judged: Feedback | null;
    let answer = given;
    try {
      answer = await toFile(shown, given);
      judged = await judgeAnswer(shown.id, answer);
    } catch {
      judged = { kind: 'not-loaded' };
    }
    feedback.value = judged ?? { kind: 'not-loaded' };
    if (judged?.kind !== 'verdict') return;
    const { isRight } = judged.verdict;
    const store = await openStore().catch(() => null);
    await store?.update('quiz', `${page}#${shown.id}`, (old) => ({
      at: momentAfter(old),
      answer,
      tries: (old?.tries ?? 0) + 1,
      isSolved: isRight || (old?.isSolved ?? false),
    }));
    status.value = store?.status() ?? 'not-loaded';
    isSolved.value ||= isRight; // said when it is kept
  }

  return { questions, status, isReady, restore, check };
}

/** What `createQuiz` makes. */
export type QuizState = ReturnType<typeof createQuiz>;
