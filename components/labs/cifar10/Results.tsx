import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { IMAGE_SIZE } from '@src/nn/articleNetwork.ts';
import { argMaxOfRow } from '@src/math/argMax.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { Confusion } from './Confusion.tsx';
import { imageAt } from './images.ts';
import type { Cifar10State } from './state.ts';

const CLASSES = CIFAR10_CLASSES.length;

/** The one look at the test images: the first ten with their labels, and the confusion matrix with pictures. */
export function Results({ state, firstLabels }: { state: Cifar10State; firstLabels: number[] }) {
  return (
    <>
      <div class="result-part">
        <FirstTen state={state} firstLabels={firstLabels} />
      </div>
      <div class="result-part">
        <Confusion state={state} />
      </div>
    </>
  );
}

function FirstTen({ state, firstLabels }: { state: Cifar10State; firstLabels: number[] }) {
  const { words, locale } = state.lab;
  const first = state.test.value?.first;
  return (
    <>
      <p class="lab-heading">{words.first}</p>
      {!first && <p class="lab-small first-ten-hint">{words.afterTest}</p>}
      <ol class="pictures first-ten" data-first-ten={first ? 'tested' : 'waiting'}>
        {Array.from({ length: CLASSES }, (_, i) => {
          const predicted = first ? argMaxOfRow(first.probabilities, i, CLASSES) : 0;
          const truth = CIFAR10_CLASSES[first ? first.labels[i]! : firstLabels[i]!]![locale];
          const isRight = predicted === first?.labels[i];
          return (
            <li key={i}>
              {first ? (
                <Pixels
                  rgba={fromRgb(imageAt(first.images, i))}
                  width={IMAGE_SIZE}
                  height={IMAGE_SIZE}
                  size={48}
                  label={truth}
                />
              ) : (
                <span class="first-image" role="img" aria-label={truth} style={`--i:${i}`} />
              )}
              <span>
                <span class="sr-only">{words.trueClass}: </span>
                {truth}
              </span>
              <span class={first && (isRight ? 'right' : 'wrong')}>
                {first
                  ? `${isRight ? '✓' : `✗ ${CIFAR10_CLASSES[predicted]![locale]}`} ${(100 * first.probabilities[i * CLASSES + predicted]!).toFixed(0)} %`
                  : '?'}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
