import { useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, type MutableRef } from 'preact/hooks';

/**
 * A canvas that is drawn anew, at most once a displayed frame, when its signals, its size or the page's theme change.
 * @param draw draws the whole canvas from the signals as they are
 * @param inputs the signals it reads
 */
export function useDrawing(
  draw: (canvas: HTMLCanvasElement) => void,
  inputs: readonly ReadonlySignal<unknown>[],
): MutableRef<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef(0);
  const latest = useRef(draw);
  latest.current = draw;
  const schedule = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (canvas.current) latest.current(canvas.current);
    });
  };
  useSignalEffect(() => {
    for (const input of inputs) void input.value;
    schedule();
  });
  useEffect(() => {
    const size = new ResizeObserver(schedule);
    size.observe(canvas.current!);
    const theme = new MutationObserver(schedule);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    // Before it is printed the page has turned light: a frame later would be too late.
    const now = () => canvas.current && latest.current(canvas.current);
    addEventListener('beforeprint', now);
    return () => {
      removeEventListener('beforeprint', now);
      size.disconnect();
      theme.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, []);
  return canvas;
}
