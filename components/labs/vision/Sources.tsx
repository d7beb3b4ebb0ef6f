import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { loadPart } from '@src/site/loadPart.ts';
import { PartMissing } from '../../controls/PartMissing.tsx';
import type { VisionState } from './state.ts';

/** Opens the part for the reader's own pictures, which is fetched on the press. */
export function Sources({ state }: { state: VisionState }) {
  const { words, frame } = state.lab;
  const part = useSignal<{ View: ComponentType<{ state: VisionState }> } | null>(null);
  const isOpen = useSignal(false);
  const isMissing = useSignal(false);
  const open = async () => {
    const loaded = await loadPart(() => import('./OwnPicture.tsx')).catch(() => null);
    isMissing.value = loaded === null;
    if (!loaded) return;
    part.value = { View: loaded.OwnPicture };
    isOpen.value = true;
  };
  const View = part.value?.View;
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
      {isOpen.value && View && <View state={state} />}
    </>
  );
}
