import { useSignal } from '@preact/signals';
import { CIFAR10_CLASSES } from '@src/data/cifar10Classes.ts';
import type { Locale } from '@src/i18n/locale.ts';
import { IMAGE_SIZE } from '@src/labs/cifar10/network.ts';
import { fromRgb, Pixels } from '../../controls/Pixels.tsx';
import { imageAt } from './images.ts';
import { moveCell, MOVES } from './moveCell.ts';
import type { Run } from './run.ts';

const CLASSES = CIFAR10_CLASSES.length;
/** Rows of true, columns of predicted classes; a click, or the arrow keys, choose a cell and show one of its pictures. */
export function Confusion({ run, locale }: { run: Run; locale: Locale }) {
  const chosen = useSignal(0);
  const test = run.test.value;
  const name = (c: number) => CIFAR10_CLASSES[c]![locale];
  const most = test ? Math.max(...test.confusion) : 1;
  const countOf = (cell: number) => test?.confusion[cell] ?? 0;
  const label = (cell: number) => run.words.cell(name(Math.floor(cell / CLASSES)), name(cell % CLASSES), countOf(cell));
  const picture = test?.cellIndex[chosen.value] ?? -1;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveCell(chosen.value, event.key);
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    chosen.value = next;
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  return (
    <>
      <p class="lab-heading">{run.words.confusion}</p>
      <p class="lab-small">{test ? run.words.confusionHint : run.words.afterTest}</p>
      <div class="confusion">
        <div class="confusion-scroll" role="group" aria-label={run.words.confusion} tabIndex={0}>
          <table data-confusion onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th scope="col">
                  <span class="sr-only">{run.words.trueClass}</span>
                </th>
                {CIFAR10_CLASSES.map((_, c) => (
                  <th key={c} scope="col">
                    <span>{name(c)}</span>
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
                    return (
                      <td key={column}>
                        <button
                          type="button"
                          data-cell={cell}
                          class={row === column ? 'cell diagonal' : 'cell'}
                          style={`--share:${Math.round(Math.sqrt(countOf(cell) / most) * 100)}%`}
                          disabled={!test}
                          tabIndex={chosen.value === cell ? 0 : -1}
                          aria-pressed={chosen.value === cell}
                          aria-label={test ? label(cell) : run.words.afterTest}
                          onClick={() => (chosen.value = cell)}
                        >
                          {test ? test.confusion[cell] : '·'}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="confusion-picture" role="status">
          {test && picture >= 0 && (
            <Pixels
              rgba={fromRgb(imageAt(test.cellImages, picture))}
              width={IMAGE_SIZE}
              height={IMAGE_SIZE}
              size={96}
              label={label(chosen.value)}
            />
          )}
          {test && <span>{label(chosen.value)}</span>}
        </p>
      </div>
    </>
  );
}
