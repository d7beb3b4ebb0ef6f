import type { Language } from '../controls/inLanguage.ts';
import type { ShownDrawing } from '@src/quiz/drawing.ts';
import { formatText, plainText } from '../controls/formatText.tsx';
import { LabelDrawing } from './LabelDrawing.tsx';
import type { QuestionState } from './quizState.ts';
import type { QuizWords } from './en.ts';

interface LabelPlacesProps {
  state: QuestionState;
  drawing: ShownDrawing;
  language: Language<QuizWords>;
}

/** A drawing with empty places, and below it a list to choose from for each: the drawing shows what is chosen. */
export function LabelPlaces({ state, drawing, language }: LabelPlacesProps) {
  const { words } = language;
  const { shown, chosen, feedback } = state;
  const texts = new Map(shown.items.map(({ index, text }) => [index, plainText(text)]));
  const labels = chosen.value.map((index) => texts.get(index) ?? '');
  const choose = (place: number, index: number) => {
    chosen.value = chosen.value.map((other, i) => (i === place ? index : other));
    feedback.value = { kind: 'none' };
  };
  return (
    <>
      <LabelDrawing drawing={drawing} labels={labels} language={language} />
      <div class="quiz-places">
        {chosen.value.map((index, place) => (
          <label key={place}>
            <span>{words.place(place + 1)}</span>
            <select
              aria-invalid={index < 0 && feedback.value.kind === 'places-empty'}
              onChange={(event) => choose(place, Number(event.currentTarget.value))}
            >
              <option value="-1" selected={index < 0}>
                {words.noLabel}
              </option>
              {shown.items.map((item) => (
                <option key={item.index} value={item.index} selected={item.index === index}>
                  {plainText(item.text)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <p class="quiz-labels">
        {words.labels}
        {shown.items.map(({ index, text }) => (
          <span key={index}>{formatText(text)}</span>
        ))}
      </p>
    </>
  );
}
