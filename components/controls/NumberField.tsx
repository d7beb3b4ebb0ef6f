import { useId } from 'preact/hooks';
import type { Signal } from '@preact/signals';

interface NumberFieldProps {
  label: string;
  /** What is typed, as typed. */
  text: Signal<string>;
  /** Why the text is refused, or ''. */
  error: string;
  disabled: boolean;
}

/** A labelled number with its complaint beside it. */
export function NumberField({ label, text, error, disabled }: NumberFieldProps) {
  const id = useId();
  return (
    <div class="lab-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autocomplete="off"
        value={text}
        disabled={disabled}
        aria-invalid={error !== ''}
        aria-describedby={`${id}-error`}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <span id={`${id}-error`} class="lab-error" role={error ? 'alert' : undefined}>
        {error}
      </span>
    </div>
  );
}
