import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { DRAWING_SIZE, drawStroke, type Ink } from '@src/labs/digits/drawing.ts';
import { IMAGE_SIZE } from '@src/labs/digits/network.ts';
import { followPointer } from '../../controls/followPointer.ts';
import type { DigitsState } from './state.ts';

/** Cells of the drawing in one step of the keyboard's pen: one pixel of the network's image. */
const STEP = DRAWING_SIZE / IMAGE_SIZE;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the reader draws: by pointer, or by the keyboard's pen. */
export function Pad({ state }: { state: DigitsState }) {
  const { words } = state.lab;
  const { ink, version, clear: onClear } = state.drawing;
  const canvas = useRef<HTMLCanvasElement>(null);
  /** The keyboard's pen, in pixels of the 28×28 image. */
  const pen = useSignal({ x: 14, y: 6, isDown: false });
  const isFocused = useSignal(false);
  const stroke = (start: readonly [number, number], end: readonly [number, number]) => {
    drawStroke(ink, start, end);
    version.value++;
  };

  useSignalEffect(() => {
    void version.value;
    if (canvas.current) paint(canvas.current, ink, isFocused.value ? pen.value : null);
  });

  const cellOf = (event: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect();
    return [((event.clientX - left) / width) * DRAWING_SIZE, ((event.clientY - top) / height) * DRAWING_SIZE];
  };
  const pointer = useMemo(() => {
    let from: readonly [number, number];
    return followPointer({
      onStart: (event) => {
        from = cellOf(event);
        stroke(from, from);
      },
      onMove: (event) => {
        const to = cellOf(event);
        stroke(from, to);
        from = to;
      },
    });
  }, [ink]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { x, y, isDown } = pen.value;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const to = [x + arrow[0], y + arrow[1]].map((n) => Math.min(IMAGE_SIZE - 1, Math.max(0, n))) as [number, number];
      pen.value = { x: to[0], y: to[1], isDown };
      if (isDown) stroke(middle(x, y), middle(...to));
    } else if (event.key === ' ') {
      pen.value = { x, y, isDown: !isDown };
      if (!isDown) stroke(middle(x, y), middle(x, y));
    } else if (event.key === 'Delete' || event.key === 'Backspace') onClear();
    else return;
    event.preventDefault();
  };

  const { x, y, isDown } = pen.value;
  return (
    <div>
      <canvas
        ref={canvas}
        class="drawing-pad"
        width={DRAWING_SIZE * 2}
        height={DRAWING_SIZE * 2}
        tabIndex={0}
        role="application"
        aria-label={words.pad}
        aria-describedby="digits-draw-hint"
        {...pointer}
        onKeyDown={onKeyDown}
        onFocus={() => (isFocused.value = true)}
        onBlur={() => (isFocused.value = false)}
      />
      <p class="lab-small lab-line" role="status">
        {isFocused.value && (isDown ? words.penDown(x + 1, y + 1) : words.penUp(x + 1, y + 1))}
      </p>
    </div>
  );
}

/** Middle of a pixel of the 28×28 image, in cells of the drawing. */
function middle(x: number, y: number): [number, number] {
  return [(x + 0.5) * STEP, (y + 0.5) * STEP];
}

/** Draws the ink, white on black as in MNIST, and the keyboard's pen as a ring. */
function paint(canvas: HTMLCanvasElement, ink: Ink, pen: { x: number; y: number; isDown: boolean } | null): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  const scale = canvas.width / DRAWING_SIZE;
  for (let y = 0, to = 0; y < canvas.height; y++) {
    const row = Math.floor(y / scale) * DRAWING_SIZE;
    for (let x = 0; x < canvas.width; x++) {
      const grey = 255 * ink[row + Math.floor(x / scale)]!;
      for (let c = 0; c < 3; c++) image.data[to++] = grey;
      image.data[to++] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  if (!pen) return;
  const [cx, cy] = middle(pen.x, pen.y);
  context.beginPath();
  context.arc(cx * scale, cy * scale, 6 * scale, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = context.fillStyle = '#e69f00';
  context.stroke();
  if (pen.isDown) context.fill();
}
