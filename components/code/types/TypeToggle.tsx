import { useSignal } from '@preact/signals';
import type { Locale } from '@src/i18n/locale.ts';
import { loadPart } from '@src/site/loadPart.ts';
import type { EditorTypes } from '../editor.ts';
import type { TypeWords } from './en.ts';

interface ToggleProps {
  locale: Locale;
  words: TypeWords;
  /** Gives the editor types, or takes them away. */
  onChange: (types: EditorTypes | null) => void;
}

/** Turns the check of types on and off; the first time it loads TypeScript. */
export function TypeToggle({ locale, words, onChange }: ToggleProps) {
  const state = useSignal<'off' | 'loading' | 'missing' | number>('off');
  const isOn = state.value === 'loading' || typeof state.value === 'number';

  const toggle = async () => {
    if (isOn) {
      state.value = 'off';
      onChange(null);
      return;
    }
    state.value = 'loading';
    try {
      const [{ getTypeClient }, { createTypes }] = await loadPart(() =>
        Promise.all([import('./typeClient.ts'), import('./typeExtensions.ts')]),
      );
      const tell = (faults: number | null) => {
        if (state.value === 'off') return;
        state.value = faults ?? 'missing';
        if (faults === null) onChange(null);
      };
      // The reader may have thought otherwise meanwhile.
      if ((state.value as string) === 'loading') onChange(createTypes(getTypeClient(locale), tell));
    } catch {
      state.value = 'missing';
    }
  };

  const said = {
    off: '',
    loading: words.loading,
    missing: words.missing,
  };
  return (
    <>
      <span role="status" class="exercise-types" data-types={typeof state.value === 'number' ? 'on' : state.value}>
        {typeof state.value !== 'number'
          ? said[state.value]
          : state.value === 0
            ? words.clean
            : words.faults(state.value)}
      </span>
      <button type="button" class="exercise-edit" aria-pressed={isOn} title={words.size} onClick={() => void toggle()}>
        {words.check}
      </button>
    </>
  );
}
