import type { Language } from '../controls/inLanguage.ts';
import { textIn } from '@src/i18n/textIn.ts';
import type { ShownQuestion } from '@src/quiz/shown.ts';
import { formatText } from '../controls/formatText.tsx';
import type { Feedback } from './quizState.ts';
import type { QuizWords } from './en.ts';

interface FeedbackProps {
  feedback: Feedback;
  language: Language<QuizWords>;
  shown: ShownQuestion;
}

const COMPLAINTS = {
  'nothing-chosen': 'nothingChosen',
  'places-empty': 'placesEmpty',
  'not-a-number': 'notANumber',
  'not-loaded': 'notLoaded',
} as const;

/** A result of at most four significant digits; the rounding of the display is no news. */
const formatResult = (value: number) => String(Number(value.toPrecision(4)));

/** What is said of an answer: right or not, and for each option why. */
export function FeedbackText({ feedback, language, shown }: FeedbackProps) {
  const { words } = language;
  if (feedback.kind === 'none') return null;
  if (feedback.kind === 'not-a-number' && feedback.written !== null)
    return <p class="quiz-complaint">{words.writePoint(feedback.written)}</p>;
  if (feedback.kind !== 'verdict') return <p class="quiz-complaint">{words[COMPLAINTS[feedback.kind]]}</p>;
  const { verdict, computed } = feedback;
  return (
    <>
      <p class={verdict.isRight ? 'quiz-right' : 'quiz-wrong'}>
        <strong>
          <span aria-hidden="true">{verdict.isRight ? '✓ ' : '✗ '}</span>
          {verdict.isRight ? words.right : words.wrong}
        </strong>{' '}
        {shown.drawing && !verdict.isRight && words.wrongPlaces(verdict.missing)}
        {computed !== null && words.computed(formatResult(computed), shown.unit)}
      </p>
      {verdict.reasons.map(({ about, why }, i) => (
        <p key={i}>
          {about !== null && <span class="quiz-about">{formatText(textIn(about, language.locale))}</span>}
          {formatText(textIn(why, language.locale))}
        </p>
      ))}
      {!verdict.isRight && (
        <p>
          {!shown.drawing &&
            verdict.missing > 0 &&
            verdict.reasons.length === 0 &&
            `${words.missing(verdict.missing)} `}
          {words.again}
        </p>
      )}
    </>
  );
}
