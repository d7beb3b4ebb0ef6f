import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { pictureOf, type VisionState } from './state.ts';

/** The first pictures of the test and its surest mistakes, once it is done. */
export function Gallery({ state }: { state: VisionState }) {
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
