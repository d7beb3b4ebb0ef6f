import { useId } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { parseNumber } from '@src/math/parseNumber.ts';

interface RangeFieldProps {
  label: string;
  /** The same text as that of the number field beside it. */
  text: Signal<string>;
  minimum: number;
  maximum: number;
  step: number;
  disabled?: boolean;
}

/** A labelled slider for a setting that can also be typed. */
export function RangeField({ label, text, minimum, maximum, step, disabled = false }: RangeFieldProps) {
  const id = useId();
  const value = parseNumber(text.value);
  return (
    <div class="lab-field lab-range">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={minimum}
        max={maximum}
        step={step}
        value={Number.isNaN(value) ? minimum : value}
        disabled={disabled}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
    </div>
  );
}
