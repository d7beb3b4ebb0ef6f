import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../controls/inLanguage.ts';
import type { Quiz } from '@src/quiz/schema.ts';
import type { ShownQuestion } from '@src/quiz/shown.ts';
import { loadPart } from '@src/site/loadPart.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { createQuiz, type Surroundings } from './quizState.ts';
import type { QuizWords } from './en.ts';

/** What a quiz's island is given. */
export interface QuizViewProps {
  page: string;
  language: Language<QuizWords>;
  questions: readonly ShownQuestion[];
}

const files = import.meta.glob<Quiz>('/content/quizzes/**/*.json', { import: 'default' });
const surroundings: Surroundings = {
  loadQuiz: (page) => loadPart(files[`/content/quizzes/${page}.json`]!),
  openStore: async () => (await loadPart(() => import('@src/progress/store.ts'))).getProgress(),
};

/** A page's quiz. */
export function QuizView({ page, language, questions }: QuizViewProps) {
  const { words } = language;
  const quiz = useMemo(() => createQuiz(page, questions, surroundings), []);
  useEffect(() => {
    const ending = quiz.restore();
    return () => void ending.then((end) => end());
  }, [quiz]);
  const solved = quiz.questions.filter(({ isSolved }) => isSolved.value).length;
  const status = quiz.status.value;
  return (
    <section class="quiz not-content" aria-label={words.title} data-quiz={page} data-ready={quiz.isReady.value}>
      <p class="quiz-score">
        <progress value={solved} max={questions.length} aria-hidden="true" />
        <output data-metric="solved">{words.score(solved, questions.length)}</output>
      </p>
      {status !== 'stored' && (
        <p class="quiz-notice" role="status" data-store={status}>
          {words[status]}
        </p>
      )}
      {/* Without bullets, Safari takes a list for none unless its role is said. */}
      <ol class="quiz-list" role="list">
        {quiz.questions.map((state, i) => (
          <li key={state.shown.id}>
            <QuestionForm state={state} quiz={quiz} number={i + 1} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}
