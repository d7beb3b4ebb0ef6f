import { useSignal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { IMAGE_SIZE } from '@src/nn/articleNetwork.ts';
import { cellLabel, ConfusionMatrix } from '../../charts/ConfusionMatrix.tsx';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { imageAt } from './images.ts';
import type { Cifar10State } from './state.ts';

/** The confusion matrix on the test images; the chosen cell shows one of its pictures. */
export function Confusion({ state }: { state: Cifar10State }) {
  const { words, locale } = state.lab;
  const chosen = useSignal(0);
  const test = state.test.value;
  const names = CIFAR10_CLASSES.map((name) => name[locale]);
  const matrix = { names, confusion: test?.confusion ?? null, chosen, words };
  const label = cellLabel(matrix, chosen.value);
  const picture = test?.cellIndex[chosen.value] ?? -1;
  return (
    <ConfusionMatrix {...matrix}>
      <p class="confusion-picture" role="status">
        {test && picture >= 0 && (
          <Pixels
            rgba={fromRgb(imageAt(test.cellImages, picture))}
            width={IMAGE_SIZE}
            height={IMAGE_SIZE}
            size={96}
            label={label}
          />
        )}
        {test && <span>{label}</span>}
      </p>
    </ConfusionMatrix>
  );
}
