/* What is tried in every browser, and what is told of it. */
import type { Question } from '../../src/quiz/schema.ts';
import type { LabPlan } from '../../src/labs/lab.ts';
import { encodePermalink } from '../../src/labs/permalink.ts';
import { frame } from '../../components/labs/frame/words/en.ts';
import { words as exerciseWords } from '../../components/exercises/en.ts';
import { words as quizWords } from '../../components/quiz/en.ts';
import { LABS, type LabUnderTest } from '../../tests/support/labs.ts';
import { questionsOf } from '../../tests/support/quizPage.ts';
import { until, type Tab } from './tab.ts';

/** What came of one thing that was tried. */
export interface Outcome {
  works: boolean;
  /** Backend and threads, of a lab that computes. */
  backend?: string;
  threads?: number;
  /** What went wrong, for who reads the report. */
  said?: string;
}

const NUMBERS = `[...lab.querySelectorAll('output[data-metric]')].map((it) => it.textContent).join()`;
const inLab = (id: string, expression: string) =>
  `(() => { const lab = document.querySelector('[data-lab="${id}"]'); return ${expression}; })()`;

/** Marks the first button that can be seen and pressed and begins with a word, so that a selector finds it. */
const mark = (scope: string, word = '') =>
  `[...document.querySelectorAll('${scope} button:enabled')].find((it) => it.checkVisibility() && it.textContent.trim().startsWith(${JSON.stringify(word)}))?.toggleAttribute('data-tried', true)`;

/** The link to a lab with settings that end soon. */
async function linkOf(id: string, small: LabUnderTest['small']): Promise<string> {
  const module = (await import(`../../src/labs/${id}/protocol.ts`)) as Record<string, unknown>;
  const plan = Object.values(module).find((value) => (value as LabPlan | null)?.id === id) as LabPlan;
  return `#${encodePermalink(id, { ...plan.defaults, ...small })}`;
}

/** Presses a lab's first button and watches until its state is right. @param isSlow whether to have begun is enough */
async function tryLab(tab: Tab, url: string, id: string, isSlow: boolean): Promise<Outcome> {
  const { page, small, run = 'ends', hasNoLink } = LABS[id]!;
  const settings = isSlow && small && 'batchSize' in small ? { ...small, batchSize: 16 } : small;
  await tab.open(`${url}en/${page}${hasNoLink ? '' : await linkOf(id, settings)}`);
  await until(
    tab,
    `${id} is live`,
    inLab(id, `lab?.scrollIntoView({ block: 'center' }), lab && !lab.closest('astro-island').hasAttribute('ssr')`),
  );
  const before = await tab.evaluate<string>(inLab(id, NUMBERS));
  if (run === 'none') return { works: /\d/.test(before) };
  await tab.evaluate(mark(`[data-lab="${id}"] [data-lab-part="run"]`));
  await tab.click(`[data-lab="${id}"] [data-tried]`);
  const right = run === 'ends' && !isSlow ? ['done'] : ['running', 'paused', 'done'];
  const { state, backend, threads, said } = await until<{
    state: string;
    backend: string;
    threads: string | null;
    said: string | null;
  }>(
    tab,
    `${id} is ${right.join(' or ')}`,
    inLab(
      id,
      `(lab.dataset.state === 'error' || (${JSON.stringify(right)}.includes(lab.dataset.state) && ${NUMBERS} !== ${JSON.stringify(before)})) && {
        state: lab.dataset.state,
        backend: lab.dataset.backend,
        threads: [...lab.querySelectorAll('dt')].find((it) => it.textContent === ${JSON.stringify(frame.threads)})?.nextElementSibling.textContent ?? null,
        said: lab.querySelector('[data-fault]')?.textContent ?? null,
      }`,
    ),
  );
  const works = right.includes(state);
  return { works, backend, ...(threads && { threads: Number(threads) }), ...(!works && { said: said ?? state }) };
}

/** Checks an exercise as it is: the code runs in the sandbox, and fails as it should. */
async function tryExercise(tab: Tab, url: string): Promise<Outcome> {
  const scope = '[data-exercise="neuron"]';
  await tab.open(`${url}en/concepts/networks/#exercises`);
  await until(tab, 'the exercise is live', `!!document.querySelector('${scope} [data-ready="true"]')`);
  await tab.evaluate(mark(scope, exerciseWords.check));
  await tab.click(`${scope} [data-tried]`);
  const status = `document.querySelector('${scope} .exercise-status [role="status"]').textContent`;
  await until(tab, 'the exercise is judged', `${status}.includes(${JSON.stringify(exerciseWords.passed(0, 3))})`);
  return { works: true };
}

/** Answers a question, then opens the page again: the answer is still there where something can be kept. */
async function tryQuiz(tab: Tab, url: string): Promise<Outcome> {
  const page = `${url}en/concepts/networks/#quiz`;
  const isReady = `(document.querySelector('[data-quiz]').scrollIntoView(), !!document.querySelector('[data-quiz][data-ready="true"]'))`;
  const question = questionsOf('concepts/networks').find(({ id }) => id === 'ten-times') as Extract<
    Question,
    { kind: 'single' }
  >;
  const form = '[data-question="ten-times"]';
  await tab.open(page);
  await until(tab, 'the quiz is live', isReady);
  await tab.click(`${form} input[value="${question.options.findIndex(({ right }) => right)}"]`);
  await tab.evaluate(mark(form, quizWords.check));
  await tab.click(`${form} [data-tried]`);
  await until(tab, 'the answer is judged', `document.querySelector('${form}').dataset.verdict === 'right'`);
  await tab.open(`${url}en/glossary/`);
  await tab.open(page);
  await until(tab, 'the quiz is live again', isReady);
  const kept = `document.querySelector('${form}[data-solved="true"], [data-store="refused"]')?.dataset`;
  const { store } = await until<{ store?: string }>(tab, 'the answer is kept or that is said', kept);
  return store === 'refused' ? { works: true, said: 'not kept' } : { works: true };
}

/** Everything that can be tried, by name: each lab, an exercise, a quiz with the progress that it keeps. */
export const TRIES: Readonly<Record<string, (tab: Tab, url: string, isSlow: boolean) => Promise<Outcome>>> = {
  ...Object.fromEntries(
    Object.keys(LABS).map((id) => [id, (tab: Tab, url: string, isSlow: boolean) => tryLab(tab, url, id, isSlow)]),
  ),
  exercise: tryExercise,
  quiz: tryQuiz,
};
