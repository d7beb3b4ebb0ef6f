import { afterEach, expect, test, vi } from 'vitest';
import { createQuiz, type QuizState, type Surroundings } from '../../../components/quiz/quizState.ts';
import type { Answer } from '../../../src/progress/entries.ts';
import { memoryPersistence } from '../../../src/progress/memory.ts';
import type { Persistence } from '../../../src/progress/persistence.ts';
import { createProgressStore, type ProgressStore } from '../../../src/progress/store.ts';
import { runExperiment } from '../../../src/quiz/experiments/index.ts';
import type { Quiz } from '../../../src/quiz/schema.ts';
import { showQuestion } from '../../../src/quiz/shown.ts';

const both = (text: string) => ({ en: text, zh: `${text}。` });
const option = (text: string, right?: true) => ({ text, why: both(`why ${text}`), ...(right && { right }) });
const ORDER = ['one', 'two', 'three', 'four'];
const quiz: Quiz = {
  questions: [
    { kind: 'single', id: 'choice', prompt: both('?'), options: [option('a'), option('b', true), option('c')] },
    {
      kind: 'numeric',
      id: 'number',
      prompt: both('?'),
      answer: 0.25,
      tolerance: 0.01,
      why: both('a quarter'),
      wrong: [{ value: 4, why: both('upside down') }],
      hint: both('divide'),
    },
    {
      kind: 'order',
      id: 'order',
      prompt: both('?'),
      steps: ORDER,
      why: both('in turn'),
      wrong: [{ swapped: [0, 1], why: both('one comes first') }],
      hint: both('count'),
    },
    {
      kind: 'predict',
      id: 'prediction',
      prompt: both('?'),
      tolerance: 1e-6,
      run: 'training-drop',
      why: both('right'),
      below: both('below'),
      above: both('above'),
    },
  ],
};
const PAGE = 'trial/page';
const shown = quiz.questions.map((question) => showQuestion(question, PAGE, 'en'));

const opened: ProgressStore[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
/** A quiz as a page opens it. @param persistence where another visit has kept, or will find, the answers */
function open(persistence: Persistence = memoryPersistence(), changes: Partial<Surroundings> = {}) {
  const store = createProgressStore(persistence);
  opened.push(store);
  const state = createQuiz(PAGE, shown, {
    loadQuiz: () => Promise.resolve(quiz),
    openStore: () => Promise.resolve(store),
    ...changes,
  });
  return { state, store };
}
const find = (state: QuizState, id: string) => state.questions.find((question) => question.shown.id === id)!;
const answer = (state: QuizState, id: string, given: Answer) => state.check(find(state, id), given);

test('a right answer is said, kept and counted; a wrong one does not take it back', async () => {
  const { state, store } = open();
  const question = find(state, 'choice');
  await answer(state, 'choice', [0]);
  expect(question.feedback.value).toMatchObject({ kind: 'verdict', isKept: false, verdict: { isRight: false } });
  expect(question.isSolved.value).toBe(false);
  await answer(state, 'choice', [1]);
  expect(question.isSolved.value).toBe(true);
  await answer(state, 'choice', [2]);
  expect(question.isSolved.value).toBe(true);
  expect(await store.read('quiz', `${PAGE}#choice`)).toMatchObject({ tries: 3, isSolved: true, answer: [2] });
});

test('an earlier visit’s answers come back with their verdicts, and are not announced anew', async () => {
  const persistence = memoryPersistence();
  const before = open(persistence);
  await answer(before.state, 'choice', [1]);
  await answer(before.state, 'number', 4);
  const { state } = open(persistence);
  expect(state.isReady.value).toBe(false);
  await state.restore();
  expect(state.isReady.value).toBe(true);
  expect(find(state, 'choice').chosen.value).toEqual([1]);
  expect(find(state, 'choice').feedback.value).toMatchObject({ kind: 'verdict', isKept: true });
  expect(find(state, 'number').text.value).toBe('4');
  expect(find(state, 'number').feedback.value).toMatchObject({ verdict: { reasons: [{ why: both('upside down') }] } });
  expect(find(state, 'order').feedback.value).toEqual({ kind: 'none' });
});

test('steps are kept by their place in the file, whatever order the page shows', async () => {
  const persistence = memoryPersistence();
  const { state, store } = open(persistence);
  const { items } = find(state, 'order').shown;
  expect(items.map(({ text }) => text)).not.toEqual(ORDER);
  const sorted = ORDER.map((text) => items.findIndex((item) => item.text === text));
  await answer(state, 'order', sorted);
  expect(find(state, 'order').isSolved.value).toBe(true);
  expect((await store.read('quiz', `${PAGE}#order`))?.answer).toEqual([0, 1, 2, 3]);
  const again = open(persistence).state;
  await again.restore();
  expect(find(again, 'order').chosen.value).toEqual(sorted);
});

test('a prediction is judged by what is computed, and done once it has been compared', async () => {
  const { state, store } = open();
  const computed = runExperiment('training-drop');
  const { feedback, isSolved } = find(state, 'prediction');
  await answer(state, 'prediction', computed - 1);
  expect(feedback.value).toMatchObject({ computed, verdict: { isRight: false, reasons: [{ why: both('below') }] } });
  expect(isSolved.value).toBe(true);
  expect(await store.read('quiz', `${PAGE}#prediction`)).toMatchObject({ isSolved: true, tries: 1 });
  await answer(state, 'prediction', computed);
  expect(feedback.value).toMatchObject({ computed, verdict: { isRight: true } });
});

test('an answer that no longer fits its question is left out', async () => {
  const persistence = memoryPersistence();
  const { store } = open(persistence);
  await store.update('quiz', `${PAGE}#choice`, () => ({ at: 1, answer: [7], tries: 1, isSolved: true }));
  const { state } = open(persistence);
  await state.restore();
  expect(find(state, 'choice').feedback.value).toEqual({ kind: 'none' });
  expect(find(state, 'choice').chosen.value).toEqual([]);
  expect(find(state, 'choice').isSolved.value).toBe(true); // solved stays solved
});

test('answers that cannot be loaded are said, nothing is kept, and the next try may succeed', async () => {
  const loadQuiz = vi.fn<Surroundings['loadQuiz']>().mockRejectedValueOnce(new TypeError('offline'));
  loadQuiz.mockResolvedValue(quiz);
  const { state, store } = open(undefined, { loadQuiz });
  await answer(state, 'choice', [1]);
  expect(find(state, 'choice').feedback.value).toEqual({ kind: 'not-loaded' });
  expect(await store.read('quiz', `${PAGE}#choice`)).toBeNull();
  await answer(state, 'choice', [1]);
  expect(find(state, 'choice').isSolved.value).toBe(true);
});

test('nothing is loaded before it is needed', async () => {
  const loadQuiz = vi.fn<Surroundings['loadQuiz']>();
  const { state } = open(undefined, { loadQuiz });
  await state.restore();
  expect(loadQuiz).not.toHaveBeenCalled();
});

test('what another tab solves is solved here, until listening ends', async () => {
  const persistence = memoryPersistence();
  const [here, there] = [open(persistence).state, open(persistence).state];
  const stop = await here.restore();
  await answer(there, 'choice', [1]);
  await vi.waitFor(() => expect(find(here, 'choice').isSolved.value).toBe(true));
  stop();
  await answer(there, 'number', 0.25);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(find(here, 'number').isSolved.value).toBe(false);
});
