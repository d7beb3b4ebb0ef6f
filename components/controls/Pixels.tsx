import { useEffect, useRef } from 'preact/hooks';

interface PixelsProps {
  /** RGBA bytes, width·height·4. */
  rgba: Uint8ClampedArray;
  width: number;
  height: number;
  /** Shown size of one side, in CSS pixels. */
  size: number;
  label: string;
}

/** A small picture, every pixel visible. */
export function Pixels({ rgba, width, height, size, label }: PixelsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = context.createImageData(width, height);
    image.data.set(rgba);
    context.putImageData(image, 0, 0);
  }, [rgba, width, height]);
  return (
    <canvas
      ref={canvas}
      class="pixels"
      width={width}
      height={height}
      style={`width:${size}px;height:${(size * height) / width}px`}
      role="img"
      aria-label={label}
    />
  );
}

/** RGB bytes as RGBA. */
export function fromRgb(rgb: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray((rgb.length / 3) * 4);
  for (let i = 0; i < rgb.length / 3; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = rgb[3 * i + c]!;
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}

/** Grey bytes as RGBA. */
export function fromGrey(grey: Uint8Array): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 4 * grey.length }, (_, i) => (i % 4 === 3 ? 255 : grey[i >> 2]!));
}

/**
 * Values of a grid as grey levels, their smallest black and their largest white.
 * @param valueAt value of pixel i and channel c (0 for grey)
 */
export function fromValues(
  count: number,
  channels: 1 | 3,
  valueAt: (i: number, c: number) => number,
): Uint8ClampedArray {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < channels; c++) {
      low = Math.min(low, valueAt(i, c));
      high = Math.max(high, valueAt(i, c));
    }
  }
  const scale = high > low ? 255 / (high - low) : 0;
  const rgba = new Uint8ClampedArray(count * 4).fill(255);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = (valueAt(i, channels === 3 ? c : 0) - low) * scale;
  }
  return rgba;
}
