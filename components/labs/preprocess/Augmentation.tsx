import type { ComponentChildren } from 'preact';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { CHANGES, VARIANTS, type AugmentationSnapshot, type Change } from '@src/labs/preprocess/protocol.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import type { Run } from './run.ts';

const SIDE = 32;
const BYTES = SIDE * SIDE * 3;
const GREY = fromRgb(new Uint8Array(BYTES).fill(128));

/** Variants of one real image, a row for every kind of change, the article's noise last. */
export function Augmentation({ run, children }: { run: Run; children?: ComponentChildren }) {
  const { words, locale } = run;
  const made = run.variants.value;
  const label = made ? CIFAR10_CLASSES[made.label]![locale] : words.original;
  const note = run.state.value === 'loading' ? words.loadingSheet : words.notYet;
  return (
    <div data-augmentation={made ? 'made' : 'waiting'}>
      <p class="lab-small lab-line">{made ? '' : note}</p>
      <div class="variants">
        <p>{made ? words.originalOf(label) : words.original}</p>
        <Pixels rgba={made ? fromRgb(made.original) : GREY} width={SIDE} height={SIDE} size={64} label={label} />
        {CHANGES.map((change) => (
          <Row key={change} run={run} change={change} made={made} />
        ))}
      </div>
      <p class="lab-small lab-line">
        {made && (
          <>
            {words.otherImages} <output data-metric="otherImages">{made.otherImages.toFixed(3)}</output>
          </>
        )}
      </p>
      {children}
    </div>
  );
}

function Row({ run, change, made }: { run: Run; change: Change; made: AugmentationSnapshot | null }) {
  const { words } = run;
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
        {Array.from({ length: VARIANTS }, (_, i) => (
          <Pixels
            key={i}
            rgba={made ? fromRgb(made.variants[change].subarray(i * BYTES, (i + 1) * BYTES)) : GREY}
            width={SIDE}
            height={SIDE}
            size={64}
            label={words.variant(name, i + 1)}
          />
        ))}
      </p>
    </>
  );
}
