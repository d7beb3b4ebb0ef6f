import { NumberField } from '../../controls/NumberField.tsx';
import type { TextLab } from './state.ts';

/** Samples that stay on the page while it learns. */
const SHOWN = 2;

/** What it writes while it learns, and what it writes when it is asked. */
export function Writes({ state }: { state: TextLab }) {
  const { lab, looks, fields, written, canAsk, refused } = state;
  const { words } = lab;
  const shown = looks.value.slice(-SHOWN).reverse();
  return (
    <>
      <p class="lab-heading">{words.samples}</p>
      <div class="gpt-box">
        {shown.length === 0 && <p class="lab-small">{words.samplesBefore}</p>}
        <ol class="gpt-samples" translate={false}>
          {shown.map(({ step, sample }) => (
            <li key={step}>
              <span class="lab-small">{words.atStep(step)}</span>
              <samp>{sample}</samp>
            </li>
          ))}
        </ol>
      </div>
      <p class="lab-heading">{words.ask}</p>
      <div class="gpt-ask">
        <label>
          {words.prompt}
          <input
            value={fields.prompt.value}
            maxLength={200}
            autocomplete="off"
            onInput={(event) => (fields.prompt.value = event.currentTarget.value)}
          />
        </label>
        <Small state={state} name="temperature" least={0} most={5} />
        <Small state={state} name="topK" least={0} most={3000} />
        <button type="button" disabled={!canAsk.value} onClick={() => void state.write()}>
          {words.write}
        </button>
      </div>
      {written.value && (
        <div class="gpt-written" role="status" translate={false}>
          <samp>{written.value.text}</samp>
          {written.value.unknown && <p class="lab-error">{words.unknown(written.value.unknown)}</p>}
          <p class="lab-small">
            {words.nextLikely}{' '}
            {written.value.next
              .slice(0, 5)
              .map(({ letter, probability }) => `${show(letter)} ${(100 * probability).toFixed(0)}%`)
              .join(', ')}
            {' · '}
            {words.cache(written.value.msCached.toFixed(2), written.value.msPlain.toFixed(2))}
          </p>
        </div>
      )}
      {refused.value && (
        <p class="lab-error">
          {words.refused} <small lang="en">({refused.value})</small>
        </p>
      )}
    </>
  );
}

/** A character that can be seen. */
export const show = (letter: string): string => (letter === '\n' ? '⏎' : letter === ' ' ? '␣' : letter);

function Small({
  state,
  name,
  least,
  most,
}: {
  state: TextLab;
  name: 'temperature' | 'topK';
  least: number;
  most: number;
}) {
  const { words, frame } = state.lab;
  const text = state.fields[name];
  const value = Number(text.value);
  const isWrong = !(value >= least && value <= most);
  return (
    <NumberField
      label={words[name]}
      text={text}
      error={isWrong ? frame.outOfRange(least, most, 0) : ''}
      words={frame}
      disabled={false}
    />
  );
}
