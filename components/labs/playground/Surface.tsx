import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HALF_SIDE, type SplitPoints } from '@src/labs/playground/data.ts';
import { drawPoints, drawSurface } from './paint.ts';

interface SurfaceProps {
  /** [size, size] from the top left. */
  values: ReadonlySignal<Float32Array>;
  points: ReadonlySignal<SplitPoints>;
  showHeld: ReadonlySignal<boolean>;
  discrete: ReadonlySignal<boolean>;
  /** The picture in words. */
  label: ReadonlySignal<string>;
  /** Called where the reader presses, when points can be drawn. */
  onPress?: ((x1: number, x2: number) => void) | undefined;
  poster?: ComponentChildren;
}

/** A function over the plane as colour, with points on it; both layers are drawn when what they show changes. */
export function Surface({ values, points, showHeld, discrete, label, onPress, poster }: SurfaceProps) {
  const surface = useRef<HTMLCanvasElement>(null);
  const dots = useRef<HTMLCanvasElement>(null);
  const paintSurface = () => surface.current && drawSurface(surface.current, values.peek(), discrete.peek());
  const paintDots = () => {
    const { training, validation } = points.peek();
    if (dots.current) drawPoints(dots.current, training, showHeld.peek() ? validation : []);
  };
  useSignalEffect(() => {
    void values.value;
    void discrete.value;
    paintSurface();
  });
  useSignalEffect(() => {
    void points.value;
    void showHeld.value;
    paintDots();
  });
  useEffect(() => {
    const repaint = () => {
      paintSurface();
      paintDots();
    };
    const size = new ResizeObserver(repaint);
    size.observe(surface.current!);
    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
    };
  }, [values, points, showHeld, discrete]);
  const press = (event: PointerEvent) => {
    if (!onPress || event.button !== 0 || !event.isPrimary) return; // no second finger, no palm
    const box = dots.current!.getBoundingClientRect();
    const share = (value: number, start: number, length: number) => ((value - start) / length) * 2 * HALF_SIDE;
    const round = (value: number) => Math.round(value * 100) / 100 + 0;
    onPress(
      round(share(event.clientX, box.left, box.width) - HALF_SIDE),
      round(HALF_SIDE - share(event.clientY, box.top, box.height)),
    );
  };
  return (
    <div class="pg-surface">
      {poster}
      <canvas ref={surface} role="img" aria-label={label} />
      <canvas ref={dots} aria-hidden="true" class={onPress ? 'pg-draw' : ''} onPointerDown={press} />
      <span class="pg-axis pg-axis-x" aria-hidden="true">
        <i>−6</i>
        <i>x₁</i>
        <i>6</i>
      </span>
      <span class="pg-axis pg-axis-y" aria-hidden="true">
        <i>6</i>
        <i>x₂</i>
        <i>−6</i>
      </span>
    </div>
  );
}
