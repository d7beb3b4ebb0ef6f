import { useSignal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { PictureError, readPicture } from '../../controls/readPicture.ts';
import { Camera } from './Camera.tsx';
import { Sketch } from './Sketch.tsx';
import { pictureOf, type VisionState } from './state.ts';

/** Where a picture comes from: the reader's file or camera, or the test. */
export function Sources({ state }: { state: VisionState }) {
  const { words } = state.lab;
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
      <p class="lab-heading">{words.picture}</p>
      <p class="lab-buttons">
        <label class="lab-file">
          {words.file}
          <input type="file" accept="image/*" class="sr-only" onChange={(event) => void onFile(event.currentTarget)} />
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
      <Gallery state={state} />
    </div>
  );
}

/** The first pictures of the test and its surest mistakes, once it is done. */
function Gallery({ state }: { state: VisionState }) {
  const { words, locale } = state.lab;
  const test = state.test.value;
  if (!test) return null;
  const name = (c: number) => CIFAR10_CLASSES[c]![locale];
  return (
    <>
      <p class="lab-small">{words.gallery}</p>
      <p class="vision-gallery">
        {Array.from(test.labels, (label, i) => {
          const predicted = test.predicted[i]!;
          const said = predicted === label ? name(label) : words.mistaken(name(label), name(predicted));
          const { rgb } = pictureOf(test, i);
          return (
            <button
              key={i}
              type="button"
              class={predicted === label ? '' : 'wrong'}
              title={said}
              onClick={() => state.take(pictureOf(test, i))}
            >
              <Pixels rgba={fromRgb(rgb)} width={32} height={32} size={32} label={said} />
            </button>
          );
        })}
      </p>
    </>
  );
}
