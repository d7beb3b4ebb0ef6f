import { useEffect, useRef } from 'preact/hooks';
import { paintInk } from '../../charts/ink.ts';

interface HeatProps {
  /** Row by row, [rows, columns]. */
  values: ArrayLike<number>;
  rows: number;
  columns: number;
  label: string;
}

/** Numbers as a picture: blue above 0, orange below, as strong as they are large beside the largest. */
export function Heat({ values, rows, columns, label }: HeatProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let largest = 1e-30;
    for (const value of Array.from(values)) largest = Math.max(largest, Math.abs(value));
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(columns, rows);
    paintInk(
      Float32Array.from(values, (value) => value / largest),
      image.data,
    );
    context.putImageData(image, 0, 0);
  }, [values, rows, columns]);
  return <canvas ref={canvas} class="gpt-heat" width={columns} height={rows} role="img" aria-label={label} />;
}
