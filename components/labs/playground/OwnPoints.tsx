import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { measureCsv, parseCsv, toCsv } from '@src/labs/playground/csv.ts';
import { decodePoints, encodePoints } from '@src/labs/playground/linkPoints.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import type { OwnDrawing } from './ownDrawing.ts';
import type { Playground } from './state.ts';

/** The reader's own points: drawn in the picture, or written as CSV. */
export function OwnPoints({ plane, drawing }: { plane: Playground; drawing: OwnDrawing }) {
  const { words } = plane.lab;
  const id = useId();
  const { data, own } = plane.params.value;
  const isClasses = data === 'own-classes';
  const points = decodePoints(own);
  const text = useSignal<string | null>(null);
  const error = useSignal('');
  const isScaled = useSignal(false);
  const hadHeld = useSignal(false);
  const replace = (next: typeof points) => {
    plane.set('own', encodePoints(next));
    text.value = null;
    error.value = '';
    isScaled.value = false;
    hadHeld.value = false;
  };
  /** Refuses a paste or a drop that is too large before the page has to show it. */
  const measure = (event: Event, data: DataTransfer | null) => {
    const problem = measureCsv(data?.getData('text/plain') ?? '');
    if (!problem) return;
    event.preventDefault();
    error.value = words.csv(problem);
  };
  const use = () => {
    const result = parseCsv(text.value ?? toCsv(points), isClasses);
    if ('problem' in result) {
      error.value = words.csv(result.problem);
      return;
    }
    replace(result.points);
    isScaled.value = result.scaled;
    hadHeld.value = result.hadHeld;
  };
  return (
    <div class="pg-own" data-own>
      <p class="lab-heading">{words.ownHeading}</p>
      <p>
        {words.ownHint} {isClasses ? words.ownClassesHint : words.ownValuesHint}
      </p>
      {isClasses ? (
        <fieldset class="pg-radio">
          <legend>{words.drawAs}</legend>
          {([1, -1] as const).map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={`${id}-class`}
                checked={drawing.class.value === value}
                onChange={() => (drawing.class.value = value)}
              />{' '}
              {value === 1 ? `● ${words.classPlus}` : `■ ${words.classMinus}`}
            </label>
          ))}
        </fieldset>
      ) : (
        <div class="lab-fields">
          <NumberField
            label={words.drawValue}
            words={plane.lab.frame}
            text={drawing.text}
            error={drawing.value.value === null ? words.drawValueError : ''}
            disabled={false}
          />
        </div>
      )}
      <div class="lab-field">
        <label for={id}>{words.ownLabel}</label>
        <textarea
          id={id}
          rows={6}
          spellcheck={false}
          autocomplete="off"
          value={text.value ?? toCsv(points)}
          aria-invalid={error.value !== ''}
          aria-describedby={`${id}-error`}
          onPaste={(event) => measure(event, event.clipboardData)}
          onDrop={(event) => measure(event, event.dataTransfer)}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        <span id={`${id}-error`} class="lab-error" role={error.value ? 'alert' : undefined}>
          {error}
        </span>
      </div>
      <p class="lab-buttons">
        <button type="button" onClick={use}>
          {words.useOwn}
        </button>
        <button type="button" disabled={points.length === 0} onClick={() => replace(points.slice(0, -1))}>
          {words.undo}
        </button>
        <button type="button" disabled={points.length === 0} onClick={() => replace([])}>
          {words.clear}
        </button>
      </p>
      <p class="lab-small" role="status" data-own-count={points.length}>
        {points.length === 0 ? words.noPoints : words.ownCount(points.length, isScaled.value)}
        {hadHeld.value && ` ${words.heldLeftOut}`}
      </p>
    </div>
  );
}
