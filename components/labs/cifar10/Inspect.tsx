import { useSignal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { IMAGE_SIZE } from '@src/nn/articleNetwork.ts';
import type { FeatureMaps } from '@src/labs/cifar10/protocol.ts';
import { fromRgb, fromValues, Pixels } from '../../controls/Pixels.tsx';
import { readPicture } from '../../controls/readPicture.ts';
import { imageAt } from './images.ts';
import type { Fault } from '@src/engine/protocol.ts';
import type { Cifar10State } from './state.ts';

/** Maps drawn of each layer. */
const MAPS = 16;

/** Feature maps and class probabilities of a test image or the reader's own. */
export function Inspect({ state }: { state: Cifar10State }) {
  const shown = useSignal<{ image: Uint8Array; maps: FeatureMaps } | null>(null);
  const error = useSignal('');
  const { words, locale, frame, run } = state.lab;
  const canAsk = run.state.value === 'running' || run.state.value === 'paused' || run.state.value === 'done';
  const show = async (image: Uint8Array) => {
    error.value = '';
    try {
      shown.value = { image, maps: await run.ask('featureMaps', image) };
    } catch (thrown) {
      const fault = (thrown as { fault?: Fault }).fault;
      error.value = fault ? frame.faults[fault.code] : words.needsRun;
    }
  };
  const onFile = async (file: File | undefined) => {
    if (!file) return;
    const picture = await readPicture(file, IMAGE_SIZE).catch(() => null);
    if (picture) await show(picture.rgb);
    else error.value = words.ownImageBad;
  };
  const first = state.test.value?.first;
  return (
    <details class="lab-details" data-inspect>
      <summary>{words.inspect}</summary>
      <p>{words.inspectHint}</p>
      {!canAsk && <p class="lab-small">{words.needsRun}</p>}
      {canAsk && (
        <>
          {first && (
            <p class="lab-buttons">
              {Array.from(first.labels, (label, i) => (
                <button key={i} type="button" onClick={() => void show(imageAt(first.images, i).slice())}>
                  {i + 1} {CIFAR10_CLASSES[label]![locale]}
                </button>
              ))}
            </p>
          )}
          <label class="lab-file">
            {words.ownImage}{' '}
            <input type="file" accept="image/*" onChange={(event) => void onFile(event.currentTarget.files?.[0])} />
          </label>
          <p class="lab-error" role="alert">
            {error}
          </p>
        </>
      )}
      {shown.value && <Maps {...shown.value} state={state} />}
    </details>
  );
}

function Maps({ image, maps, state }: { image: Uint8Array; maps: FeatureMaps; state: Cifar10State }) {
  const { words, locale } = state.lab;
  const ranked = Array.from(maps.probabilities, (probability, c) => ({
    probability,
    name: CIFAR10_CLASSES[c]![locale],
  }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 3);
  const guess = ranked.map(({ name, probability }) => `${name} ${(100 * probability).toFixed(1)} %`).join(' · ');
  return (
    <>
      <p class="pictures">
        <Pixels rgba={fromRgb(image)} width={IMAGE_SIZE} height={IMAGE_SIZE} size={96} label={ranked[0]!.name} />
        <b data-guess>{guess}</b>
      </p>
      {maps.layers.map(({ name, width, height, channels, values }) => (
        <div key={name}>
          <p class="lab-small">{words.featureMaps(name, Math.min(MAPS, channels), channels)}</p>
          <p class="pictures">
            {Array.from({ length: Math.min(MAPS, channels) }, (_, k) => (
              <Pixels
                key={k}
                rgba={fromValues(width * height, 1, (i) => values[i * channels + k]!)}
                width={width}
                height={height}
                size={48}
                label={words.map(name, k + 1)}
              />
            ))}
          </p>
        </div>
      ))}
    </>
  );
}
