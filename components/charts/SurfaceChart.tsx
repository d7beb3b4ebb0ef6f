import type { ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { followPointer } from '../controls/followPointer.ts';
import type { Grid } from './contours.ts';
import { drawSurface, type View } from './drawSurface.ts';
import { useDrawing } from './useDrawing.ts';

interface SurfaceChartProps {
  grid: ReadonlySignal<Grid | null>;
  view: ReadonlySignal<View>;
  /** Takes another view: by the buttons, the arrow keys on them, or dragging. */
  onTurn: (view: View) => void;
  label: string;
  /** Names of the buttons, and how to use them. */
  words: { hint: string; turn: string; left: string; right: string; up: string; down: string };
}

/** Degrees that a press of a button turns. */
const TURN = 15;
const TILTS = [10, 80] as const;

/** The view after turning it. */
export function turnView({ azimuth, tilt }: View, by: Partial<View>): View {
  const turned = (((azimuth + (by.azimuth ?? 0)) % 360) + 360) % 360;
  return { azimuth: turned, tilt: Math.min(TILTS[1], Math.max(TILTS[0], tilt + (by.tilt ?? 0))) };
}

/** A landscape as a surface that can be turned. */
export function SurfaceChart({ grid, view, onTurn, label, words }: SurfaceChartProps) {
  const canvas = useDrawing(
    (element) => {
      if (grid.peek()) drawSurface(element, grid.peek()!, view.peek());
    },
    [grid, view],
  );
  const turn = (by: Partial<View>) => onTurn(turnView(view.peek(), by));
  const latest = useRef(turn);
  latest.current = turn;
  const pointer = useMemo(() => {
    let from: PointerEvent;
    return followPointer({
      onStart: (event) => (from = event),
      onMove: (event) => {
        latest.current({ azimuth: (from.clientX - event.clientX) * 0.6, tilt: (event.clientY - from.clientY) * 0.4 });
        from = event;
      },
    });
  }, []);
  const turns = {
    ArrowLeft: { azimuth: TURN },
    ArrowRight: { azimuth: -TURN },
    ArrowUp: { tilt: TURN },
    ArrowDown: { tilt: -TURN },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.key in turns)) return;
    event.preventDefault();
    turn(turns[event.key as keyof typeof turns]);
  };
  return (
    <figure class="chart-figure">
      <canvas ref={canvas} class="chart contour turnable" role="img" aria-label={label} {...pointer} />
      <div class="lab-buttons" role="group" aria-label={words.turn} onKeyDown={onKeyDown}>
        <button type="button" aria-label={words.left} onClick={() => turn(turns.ArrowLeft)}>
          ←
        </button>
        <button type="button" aria-label={words.right} onClick={() => turn(turns.ArrowRight)}>
          →
        </button>
        <button type="button" aria-label={words.up} onClick={() => turn(turns.ArrowUp)}>
          ↑
        </button>
        <button type="button" aria-label={words.down} onClick={() => turn(turns.ArrowDown)}>
          ↓
        </button>
      </div>
      <figcaption class="lab-small">{words.hint}</figcaption>
    </figure>
  );
}
