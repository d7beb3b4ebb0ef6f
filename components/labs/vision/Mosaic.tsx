import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '@src/nn/oneSum.ts';

interface MosaicProps {
  tiles: number;
  columns: number;
  /** Of one tile, in pixels. */
  width: number;
  height: number;
  /** RGB of a pixel, 0 to 255. Another function draws anew. */
  colourAt: (tile: number, y: number, x: number) => readonly [number, number, number];
  label: string;
  /** The marked tile, and in it the marked pixel. */
  marked: Partial<Place> | null;
  onPick: (place: Place) => void;
}

/** Small pictures side by side, one canvas pixel apart; a press takes the tile and its pixel. Fields must do the same by keyboard. */
export function Mosaic({ tiles, columns, width, height, colourAt, label, marked, onPick }: MosaicProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = Math.ceil(tiles / columns);
  const [w, h] = [columns * (width + 1) - 1, rows * (height + 1) - 1];
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(w, h);
    for (let tile = 0; tile < tiles; tile++) {
      const [left, top] = [(tile % columns) * (width + 1), Math.floor(tile / columns) * (height + 1)];
      for (let i = 0; i < width * height; i++) {
        const [y, x] = [Math.floor(i / width), i % width];
        image.data.set([...colourAt(tile, y, x), 255], 4 * ((top + y) * w + left + x));
      }
    }
    context.putImageData(image, 0, 0);
  }, [tiles, columns, width, height, colourAt]);
  const pick = ({ offsetX, offsetY }: MouseEvent) => {
    const { clientWidth, clientHeight } = canvas.current!;
    const [x, y] = [Math.floor((offsetX / clientWidth) * w), Math.floor((offsetY / clientHeight) * h)];
    const map = Math.floor(y / (height + 1)) * columns + Math.floor(x / (width + 1));
    if (map < 0 || map >= tiles) return;
    onPick({ map, y: Math.min(height - 1, y % (height + 1)), x: Math.min(width - 1, x % (width + 1)) });
  };
  const box = (left: number, top: number, across: number, down: number) =>
    `left:${(100 * left) / w}%;top:${(100 * top) / h}%;width:${(100 * across) / w}%;height:${(100 * down) / h}%`;
  const at = marked?.map;
  const [left, top] =
    at === undefined ? [0, 0] : [(at % columns) * (width + 1), Math.floor(at / columns) * (height + 1)];
  return (
    <div class="mosaic">
      <canvas ref={canvas} class="pixels" width={w} height={h} role="img" aria-label={label} onClick={pick} />
      {at !== undefined && <span class="mark" style={box(left, top, width, height)} />}
      {at !== undefined && marked?.y !== undefined && width > 1 && (
        <span class="mark pixel" style={box(left + marked.x!, top + marked.y, 1, 1)} />
      )}
    </div>
  );
}
