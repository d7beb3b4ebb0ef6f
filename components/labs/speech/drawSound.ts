import { BANDS, BINS, decibelBytes, HOP, stft } from '@src/math/sound/spectrogram.ts';
import { FRAMES, PIECE } from '@src/labs/speech/input.ts';

/** What is drawn: a sound, the piece of it that the network looks at, and that piece's picture. */
export interface Seen {
  samples: Float32Array;
  /** Where the piece begins. */
  start: number;
  /** [BANDS, FRAMES] bytes. */
  picture: Uint8Array;
}

/** Names of the three pictures and of their axes. */
export interface SoundWords {
  wave: string;
  stft: string;
  mel: string;
  seconds: (value: string) => string;
}

const LEFT = 46;
const GAP = 20;

/** Bytes [rows, columns], the lowest row first, as an image: the more, the more ink. */
function toImage(bytes: Uint8Array, rows: number, columns: number, ink: string): HTMLCanvasElement {
  const image = document.createElement('canvas');
  [image.width, image.height] = [columns, rows];
  const context = image.getContext('2d')!;
  context.fillStyle = ink;
  context.fillRect(0, 0, columns, rows);
  const pixels = context.getImageData(0, 0, columns, rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      pixels.data[4 * ((rows - 1 - row) * columns + column) + 3] = bytes[row * columns + column]!;
  context.putImageData(pixels, 0, 0);
  return image;
}

/** Draws the wave of a sound, the power of its piece by frequency in steps of 31.25 Hz, and the picture that goes into the network. */
export function drawSound(canvas: HTMLCanvasElement, { samples, start, picture }: Seen, words: SoundWords): void {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const scale = devicePixelRatio;
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const [text, ink, mark] = ['--sl-color-gray-2', '--lab-blue', '--lab-orange'].map((name) =>
    style.getPropertyValue(name).trim(),
  ) as [string, string, string];
  context.font = `12px ${style.fontFamily}`;
  const inner = width - LEFT;
  const part = (height - 3 * GAP - 14) / 4;
  const heading = (name: string, y: number) => {
    context.fillStyle = text;
    context.textAlign = 'left';
    context.textBaseline = 'bottom';
    context.fillText(name, LEFT, y - 3);
  };
  const side = (name: string, y: number) => {
    context.fillStyle = text;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(name, LEFT - 6, y);
  };

  // The wave, and which piece of it is looked at.
  let top = GAP;
  heading(words.wave, top);
  const length = Math.max(samples.length, PIECE);
  const xOf = (sample: number) => LEFT + (inner * sample) / length;
  // A short sound lies in the middle, as in its picture.
  const silence = Math.floor((length - samples.length) / 2);
  if (samples.length > PIECE) {
    context.fillStyle = mark;
    context.globalAlpha = 0.25;
    context.fillRect(xOf(start), top, xOf(start + PIECE) - xOf(start), part);
    context.globalAlpha = 1;
  }
  const most = samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 1e-6);
  context.fillStyle = ink;
  for (let x = 0; x < inner; x++) {
    const from = Math.max(0, Math.floor((x * length) / inner) - silence);
    const piece = samples.subarray(from, Math.max(0, Math.ceil(((x + 1) * length) / inner) - silence));
    if (piece.length === 0) continue;
    const [low, high] = [Math.min(...piece), Math.max(...piece)];
    const middle = top + part / 2;
    context.fillRect(LEFT + x, middle - (high / most) * (part / 2), 1, Math.max(1, ((high - low) / most) * (part / 2)));
  }
  side(words.seconds((length / 8000).toFixed(1)), top + part / 2);

  context.imageSmoothingEnabled = false;
  top += part + GAP;
  const height2 = 1.5 * part;
  heading(words.stft, top);
  const piece = new Float32Array(PIECE);
  const said = samples.subarray(start, start + PIECE);
  piece.set(said, Math.floor((PIECE - said.length) / 2));
  const power = stft(piece);
  const frames = power.length / BINS;
  const turned = Float64Array.from(
    { length: power.length },
    (_, i) => power[(i % frames) * BINS + Math.floor(i / frames)]!,
  );
  context.drawImage(toImage(decibelBytes(turned), BINS, frames, ink), LEFT, top, inner, height2);
  side('4 kHz', top + 6);
  side('0', top + height2 - 4);

  top += height2 + GAP;
  heading(words.mel, top);
  context.drawImage(toImage(picture, BANDS, FRAMES, ink), LEFT, top, inner, height2);
  side(`${BANDS}`, top + 6);
  side('1', top + height2 - 4);
  side('0 s', top + height2 + 8);
  context.textAlign = 'right';
  context.fillText(words.seconds(((FRAMES * HOP) / 8000).toFixed(2)), width, top + height2 + 8);
}
