import { useId, useRef } from 'preact/hooks';
import type { Language } from '../controls/inLanguage.ts';
import { hasGroups, parseNumber, pointForComma } from '@src/math/parseNumber.ts';
import { formatText } from '../controls/formatText.tsx';
import { LabelPlaces } from './LabelPlaces.tsx';
import { OrderSteps } from './OrderSteps.tsx';
import type { QuestionState, QuizState } from './quizState.ts';
import type { QuizWords } from './en.ts';
import { FeedbackText } from './FeedbackText.tsx';

interface QuestionProps {
  state: QuestionState;
  quiz: QuizState;
  /** Its place in the quiz, from 1. */
  number: number;
  language: Language<QuizWords>;
}

const HINTS = {
  single: 'chooseOne',
  multiple: 'chooseAll',
  order: 'orderHint',
  label: 'labelHint',
  numeric: null,
  predict: null,
} as const;

/** One question: what is asked, the controls, the button, and what is said of the answer. */
export function QuestionForm({ state, quiz, number, language }: QuestionProps) {
  const { words } = language;
  const { shown, feedback, isSolved } = state;
  const form = useRef<HTMLFormElement>(null);
  const hint = HINTS[shown.kind];
  const said = feedback.value;
  const isKept = said.kind === 'verdict' && said.isKept;
  const about = <FeedbackText feedback={said} language={language} shown={shown} />;
  const complain = (complaint: QuestionState['feedback']['value']) => {
    feedback.value = complaint;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (shown.items.length > 0) {
      const chosen = state.chosen.value;
      if (chosen.length === 0) complain({ kind: 'nothing-chosen' });
      else if (chosen.includes(-1)) complain({ kind: 'places-empty' });
      else void quiz.check(state, [...chosen]);
      return;
    }
    const value = parseNumber(state.text.value);
    if (Number.isNaN(value)) complain({ kind: 'not-a-number', written: pointForComma(state.text.value) });
    else void quiz.check(state, value);
  };
  const verdict = said.kind === 'verdict' ? (said.verdict.isRight ? 'right' : 'wrong') : 'none';
  return (
    <form ref={form} onSubmit={submit} data-question={shown.id} data-verdict={verdict} data-solved={isSolved.value}>
      <fieldset>
        <legend>
          {formatText(shown.prompt)} {hint && <span class="quiz-hint">{words[hint]}</span>}
        </legend>
        {shown.kind === 'order' && <OrderSteps state={state} language={language} />}
        {shown.drawing && <LabelPlaces state={state} drawing={shown.drawing} language={language} />}
        {(shown.kind === 'single' || shown.kind === 'multiple') && <Choices state={state} />}
        {shown.items.length === 0 && <NumberAnswer state={state} language={language} />}
      </fieldset>
      <p class="quiz-buttons">
        <button type="submit" disabled={!quiz.isReady.value}>
          {shown.kind === 'predict' ? words.run : words.check}
          <span class="sr-only"> {words.ofQuestion(number)}</span>
        </button>
        {isSolved.value && (
          <span class="quiz-solved">
            <span aria-hidden="true">✓ </span>
            {words.solved}
          </span>
        )}
      </p>
      <div class="quiz-feedback">
        <div role="status">{!isKept && about}</div>
        {isKept && about}
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

/** A field for a number. A phone's decimal keyboard has no minus sign, so the whole keyboard is asked for. */
function NumberAnswer({ state, language }: { state: QuestionState; language: Language<QuizWords> }) {
  const { words } = language;
  const { shown, text, feedback } = state;
  return (
    <label class="quiz-number">
      <span>{shown.kind === 'predict' ? words.yourPrediction : words.yourNumber}</span>
      <input
        autocomplete="off"
        maxLength={40}
        value={text}
        aria-invalid={feedback.value.kind === 'not-a-number'}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          feedback.value = { kind: 'none' };
        }}
      />
      {hasGroups(text.value) && <output>= {parseNumber(text.value)}</output>}
      {shown.unit && <span>{shown.unit}</span>}
    </label>
  );
}
