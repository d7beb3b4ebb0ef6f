import { useId } from 'preact/hooks';
import type { Signal } from '@preact/signals';

interface TextFieldProps {
  label: string;
  /** What is typed, as typed. */
  text: Signal<string>;
  /** Why the text is refused, or ''. */
  error: string;
  /** How to write it. */
  hint: string;
  rows: number;
  maxLength: number;
  /** What holds while nothing is typed. */
  placeholder?: string;
}

/** A labelled text of a few lines with its complaint beside it. */
export function TextField({ label, text, error, hint, rows, maxLength, placeholder }: TextFieldProps) {
  const id = useId();
  return (
    <div class="lab-field lab-field-wide">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        value={text}
        aria-invalid={error !== ''}
        aria-describedby={`${id}-hint ${id}-error`}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class="lab-small">
        {hint}
      </span>
      <span id={`${id}-error`} class="lab-error" role={error ? 'alert' : undefined}>
        {error && ` ${error}`}
      </span>
    </div>
  );
}
