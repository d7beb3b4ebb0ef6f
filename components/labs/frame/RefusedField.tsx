import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FrameWords } from './words/en.ts';

interface RefusedFieldProps {
  settings: { refused: ReadonlySignal<readonly unknown[]> };
  words: FrameWords;
}

const invalidOf = (element: Element | null) =>
  element?.closest('[data-lab]')?.querySelector<HTMLInputElement>('[aria-invalid="true"]') ?? null;

/** Beside a start button that is off: the first field that is refused, and the way to it. */
export function RefusedField({ settings, words }: RefusedFieldProps) {
  const place = useRef<HTMLSpanElement>(null);
  const name = useSignal('');
  // The label is the field's own, whichever component drew it.
  useEffect(() => {
    name.value = invalidOf(place.current)?.labels?.[0]?.textContent.trim() ?? '';
  }, [settings.refused.value]);
  const goThere = () => {
    const field = invalidOf(place.current);
    if (!field) return;
    // On a phone the settings are a sheet.
    if (!field.checkVisibility()) field.closest('[data-lab]')?.querySelector<HTMLElement>('.lab-open-sheet')?.click();
    requestAnimationFrame(() => field.focus());
  };
  return (
    <span ref={place} class="lab-refused">
      {name.value !== '' && (
        <button type="button" onClick={goThere}>
          {words.refusedField(name.value)}
        </button>
      )}
    </span>
  );
}
