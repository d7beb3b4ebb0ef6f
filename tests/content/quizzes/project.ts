import { sizeCnn } from '../../../src/nn/size/cnn.ts';
import { PARAMETER_COUNT } from '../../../src/nn/articleNetwork.ts';
import { PARAMETER_COUNT as DIGITS_COUNT } from '../../../src/labs/digits/network.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
const softmax = (z: readonly number[]) => z.map((value) => Math.exp(value) / (mean(z.map(Math.exp)) * z.length));
const crossEntropy = (second: number) => -Math.log(softmax([1, second, 0])[1]!);
/** How many places a window finds along one side, found by trying. */
function countPlaces(side: number, window: number, stride: number): number {
  let places = 0;
  for (let at = 0; at + window <= side; at += stride) places++;
  return places;
}

/** Computes the answers of the numeric questions of chapter 5. */
export const projectChecks: Record<string, () => number> = {
  'project/data#offset': () => {
    let place = 0;
    for (let image = 0; ; image++)
      for (let row = 0; row < 32; row++)
        for (let column = 0; column < 32; column++)
          for (let colour = 0; colour < 3; colour++, place++)
            if (image === 1 && row === 1 && column === 0 && colour === 2) return place;
  },
  'project/data#byte-count': () => (20_000 * new Float32Array(64 * 64 * 3).byteLength) / 1e6,
  'project/model#output-side': () => countPlaces(33 + 2 * 2, 5, 2),
  'project/model#conv-work': () => sizeCnn('12x12x8 conv3-16').reduce((sum, part) => sum + part.forward, 0),
  'project/model#softmax-shift': () => softmax([3, 3, 3 + Math.LN2])[2]!,
  'project/training#cross-entropy': () => crossEntropy(0),
  'project/training#gradient-entry': () => (crossEntropy(1e-5) - crossEntropy(-1e-5)) / 2e-5,
  'project/training#run-steps': () => Math.ceil((20_000 * 0.9) / 128) * 8,
  'project/training#adam-second': () => (0.9 * 0.1 * 0.4 + 0.1 * 0) / (1 - 0.9 ** 2),
  'project/training#epsilon': () => {
    const [g, epsilon] = [1e-9, 1e-7];
    const [m, v] = [0.1 * g, 0.001 * g * g];
    return m / (1 - 0.9) / (Math.sqrt(v / (1 - 0.999)) + epsilon);
  },
  'project/evaluation#standard-error': () =>
    100 * Math.sqrt(variance(Array.from({ length: 1000 }, (_, i) => (i < 800 ? 1 : 0))) / 1000),
  'project/evaluation#how-many': () => (0.7 * 0.3) / 0.0029 ** 2,
  'project/evaluation#precision': () => 40 / (40 + 20),
  'project/evaluation#disagreement': () => 1.96 * Math.sqrt(90 + 60),
  'project/better#warm-up': () => {
    const [start, peak] = [0.003 / 25, 0.003];
    return start + ((peak - start) * (1 - Math.cos((Math.PI * 150) / (0.3 * 1000)))) / 2;
  },
  'project/better#variants': () => 2 * countPlaces(32 + 2 * 2, 32, 1) ** 2,
  'project/better#batch-norm-value': () => (2 * (7 - mean([1, 3, 5, 7]))) / Math.sqrt(variance([1, 3, 5, 7])) + 1,
  'project/better#dropout-scale': () => 1 / mean([0, 1, 1, 1, 1]),
  'project/using#file-bytes': () => new Float32Array(DIGITS_COUNT).byteLength,
  'project/environment#memory': () => (50_000 * 32 * 32 * 3 * (4 - 1)) / 1e6,
  'project/environment#adam-memory': () => (4 * new Float32Array(PARAMETER_COUNT).byteLength) / 1e6,
  'project/index#chance-right': () => 10_000 * mean([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  'project/index#numbers-shrink': () => (32 * 32 * 3) / (4 * 4 * 64),
  'project/index#ratio-gpt3': () => 175e9 / PARAMETER_COUNT / 1e6,
};
