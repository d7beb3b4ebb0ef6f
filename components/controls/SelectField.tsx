import { useId } from 'preact/hooks';
import type { Signal } from '@preact/signals';

interface SelectFieldProps {
  label: string;
  /** The chosen option's value. */
  text: Signal<string>;
  /** Value and label of every option. */
  options: readonly (readonly [string, string])[];
  disabled?: boolean;
}

/** A labelled choice of one among several. */
export function SelectField({ label, text, options, disabled = false }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="lab-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={text.value}
        disabled={disabled}
        onChange={(event) => (text.value = event.currentTarget.value)}
      >
        {options.map(([value, name]) => (
          <option key={value} value={value} selected={value === text.value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
