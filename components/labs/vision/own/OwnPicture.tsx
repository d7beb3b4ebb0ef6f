import { useSignal } from '@preact/signals';
import { PictureError, readPicture } from '../../../controls/readPicture.ts';
import { Camera } from './Camera.tsx';
import { Sketch } from './Sketch.tsx';
import type { VisionState } from '../state.ts';
import type { OwnWords } from './en.ts';

/** The reader's own picture: a file, a drawing, or the camera. Loaded when it is asked for. */
export function OwnPicture({ state, words }: { state: VisionState; words: OwnWords }) {
  const said = useSignal('');
  const error = useSignal('');
  const isDrawing = useSignal(false);
  const onFile = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    said.value = error.value = '';
    try {
      const { rgb, width, height, mayMove } = await readPicture(file, 32);
      said.value = words.shrunk(width, height, mayMove);
      state.take({ rgb, truth: null });
    } catch (thrown) {
      error.value = words.refusals[thrown instanceof PictureError ? thrown.code : 'not-decoded'];
    }
    input.value = '';
  };
  return (
    <div class="vision-sources">
      <p class="lab-buttons">
        <label class="lab-file">
          {words.file}
          <input type="file" accept="image/*" onChange={(event) => void onFile(event.currentTarget)} />
        </label>
        <button type="button" aria-pressed={isDrawing.value} onClick={() => (isDrawing.value = !isDrawing.value)}>
          {words.draw}
        </button>
        <Camera words={words} onTake={(rgb) => state.take({ rgb, truth: null })} />
      </p>
      {isDrawing.value && <Sketch words={words} onTake={(rgb) => state.take({ rgb, truth: null })} />}
      <p class="lab-small" role="status">
        {said}
      </p>
      {error.value && (
        <p class="lab-error" role="alert">
          {error}
        </p>
      )}
      <p class="lab-small">{words.stays}</p>
    </div>
  );
}
