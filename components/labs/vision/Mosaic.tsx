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
  // Tiles of few pixels are drawn larger, so that the gaps between them stay narrow.
  const scale = Math.max(1, Math.floor(16 / width));
  const [tileWidth, tileHeight] = [width * scale + 1, height * scale + 1];
  const [w, h] = [columns * tileWidth - 1, rows * tileHeight - 1];
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(w, h);
    for (let tile = 0; tile < tiles; tile++) {
      const [left, top] = [(tile % columns) * tileWidth, Math.floor(tile / columns) * tileHeight];
      for (let y = 0; y < height * scale; y++) {
        for (let x = 0; x < width * scale; x++) {
          const colour = colourAt(tile, Math.floor(y / scale), Math.floor(x / scale));
          image.data.set([...colour, 255], 4 * ((top + y) * w + left + x));
        }
      }
    }
    context.putImageData(image, 0, 0);
  }, [tiles, columns, width, height, colourAt]);
  const pick = ({ offsetX, offsetY }: MouseEvent) => {
    const { clientWidth, clientHeight } = canvas.current!;
    const [x, y] = [Math.floor((offsetX / clientWidth) * w), Math.floor((offsetY / clientHeight) * h)];
    const map = Math.floor(y / tileHeight) * columns + Math.floor(x / tileWidth);
    if (map < 0 || map >= tiles) return;
    const within = (at: number, tile: number, end: number) => Math.min(end - 1, Math.floor((at % tile) / scale));
    onPick({ map, y: within(y, tileHeight, height), x: within(x, tileWidth, width) });
  };
  const box = (left: number, top: number, across: number, down: number) =>
    `left:${(100 * left) / w}%;top:${(100 * top) / h}%;width:${(100 * across) / w}%;height:${(100 * down) / h}%`;
  const at = marked?.map;
  const [left, top] = at === undefined ? [0, 0] : [(at % columns) * tileWidth, Math.floor(at / columns) * tileHeight];
  return (
    <div class="mosaic">
      <canvas ref={canvas} class="pixels" width={w} height={h} role="img" aria-label={label} onClick={pick} />
      {at !== undefined && <span class="mark" style={box(left, top, width * scale, height * scale)} />}
      {at !== undefined && marked?.y !== undefined && width > 1 && (
        <span class="mark pixel" style={box(left + marked.x! * scale, top + marked.y * scale, scale, scale)} />
      )}
    </div>
  );
}
