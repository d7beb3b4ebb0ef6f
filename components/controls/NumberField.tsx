import { useId } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { hasGroups, parseNumber, pointForComma } from '@src/math/parseNumber.ts';

/** What is said of a text that is no number. */
interface NumberWords {
  /** How a number looks. */
  writeNumber: string;
  /** How to write a number that was typed with a decimal comma. */
  writePoint: (written: string) => string;
}

interface NumberFieldProps {
  label: string;
  /** What is typed, as typed. */
  text: Signal<string>;
  /** Why the text is refused, or ''; the field adds how to write a number. */
  error: string;
  words: NumberWords;
  disabled: boolean;
  /** A slider beside the number, for the pointer: the keyboard has the number and its arrow keys. */
  slider?: Slider | undefined;
}

interface Slider {
  scale: 'even' | keyof typeof PLACES;
  /** Least, most, step (0 for none). */
  range: readonly [number, number, number];
}

/** Places on a slider that is not even: 1 and 3 times the powers of ten, or the powers of two. */
const PLACES = {
  log: {
    ofPlace: (place: number) => (place % 2 === 0 ? 1 : 3) * 10 ** Math.floor(place / 2),
    toPlace: (value: number) => Math.round(2 * Math.log10(Math.max(value, 1e-12))),
  },
  doubling: {
    ofPlace: (place: number) => 2 ** place,
    toPlace: (value: number) => Math.round(Math.log2(Math.max(value, 1e-12))),
  },
};
const written = (value: number) => String(Number(value.toPrecision(6)));

/** Why a text is refused, with the way to write it. */
function complain(text: string, error: string, words: NumberWords): string {
  if (error === '' || text.trim() === '' || !Number.isNaN(parseNumber(text))) return error;
  const written = pointForComma(text);
  return written === null ? `${words.writeNumber} ${error}` : words.writePoint(written);
}

/** A labelled number with its complaint beside it, or how it was understood when it has commas for thousands. */
export function NumberField({ label, text, error, words, disabled, slider }: NumberFieldProps) {
  const id = useId();
  const value = parseNumber(text.value);
  const move = (by: number) => {
    if (!slider || Number.isNaN(value)) return;
    const [least, most, step] = slider.range;
    const places = slider.scale === 'even' ? null : PLACES[slider.scale];
    const next = places ? places.ofPlace(places.toPlace(value) + by) : value + by * (step || (most - least) / 100);
    // A typed value may lie outside the slider; the keys do not pull it back at once.
    text.value = written(Math.min(Math.max(most, value), Math.max(Math.min(least, value), next)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!slider || by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return (
    <div class={slider ? 'lab-field has-slider' : 'lab-field'}>
      <label for={id}>{label}</label>
      {slider && <Track slider={slider} value={value} text={text} disabled={disabled} />}
      <input
        id={id}
        inputMode="decimal"
        autocomplete="off"
        value={text}
        disabled={disabled}
        aria-invalid={error !== ''}
        aria-describedby={`${id}-error`}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-error`} class="lab-error" role={error ? 'alert' : undefined}>
        {complain(text.value, error, words)}
        {hasGroups(text.value) && ` = ${value}`}
      </span>
    </div>
  );
}

function Track({
  slider,
  value,
  text,
  disabled,
}: {
  slider: Slider;
  value: number;
  text: Signal<string>;
  disabled: boolean;
}) {
  const [least, most, step] = slider.range;
  const places = slider.scale === 'even' ? null : PLACES[slider.scale];
  const [from, to] = places ? [places.toPlace(Math.max(least, 1e-5)), places.toPlace(most)] : [least, most];
  const at = Number.isNaN(value) ? from : places ? places.toPlace(value) : value;
  return (
    <input
      type="range"
      tabIndex={-1}
      aria-hidden="true"
      min={from}
      max={to}
      step={places ? 1 : step || (most - least) / 100}
      value={at}
      disabled={disabled}
      onInput={(event) => {
        const place = Number(event.currentTarget.value);
        const next = places ? places.ofPlace(place) : place;
        text.value = written(Math.min(most, Math.max(least, next)));
      }}
    />
  );
}
