import { useMemo } from 'preact/hooks';
import { IMAGE_SIZE } from '@src/labs/digits/network.ts';
import { argMax } from '@src/math/argMax.ts';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { Pad } from './Pad.tsx';
import type { DigitsState } from './state.ts';

const BLACK = fromGrey(new Uint8Array(IMAGE_SIZE * IMAGE_SIZE));

/** The reader draws a digit; the trained network answers after every stroke. */
export function Draw({ state }: { state: DigitsState }) {
  const { words, settings } = state.lab;
  return (
    <div data-draw>
      <p class="lab-heading">{words.draw}</p>
      <Pad state={state} />
      <p class="lab-buttons">
        <button type="button" onClick={() => state.drawing.clear()}>
          {words.clear}
        </button>
      </p>
      <SelectField label={words.input} text={settings.texts.input} options={Object.entries<string>(words.inputs)} />
      <p class="lab-small" id="digits-draw-hint">
        {words.drawHint}
      </p>
    </div>
  );
}

/** What the network saw, and its ten probabilities as bars. */
export function Answer({ state }: { state: DigitsState }) {
  const { words } = state.lab;
  const recognition = state.drawing.answer.value;
  const isEmpty = state.drawing.isEmpty.value;
  const best = recognition ? argMax(recognition.probabilities) : -1;
  const seen = useMemo(
    () => (recognition ? fromGrey(Uint8Array.from(recognition.image, (value) => 255 * value)) : BLACK),
    [recognition],
  );
  return (
    <div class="draw-answer">
      <p class="lab-small lab-line">{state.canAnswer.value ? isEmpty && words.nothingDrawn : words.needsTraining}</p>
      <div class="draw-seen">
        <Pixels rgba={seen} width={IMAGE_SIZE} height={IMAGE_SIZE} size={84} label={words.seen} />
        <p>
          <span class="lab-small">{words.answer}</span>
          <output class="draw-digit" data-metric="recognised">
            {recognition ? best : '–'}
          </output>
        </p>
      </div>
      <p class="lab-small">{words.seen}</p>
      <table class="probabilities" aria-label={words.probabilities}>
        <tbody>
          {Array.from({ length: 10 }, (_, digit) => {
            const p = recognition?.probabilities[digit] ?? 0;
            return (
              <tr key={digit} class={digit === best ? 'best' : ''}>
                <th scope="row">{digit}</th>
                <td class="bar" aria-hidden="true">
                  <span style={`width:${(100 * p).toFixed(1)}%`} />
                </td>
                <td>
                  <output data-metric={`p${digit}`}>{recognition ? p.toFixed(4) : '–'}</output>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
