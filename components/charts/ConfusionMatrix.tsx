import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { moveCell, MOVES } from './moveCell.ts';
import './confusion.css';

interface ConfusionMatrixProps {
  /** Names of the ten classes. */
  names: readonly string[];
  /** [10,10] counts, row = true class, column = predicted; null before the test. */
  confusion: Uint32Array | null;
  /** The chosen cell, row·10 + column. */
  chosen: Signal<number>;
  words: {
    confusion: string;
    confusionHint: string;
    /** Said before the test. */
    afterTest: string;
    trueClass: string;
    cell: (truth: string, predicted: string, count: number) => string;
  };
  /** What belongs to the chosen cell. */
  children: ComponentChildren;
}

/** A cell in words: what is predicted as what, how often. */
export function cellLabel({ names, confusion, words }: Omit<ConfusionMatrixProps, 'children'>, cell: number): string {
  const classes = names.length;
  return words.cell(names[Math.floor(cell / classes)]!, names[cell % classes]!, confusion?.[cell] ?? 0);
}

/** Rows of true, columns of predicted classes; a click, or the arrow keys, choose a cell. */
export function ConfusionMatrix(props: ConfusionMatrixProps) {
  const { names, confusion, chosen, words, children } = props;
  const most = confusion ? Math.max(...confusion) : 1;
  const shareOf = (cell: number) => Math.round(Math.sqrt((confusion?.[cell] ?? 0) / most) * 100);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveCell(chosen.value, event.key);
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    chosen.value = next;
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  return (
    <>
      <p class="lab-heading">{words.confusion}</p>
      <p class="lab-small confusion-hint" data-waiting={confusion ? undefined : true}>
        {confusion ? words.confusionHint : words.afterTest}
      </p>
      <div class="confusion">
        <div class="confusion-scroll" role="group" aria-label={words.confusion} tabIndex={0}>
          <table data-confusion onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th scope="col">
                  <span class="sr-only">{words.trueClass}</span>
                </th>
                {names.map((name) => (
                  <th key={name} scope="col">
                    <span class={name.length === 1 ? 'short' : ''}>{name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name, row) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {names.map((_, column) => {
                    const cell = row * names.length + column;
                    return (
                      <td key={column}>
                        <button
                          type="button"
                          data-cell={cell}
                          class={row === column ? 'cell diagonal' : 'cell'}
                          style={`--share:${shareOf(cell)}%`}
                          disabled={!confusion}
                          tabIndex={chosen.value === cell ? 0 : -1}
                          aria-pressed={chosen.value === cell}
                          aria-label={confusion ? cellLabel(props, cell) : words.afterTest}
                          onClick={() => (chosen.value = cell)}
                        >
                          {confusion ? confusion[cell] : '·'}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {children}
      </div>
    </>
  );
}
