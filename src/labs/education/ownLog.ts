import { parseKey } from '../../progress/entries.ts';
import { FIRST_GUESS, fitStep } from './fitTracing.ts';
import { traceAll, type Skill } from './tracing.ts';

/** Fewest first answers, and pages with more than one, from which four numbers are fitted; below, they would be chance. */
export const ENOUGH = { answers: 40, pages: 5 } as const;
/** Steps of expectation–maximization on the reader's log. */
const STEPS = 50;

/** What the reader's own answers say. */
export interface OwnLog {
  /** By page, the first answers in order of their last change, and the probability that the page's subject is known now. */
  pages: { page: string; answers: boolean[]; known: number }[];
  count: number;
  /** Fitted to all pages together, each as one sequence; null when there are too few answers, and the numbers given were used. */
  fitted: Skill | null;
}

/**
 * Traces the reader's knowledge of each page from the answers to its quiz. An answer counts as right when it was at the first try.
 * @param entries the progress by key; other entries and damaged ones say nothing
 * @param given the numbers to use while there is too little to fit
 */
export function traceLog(entries: ReadonlyMap<string, object>, given: Skill): OwnLog {
  const quizzes = [...entries]
    .flatMap(([key, entry]) => {
      const parsed = parseKey(key);
      const { at, tries, isSolved } = entry as { at: number; tries: number; isSolved: boolean };
      return parsed?.kind === 'quiz' && tries > 0
        ? [{ at, page: parsed.id.split('#')[0]!, isRight: isSolved && tries === 1 }]
        : [];
    })
    .sort((a, b) => a.at - b.at);
  const byPage = new Map<string, boolean[]>();
  for (const { page, isRight } of quizzes) byPage.set(page, [...(byPage.get(page) ?? []), isRight]);
  const pages = [...byPage].map(([page, answers]) => ({ page, answers }));
  const hasEnough =
    quizzes.length >= ENOUGH.answers && pages.filter(({ answers }) => answers.length > 1).length >= ENOUGH.pages;
  let fitted: Skill | null = hasEnough ? FIRST_GUESS : null;
  for (let step = 0; fitted && step < STEPS; step++) {
    fitted = fitStep(
      pages.map(({ answers }) => answers),
      fitted,
    ).skill;
  }
  return {
    pages: pages.map(({ page, answers }) => ({ page, answers, known: traceAll(answers, fitted ?? given).at(-1)! })),
    count: quizzes.length,
    fitted,
  };
}
