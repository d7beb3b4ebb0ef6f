import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
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
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const canvas = useDrawing(
    (element) => {
      if (grid.peek()) drawSurface(element, grid.peek()!, view.peek());
    },
    [grid, view],
  );
  const turn = (by: Partial<View>) => onTurn(turnView(view.peek(), by));
  const onMove = (event: PointerEvent) => {
    if (!dragged.current || event.buttons === 0) return;
    turn({ azimuth: (dragged.current.x - event.clientX) * 0.6, tilt: (event.clientY - dragged.current.y) * 0.4 });
    dragged.current = { x: event.clientX, y: event.clientY };
  };
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
      <canvas
        ref={canvas}
        class="chart contour turnable"
        role="img"
        aria-label={label}
        onPointerDown={(event) => (dragged.current = { x: event.clientX, y: event.clientY })}
        onPointerMove={onMove}
        onPointerUp={() => (dragged.current = null)}
      />
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
