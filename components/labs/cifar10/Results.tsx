import { useSignal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { IMAGE_BYTES, IMAGE_SIZE } from '@src/labs/cifar10/network.ts';
import type { TestSnapshot } from '@src/labs/cifar10/protocol.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import type { Run } from './run.ts';

const CLASSES = CIFAR10_CLASSES.length;

/** Bytes of the i-th image. */
export function imageAt(images: Uint8Array, i: number): Uint8Array {
  return images.subarray(i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES);
}

/** Index of the largest of the i-th ten probabilities. */
export function predictedClass(probabilities: Float32Array, i: number): number {
  const row = probabilities.subarray(i * CLASSES, (i + 1) * CLASSES);
  return row.indexOf(Math.max(...row));
}

/** After the test: the first ten images with their labels, and the confusion matrix with pictures. */
export function Results({ run, locale }: { run: Run; locale: Locale }) {
  const test = run.test.value;
  if (!test) return null;
  return (
    <>
      <FirstTen run={run} test={test} locale={locale} />
      <Confusion run={run} test={test} locale={locale} />
    </>
  );
}

function FirstTen({ run, test, locale }: { run: Run; test: TestSnapshot; locale: Locale }) {
  const { images, labels, probabilities } = test.first;
  return (
    <>
      <p class="lab-heading">{run.words.first}</p>
      <ol class="pictures first-ten" data-first-ten>
        {Array.from(labels, (label, i) => {
          const predicted = predictedClass(probabilities, i);
          const truth = CIFAR10_CLASSES[label]![locale];
          const guess = CIFAR10_CLASSES[predicted]![locale];
          return (
            <li key={i}>
              <Pixels rgba={fromRgb(imageAt(images, i))} width={IMAGE_SIZE} height={IMAGE_SIZE} size={64} label={truth} />
              <span>
                {run.words.trueClass}: {truth}
              </span>
              <span class={predicted === label ? 'right' : 'wrong'}>
                {predicted === label ? '✓' : '✗'} {guess} {(100 * probabilities[i * CLASSES + predicted]!).toFixed(0)} %
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Confusion({ run, test, locale }: { run: Run; test: TestSnapshot; locale: Locale }) {
  const chosen = useSignal(0);
  const { confusion, cellIndex, cellImages } = test;
  const name = (c: number) => CIFAR10_CLASSES[c]![locale];
  const most = Math.max(...confusion);
  const label = (cell: number) => run.words.cell(name(Math.floor(cell / CLASSES)), name(cell % CLASSES), confusion[cell]!);
  const picture = cellIndex[chosen.value]!;
  return (
    <>
      <p class="lab-heading">{run.words.confusion}</p>
      <p class="lab-small">{run.words.confusionHint}</p>
      <div class="confusion">
        <table data-confusion>
          <thead>
            <tr>
              <td />
              {CIFAR10_CLASSES.map((_, c) => (
                <th key={c} scope="col">
                  {name(c)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CIFAR10_CLASSES.map((_, row) => (
              <tr key={row}>
                <th scope="row">{name(row)}</th>
                {CIFAR10_CLASSES.map((__, column) => {
                  const cell = row * CLASSES + column;
                  const share = Math.sqrt(confusion[cell]! / most);
                  return (
                    <td key={column}>
                      <button
                        type="button"
                        class={row === column ? 'cell diagonal' : 'cell'}
                        style={`--share:${Math.round(share * 100)}%`}
                        aria-pressed={chosen.value === cell}
                        aria-label={label(cell)}
                        onClick={() => (chosen.value = cell)}
                      >
                        {confusion[cell]}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p class="confusion-picture" role="status">
          {picture >= 0 && (
            <Pixels rgba={fromRgb(imageAt(cellImages, picture))} width={IMAGE_SIZE} height={IMAGE_SIZE} size={96} label={label(chosen.value)} />
          )}
          <span>{label(chosen.value)}</span>
        </p>
      </div>
    </>
  );
}
