import type { ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { pointForComma } from '@src/math/parseNumber.ts';
import { tell, type PredictionState } from './prediction.ts';
import type { FrameWords } from './words/en.ts';
import './prediction.css';

interface PredictionProps {
  prediction: PredictionState;
  words: FrameWords;
  /** Whether nothing runs: what holds for a run is not changed during it. */
  isFree: ReadonlySignal<boolean>;
}

/** The question before a run with its field, and after it what was said beside what came out. In print a line to fill. */
export function Prediction({ prediction, words, isFree }: PredictionProps) {
  const id = useId();
  const question = prediction.question.value;
  const text = prediction.text.value;
  const compared = prediction.compared.value;
  const field = {
    id,
    value: text,
    disabled: !isFree.value,
    'aria-describedby': `${id}-said`,
  };
  return (
    <div class="lab-prediction" data-prediction={question.id}>
      <label for={id}>
        <b>{words.prediction}</b> {question.text}
      </label>
      {question.choices ? (
        <select {...field} onChange={(event) => prediction.write(event.currentTarget.value)}>
          <option value="">{words.choose}</option>
          {question.choices.map((choice, i) => (
            <option key={choice} value={String(i)}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...field}
          inputMode="decimal"
          autocomplete="off"
          aria-invalid={prediction.isUnread.value}
          onInput={(event) => prediction.write(event.currentTarget.value)}
        />
      )}
      <span id={`${id}-said`} role="status">
        {prediction.isUnread.value ? (
          <span class="lab-error">{complain(text, words)}</span>
        ) : (
          compared && (
            <b data-compared>
              {words.youSaid(tell(compared.question, compared.said), tell(compared.question, compared.was))}
            </b>
          )
        )}
      </span>
    </div>
  );
}

function complain(text: string, words: FrameWords): string {
  const written = pointForComma(text);
  return written === null ? words.writeNumber : words.writePoint(written);
}
