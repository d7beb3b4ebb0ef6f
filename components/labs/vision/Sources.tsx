import { useSignal } from '@preact/signals';
import { loadPart } from '@src/site/loadPart.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import type { VisionState } from './state.ts';

/** The part with the words of one language. */
type Own = typeof import('./own/English.ts') | typeof import('./own/Chinese.ts');

/** Opens the part for the reader's own pictures, which is fetched on the press. */
export function Sources({ state }: { state: VisionState }) {
  const { words, frame, locale } = state.lab;
  const part = useSignal<Own | null>(null);
  const isOpen = useSignal(false);
  const isMissing = useSignal(false);
  const open = async () => {
    const loaded = await loadPart((): Promise<Own> =>
      locale === 'en' ? import('./own/English.ts') : import('./own/Chinese.ts'),
    ).catch(() => null);
    isMissing.value = loaded === null;
    if (!loaded) return;
    part.value = loaded;
    isOpen.value = true;
  };
  const own = part.value;
  return (
    <>
      <p class="lab-buttons">
        <button
          type="button"
          aria-expanded={isOpen.value}
          onClick={() => (isOpen.value ? (isOpen.value = false) : void open())}
        >
          {words.ownPicture}
        </button>
      </p>
      {isMissing.value && <PartMissing words={frame} onTryAgain={() => void open()} />}
      {isOpen.value && own && <own.OwnPicture state={state} words={own.words} />}
    </>
  );
}
