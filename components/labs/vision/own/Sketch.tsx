import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { fromRgb } from '../../../controls/Pixels.tsx';
import { followPointer } from '../../../controls/followPointer.ts';
import type { OwnWords } from './en.ts';

const SIDE = 32;
const COLOURS = ['#000000', '#ffffff', '#3f8ae0', '#4e9a3b', '#8a5a2b', '#c8382c', '#8c8c8c'] as const;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A picture drawn pixel by pixel, with a pen of 3×3 pixels. @param onTake gets [32, 32, 3] bytes after each stroke */
export function Sketch({ words, onTake }: { words: OwnWords; onTake: (rgb: Uint8Array) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rgb = useMemo(() => new Uint8Array(SIDE * SIDE * 3).fill(255), []);
  const version = useSignal(0);
  const colour = useSignal(0);
  /** Where the keyboard's pen is; null while a pointer draws. */
  const pen = useSignal<readonly [number, number] | null>(null);
  const dab = (x: number, y: number) => {
    const ink = [1, 3, 5].map((at) => Number.parseInt(COLOURS[colour.peek()]!.slice(at, at + 2), 16));
    for (let row = Math.max(0, y - 1); row <= Math.min(SIDE - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(SIDE - 1, x + 1); column++)
        rgb.set(ink, 3 * (row * SIDE + column));
    version.value++;
  };
  const take = () => onTake(rgb.slice());
  const pointer = useMemo(() => {
    let last = [0, 0];
    const placeOf = ({ clientX, clientY }: PointerEvent) => {
      const { left, top, width, height } = canvas.current!.getBoundingClientRect();
      return [Math.floor(((clientX - left) / width) * SIDE), Math.floor(((clientY - top) / height) * SIDE)];
    };
    return followPointer({
      onStart(event) {
        pen.value = null;
        last = placeOf(event);
        dab(last[0]!, last[1]!);
      },
      onMove(event) {
        const next = placeOf(event);
        const steps = Math.max(1, ...next.map((value, i) => Math.abs(value - last[i]!)));
        for (let k = 1; k <= steps; k++)
          dab(...(next.map((value, i) => Math.round(last[i]! + ((value - last[i]!) * k) / steps)) as [number, number]));
        last = next;
      },
      onEnd: take,
    });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const [x, y] = pen.value ?? [SIDE / 2, SIDE / 2];
    const arrow = ARROWS[event.key];
    const limit = (value: number) => Math.min(SIDE - 1, Math.max(0, value));
    if (arrow) pen.value = [limit(x + arrow[0]), limit(y + arrow[1])];
    else if (event.key === ' ') {
      pen.value = [x, y];
      dab(x, y);
      take();
    } else return;
    event.preventDefault();
  };
  useSignalEffect(() => {
    void version.value;
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(SIDE, SIDE);
    image.data.set(fromRgb(rgb));
    context.putImageData(image, 0, 0);
    if (!pen.value) return;
    context.strokeStyle = '#e69f00';
    context.strokeRect(pen.value[0] - 1.5, pen.value[1] - 1.5, 4, 4);
  });
  return (
    <div class="sketch">
      <canvas
        ref={canvas}
        width={SIDE}
        height={SIDE}
        tabIndex={0}
        role="application"
        aria-label={words.sketch}
        onKeyDown={onKeyDown}
        {...pointer}
      />
      <p class="sketch-colours">
        {COLOURS.map((value, i) => (
          <button
            key={value}
            type="button"
            aria-label={words.sketchColours[i]}
            aria-pressed={colour.value === i}
            style={`background:${value}`}
            onClick={() => (colour.value = i)}
          />
        ))}
      </p>
      <p class="lab-small">{words.sketchHint}</p>
      <p class="lab-buttons">
        <button
          type="button"
          onClick={() => {
            rgb.fill(255);
            version.value++;
          }}
        >
          {words.clear}
        </button>
      </p>
    </div>
  );
}
