import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { DRAWING_SIZE, type Ink } from '@src/labs/digits/drawing.ts';
import { IMAGE_SIZE } from '@src/labs/digits/network.ts';
import type { Recognition } from '@src/labs/digits/protocol.ts';
import { argMax } from '@src/math/argMax.ts';
import { fromGrey, Pixels } from '../../controls/Pixels.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { Pad } from './Pad.tsx';
import type { DigitsState } from './state.ts';

/** An answer is said to screen readers when the drawing has rested this long. */
const SAY_AFTER_MS = 700;
const BLACK = fromGrey(new Uint8Array(IMAGE_SIZE * IMAGE_SIZE));

/** The reader draws a digit, the trained network answers with ten probabilities after every stroke. */
export function Draw({ state }: { state: DigitsState }) {
  const { words, settings } = state.lab;
  const ink = useMemo<Ink>(() => new Float32Array(DRAWING_SIZE * DRAWING_SIZE), []);
  const version = useSignal(0);
  const isEmpty = useSignal(true);
  const answer = useSignal<Recognition | null>(null);
  const isAsking = useRef(false);
  const saying = useRef(0);

  const ask = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    let asked = -1;
    // What is drawn meanwhile is asked about next: one question at a time.
    while (asked !== version.peek() && state.canAnswer.peek() && !isEmpty.peek()) {
      asked = version.peek();
      const input = settings.values.peek().input;
      answer.value = await state.recognise({ ink: ink.slice(), input }).catch(() => null);
    }
    isAsking.current = false;
    clearTimeout(saying.current);
    saying.current = window.setTimeout(() => say(answer.peek()), SAY_AFTER_MS);
  };
  const say = (recognition: Recognition | null) => {
    if (!recognition) return;
    const digit = argMax(recognition.probabilities);
    state.lab.run.announcement.value = words.recognised(digit, (100 * recognition.probabilities[digit]!).toFixed(0));
  };
  const clear = () => {
    ink.fill(0);
    answer.value = null;
    version.value++;
  };

  useSignalEffect(() => {
    void version.value;
    void settings.texts.input.value;
    isEmpty.value = ink.every((value) => value === 0);
    // After the epoch's or the test's end the network is another: it is asked again.
    void state.training.fit.epochs.value;
    if (state.canAnswer.value && !isEmpty.peek()) void ask();
    else answer.value = null;
  });

  return (
    <div data-draw>
      <p class="lab-heading">{words.draw}</p>
      <p class="lab-small" id="digits-draw-hint">
        {words.drawHint}
      </p>
      <div class="draw-columns">
        <div>
          <Pad state={state} ink={ink} version={version} onClear={clear} />
          <p class="lab-buttons">
            <button type="button" onClick={clear}>
              {words.clear}
            </button>
          </p>
          <SelectField label={words.input} text={settings.texts.input} options={Object.entries<string>(words.inputs)} />
        </div>
        <Answer state={state} recognition={answer.value} isEmpty={isEmpty.value} />
      </div>
    </div>
  );
}

/** What the network saw, and its ten probabilities as bars. */
function Answer({
  state,
  recognition,
  isEmpty,
}: {
  state: DigitsState;
  recognition: Recognition | null;
  isEmpty: boolean;
}) {
  const { words } = state.lab;
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
