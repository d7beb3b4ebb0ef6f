import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { CHANGES, IMAGES, VARIANTS, type AugmentationSnapshot, type Change } from '@src/labs/preprocess/protocol.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import type { PreprocessState } from './state.ts';

const SIDE = 32;
const BYTES = SIDE * SIDE * 3;
/** Side of a picture on the page, in px. */
const SIZE = 64;

interface AugmentationProps {
  state: PreprocessState;
  labels: readonly number[];
}

/** Variants of one real image, a row for every kind of change, the article's noise last. Before a run the image stands for them, pale. */
export function Augmentation({ state, labels }: AugmentationProps) {
  const { lab } = state;
  const { words, locale, settings } = lab;
  const made = state.variants.value;
  const number = settings.shown.value.image;
  const name = CIFAR10_CLASSES[made?.label ?? labels[number - 1]!]![locale];
  const note = lab.run.state.value === 'loading' ? words.loadingSheet : words.notYet;
  return (
    <div data-augmentation={made ? 'made' : 'waiting'}>
      <div class="variants">
        <p>{words.originalOf(name)}</p>
        <p class="pictures">
          {made ? (
            <Pixels rgba={fromRgb(made.original)} width={SIDE} height={SIDE} size={SIZE} label={name} />
          ) : (
            <FirstImage number={number} label={name} />
          )}
          <span class="lab-small">
            {made ? (
              <>
                {words.otherImages} <output data-metric="otherImages">{made.otherImages.toFixed(3)}</output>
              </>
            ) : (
              note
            )}
          </span>
        </p>
        {CHANGES.map((change) => (
          <Row key={change} state={state} change={change} made={made} number={number} />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  state: PreprocessState;
  change: Change;
  made: AugmentationSnapshot | null;
  number: number;
}

function Row({ state, change, made, number }: RowProps) {
  const { words } = state.lab;
  const name = words.changes[change];
  return (
    <>
      <p>
        {name}
        <br />
        <span class="lab-small">
          {words.differenceFrom}{' '}
          <output data-metric={`difference.${change}`}>{made ? made.difference[change].toFixed(3) : '–'}</output>
        </span>
      </p>
      <p class="pictures">
        {Array.from({ length: VARIANTS }, (_, i) =>
          made ? (
            <Pixels
              key={i}
              rgba={fromRgb(made.variants[change].subarray(i * BYTES, (i + 1) * BYTES))}
              width={SIDE}
              height={SIDE}
              size={SIZE}
              label={words.variant(name, i + 1)}
            />
          ) : (
            <FirstImage key={i} number={number} />
          ),
        )}
      </p>
    </>
  );
}

/** One of the page's own images, from 1; without a label it only keeps a place. */
function FirstImage({ number, label }: { number: number; label?: string }) {
  return (
    <span
      class={label === undefined ? 'first-image pale' : 'first-image'}
      style={`--at:${number - 1};--of:${IMAGES};--size:${SIZE}px`}
      {...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
    />
  );
}
