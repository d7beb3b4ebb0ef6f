import { computed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { HEIGHT, STATES, WIDTH } from '@src/labs/games/world.ts';
import { useDrawing } from '../../charts/useDrawing.ts';
import { drawWorld } from './drawWorld.ts';
import type { GamesState } from './state.ts';

const MOVES: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
};

/** The world as a drawing, with a button over each cell, which changes it. */
export function World({ state }: { state: GamesState }) {
  const { lab, snapshot, world, start, randomValues, live } = state;
  const { words } = lab;
  const canvas = useDrawing(
    (element) =>
      drawWorld(element, {
        world: world.peek(),
        values: snapshot.peek()?.values ?? randomValues.peek(),
        policy: snapshot.peek()?.policy ?? null,
        trail: snapshot.peek()?.trail ?? [start.peek()],
      }),
    [world, snapshot, randomValues, start],
  );
  const summary = useMemo(
    () =>
      computed(() => {
        const value = (snapshot.value?.values ?? randomValues.value)[start.value]!;
        const agent = snapshot.value?.agent ?? start.value;
        const place = words.place(Math.floor(agent / WIDTH) + 1, (agent % WIDTH) + 1);
        return words.worldSummary(value.toFixed(2), place);
      }),
    [state],
  );
  return (
    <figure class="games-figure">
      <div class="games-world">
        <canvas ref={canvas} role="img" aria-label={words.worldLabel} />
        <Cells state={state} />
      </div>
      <figcaption class="lab-small">
        <span class="sr-only">{summary}</span>
        {live.value.isFrozen ? words.frozenNote : snapshot.value ? words.acting : words.ofRandom}
      </figcaption>
    </figure>
  );
}

/** A button for each cell; one of them is in the order of Tab, arrow keys lead to the others. */
function Cells({ state }: { state: GamesState }) {
  const { lab, world } = state;
  const { words } = lab;
  const current = useSignal(0);
  const note = useSignal('');
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = MOVES[event.key];
    if (!by) return;
    event.preventDefault();
    const x = Math.min(WIDTH - 1, Math.max(0, (current.value % WIDTH) + by[0]));
    const y = Math.min(HEIGHT - 1, Math.max(0, Math.floor(current.value / WIDTH) + by[1]));
    current.value = y * WIDTH + x;
    (event.currentTarget.children[current.value] as HTMLElement).focus();
  };
  return (
    <>
      <div class="games-cells" role="group" aria-label={words.cellsLabel} onKeyDown={move}>
        {Array.from({ length: STATES }, (_, cell) => (
          <button
            key={cell}
            type="button"
            class="cell"
            tabIndex={cell === current.value ? 0 : -1}
            aria-label={words.cell(
              Math.floor(cell / WIDTH) + 1,
              (cell % WIDTH) + 1,
              words.cells[world.value[cell] as keyof typeof words.cells],
            )}
            disabled={!lab.isFree.value}
            onFocus={() => (current.value = cell)}
            onClick={() => (note.value = state.changeCell(cell))}
          />
        ))}
      </div>
      <p class="games-note" role="status">
        {note}
      </p>
    </>
  );
}
