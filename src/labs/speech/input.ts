import { playAt } from '../../math/sound/resample.ts';
import { BANDS, decibelBytes, HOP, melBands, stft, WINDOW } from '../../math/sound/spectrogram.ts';
import type { SpeechParams } from './protocol.ts';

/** Windows of a picture, and the samples that they cover: 1.04 s. */
export const FRAMES = 64;
export const PIECE = WINDOW + (FRAMES - 1) * HOP;
/** Windows of silence before and after a clip, in which its picture may be moved. */
export const SLACK = 12;
const WIDTH = FRAMES + 2 * SLACK;

/** Factors of speed that stand for other voices: a larger or smaller head, quicker or slower speech. */
export const SPEEDS = [1, 0.8, 0.87, 0.93, 1.07, 1.15, 1.25] as const;

/** The mel spectrogram of a clip with silence around it. @returns [BANDS, FRAMES + 2·SLACK] bytes */
export function drawStrip(sound: Float32Array, speed = 1): Uint8Array {
  const played = playAt(sound, speed).subarray(0, PIECE);
  const padded = new Float32Array(PIECE + 2 * SLACK * HOP);
  padded.set(played, SLACK * HOP + Math.floor((PIECE - played.length) / 2));
  return decibelBytes(melBands(stft(padded)));
}

/**
 * Cuts a picture out of a strip.
 * @param shift windows by which it is moved, −SLACK to SLACK
 * @returns [BANDS, FRAMES] bytes: what the network sees
 */
export function cutPicture(strip: Uint8Array, shift: number, bands: SpeechParams['bands']): Uint8Array {
  const picture = new Uint8Array(BANDS * FRAMES);
  for (let band = 0; band < BANDS; band++) {
    const from = band * WIDTH + SLACK + shift;
    const row = strip.subarray(from, from + FRAMES);
    picture.set(bands === 'levelled' ? level(row) : row, band * FRAMES);
  }
  return picture;
}

/** One band with the mean of what sounds in it brought to the middle, 128: a telephone's or a voice's own colour is taken out. */
function level(row: Uint8Array): Uint8Array {
  const sounding = row.filter((value) => value > 0);
  const mean = sounding.reduce((sum, value) => sum + value, 0) / Math.max(1, sounding.length);
  return row.map((value) => (value > 0 ? Math.min(255, Math.max(1, Math.round(value - mean + 128))) : 0));
}

/** Most pieces of a long sound that are looked at. */
const MOST_PIECES = 8;

/**
 * Pictures of a sound of any length: one piece, or several that overlap by half, without those that are 20 dB quieter than the loudest.
 * @returns where each begins, in samples, and the pictures, [pieces, BANDS, FRAMES] bytes
 */
export function drawPieces(
  sound: Float32Array,
  bands: SpeechParams['bands'],
): { starts: number[]; pictures: Uint8Array } {
  const count = Math.max(1, Math.ceil((2 * (sound.length - PIECE)) / PIECE) + 1);
  const pieces = Array.from({ length: count }, (_, i) => {
    const start = Math.max(0, Math.min((i * PIECE) / 2, sound.length - PIECE));
    const piece = sound.subarray(start, start + PIECE);
    return { start, piece, energy: piece.reduce((sum, value) => sum + value * value, 0) };
  });
  const loudest = Math.max(...pieces.map(({ energy }) => energy));
  const chosen = pieces
    .filter(({ energy }) => energy >= loudest / 100)
    .sort((a, b) => b.energy - a.energy)
    .slice(0, MOST_PIECES)
    .sort((a, b) => a.start - b.start);
  const pictures = new Uint8Array(chosen.length * BANDS * FRAMES);
  for (const [i, { piece }] of chosen.entries())
    pictures.set(cutPicture(drawStrip(piece), 0, bands), i * BANDS * FRAMES);
  return { starts: chosen.map(({ start }) => start), pictures };
}
