import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { IMAGE_BYTES, IMAGE_SIZE } from '@src/labs/cifar10/network.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { Confusion } from './Confusion.tsx';
import { imageAt, predictedClass } from './images.ts';
import type { Run } from './run.ts';

const CLASSES = CIFAR10_CLASSES.length;
/** Shown where a test image will be. */
const GREY = fromRgb(new Uint8Array(IMAGE_BYTES).fill(128));

/** The one look at the test images: the first ten with their labels, and the confusion matrix with pictures. */
export function Results({ run, locale }: { run: Run; locale: Locale }) {
  return (
    <>
      <FirstTen run={run} locale={locale} />
      <Confusion run={run} locale={locale} />
    </>
  );
}

function FirstTen({ run, locale }: { run: Run; locale: Locale }) {
  const first = run.test.value?.first;
  return (
    <>
      <p class="lab-heading">{run.words.first}</p>
      {!first && <p class="lab-small">{run.words.afterTest}</p>}
      <ol class="pictures first-ten" data-first-ten={first ? 'tested' : 'waiting'}>
        {Array.from({ length: CLASSES }, (_, i) => {
          const predicted = first ? predictedClass(first.probabilities, i) : 0;
          const truth = first ? CIFAR10_CLASSES[first.labels[i]!]![locale] : '–';
          const isRight = predicted === first?.labels[i];
          return (
            <li key={i}>
              <Pixels
                rgba={first ? fromRgb(imageAt(first.images, i)) : GREY}
                width={IMAGE_SIZE}
                height={IMAGE_SIZE}
                size={64}
                label={truth}
              />
              <span>
                {run.words.trueClass}: {truth}
              </span>
              <span class={first && (isRight ? 'right' : 'wrong')}>
                {first
                  ? `${isRight ? '✓' : '✗'} ${CIFAR10_CLASSES[predicted]![locale]} ${(100 * first.probabilities[i * CLASSES + predicted]!).toFixed(0)} %`
                  : '–'}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
