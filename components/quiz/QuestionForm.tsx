import { useId } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { parseNumber } from '../controls/parseNumber.ts';
import { formatText } from './formatText.tsx';
import { OrderSteps } from './OrderSteps.tsx';
import type { QuestionState, QuizState } from './quizState.ts';
import { strings } from './strings.ts';
import { FeedbackText } from './FeedbackText.tsx';

interface QuestionProps {
  state: QuestionState;
  quiz: QuizState;
  locale: Locale;
}

const HINTS = { single: 'chooseOne', multiple: 'chooseAll', order: 'orderHint', numeric: null, predict: null } as const;

/** One question: what is asked, the controls, the button, and what is said of the answer. */
export function QuestionForm({ state, quiz, locale }: QuestionProps) {
  const words = strings[locale];
  const { shown, feedback, isSolved } = state;
  const hint = HINTS[shown.kind];
  const said = feedback.value;
  const submit = (event: Event) => {
    event.preventDefault();
    if (shown.items.length > 0) {
      const chosen = state.chosen.value;
      if (chosen.length === 0) feedback.value = { kind: 'nothing-chosen' };
      else void quiz.check(state, [...chosen]);
      return;
    }
    const value = parseNumber(state.text.value);
    if (!Number.isFinite(value)) feedback.value = { kind: 'not-a-number' };
    else void quiz.check(state, value);
  };
  const verdict = said.kind === 'verdict' ? (said.verdict.isRight ? 'right' : 'wrong') : 'none';
  return (
    <form onSubmit={submit} data-question={shown.id} data-verdict={verdict} data-solved={isSolved.value}>
      <fieldset>
        <legend>
          {formatText(shown.prompt)} {hint && <span class="quiz-hint">{words[hint]}</span>}
        </legend>
        {shown.kind === 'order' && <OrderSteps state={state} locale={locale} />}
        {(shown.kind === 'single' || shown.kind === 'multiple') && <Choices state={state} />}
        {shown.items.length === 0 && <NumberAnswer state={state} locale={locale} />}
      </fieldset>
      <p class="quiz-buttons">
        <button type="submit" disabled={!quiz.isReady.value}>
          {shown.kind === 'predict' ? words.run : words.check}
        </button>
        {isSolved.value && <span class="quiz-solved">✓ {words.solved}</span>}
      </p>
      <div class="quiz-feedback" role="status">
        <FeedbackText feedback={said} locale={locale} unit={shown.unit} />
      </div>
    </form>
  );
}

function Choices({ state }: { state: QuestionState }) {
  const name = useId();
  const { shown, chosen, feedback } = state;
  const isMultiple = shown.kind === 'multiple';
  const choose = (index: number, isChosen: boolean) => {
    const others = isMultiple ? chosen.value.filter((other) => other !== index) : [];
    chosen.value = isChosen ? [...others, index].sort((a, b) => a - b) : others;
    feedback.value = { kind: 'none' };
  };
  return (
    <>
      {shown.items.map(({ index, text }) => (
        <label key={index} class="quiz-choice">
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            value={index}
            checked={chosen.value.includes(index)}
            onChange={(event) => choose(index, event.currentTarget.checked)}
          />
          <span>{formatText(text)}</span>
        </label>
      ))}
    </>
  );
}

function NumberAnswer({ state, locale }: { state: QuestionState; locale: Locale }) {
  const words = strings[locale];
  const { shown, text, feedback } = state;
  return (
    <label class="quiz-number">
      <span>{shown.kind === 'predict' ? words.yourPrediction : words.yourNumber}</span>
      <input
        inputMode="decimal"
        autocomplete="off"
        maxLength={40}
        value={text}
        aria-invalid={feedback.value.kind === 'not-a-number'}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          feedback.value = { kind: 'none' };
        }}
      />
      {shown.unit && <span>{shown.unit}</span>}
    </label>
  );
}
