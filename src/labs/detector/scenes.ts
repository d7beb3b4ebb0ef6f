import type { Box } from '../../math/iou.ts';
import { createRandom, type Random } from '../../math/random.ts';
import { IMAGE, SHAPES, type Found } from './protocol.ts';

/** One scene: what is in it, how bright that is, and the seed of its background. */
export interface Scene extends Found {
  /** Brightness of the shape, 0 to 1, against a background about 0.5. */
  ink: number;
  seed: number;
}

/** Least and largest side of a shape, in shares of the picture. */
const SIDES = [0.25, 0.6] as const;

/** Draws a scene: any shape, any place in which all of its box is in the picture, lighter or darker than the background. */
export function drawScene(random: Random): Scene {
  const between = (a: number, b: number) => a + (b - a) * random.uniform();
  const [w, h] = [between(...SIDES), between(...SIDES)];
  const box: Box = { w, h, cx: between(w / 2, 1 - w / 2), cy: between(h / 2, 1 - h / 2) };
  const ink = random.uniform() < 0.5 ? between(0, 0.22) : between(0.78, 1);
  return { box, shape: Math.floor(random.uniform() * SHAPES.length), ink, seed: Math.floor(random.uniform() * 1e9) };
}

/** Whether a point is in the shape that fills a box. @param u, v of the box, −1 to 1 */
function isInside(shape: number, u: number, v: number): boolean {
  if (Math.abs(u) > 1 || Math.abs(v) > 1) return false;
  if (SHAPES[shape] === 'disc') return u * u + v * v <= 1;
  if (SHAPES[shape] === 'triangle') return Math.abs(u) <= (v + 1) / 2;
  return true;
}

/** Points a pixel in each direction, for grey edges. */
const FINE = 3;

/** A scene as a picture: a sloping background with noise, perhaps lines, and the shape. @returns bytes [IMAGE, IMAGE] */
export function renderScene({ box, shape, ink, seed }: Scene, clutter: 'no' | 'yes'): Uint8Array {
  const random = createRandom(seed, 8);
  const [slopeX, slopeY, base] = [random.uniform() - 0.5, random.uniform() - 0.5, 0.4 + 0.2 * random.uniform()];
  const values = new Float32Array(IMAGE * IMAGE);
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [(i % IMAGE) / IMAGE - 0.5, Math.floor(i / IMAGE) / IMAGE - 0.5];
    values[i] = base + 0.3 * (slopeX * x + slopeY * y) + 0.05 * random.normal();
  }
  if (clutter === 'yes') for (let line = 0; line < 4; line++) drawLine(values, random);
  for (let i = 0; i < values.length; i++) {
    let inside = 0;
    for (let k = 0; k < FINE * FINE; k++) {
      const x = ((i % IMAGE) + ((k % FINE) + 0.5) / FINE) / IMAGE;
      const y = (Math.floor(i / IMAGE) + (Math.floor(k / FINE) + 0.5) / FINE) / IMAGE;
      if (isInside(shape, (2 * (x - box.cx)) / box.w, (2 * (y - box.cy)) / box.h)) inside++;
    }
    values[i]! += (inside / FINE ** 2) * (ink - values[i]!);
  }
  return Uint8Array.from(values, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
}

/** A thin line from edge to edge, as light or dark as shapes are. */
function drawLine(values: Float32Array, random: Random): void {
  const [from, to, ink, isUpright] = [random.uniform(), random.uniform(), random.uniform(), random.uniform() < 0.5];
  for (let i = 0; i < IMAGE; i++) {
    const across = Math.min(IMAGE - 1, Math.floor(IMAGE * (from + ((to - from) * i) / IMAGE)));
    values[isUpright ? i * IMAGE + across : across * IMAGE + i] = ink;
  }
}

/** Scenes with their pictures: bytes [n, IMAGE, IMAGE]. @param stream of the seed: another for training than for the test */
export function makeScenes(count: number, clutter: 'no' | 'yes', seed: number, stream: number) {
  const random = createRandom(seed, stream);
  const scenes = Array.from({ length: count }, () => drawScene(random));
  const images = new Uint8Array(count * IMAGE * IMAGE);
  for (const [i, scene] of scenes.entries()) images.set(renderScene(scene, clutter), i * IMAGE * IMAGE);
  return { scenes, images };
}
