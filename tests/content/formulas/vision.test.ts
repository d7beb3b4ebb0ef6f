import { expect } from 'vitest';
import { makeExamples, nearestMeanAccuracy } from '../../../src/labs/hanzi/examples.ts';
import { overlap, type Box } from '../../../src/math/iou.ts';
import { convolveMaps, sumAt } from '../../../src/nn/oneSum.ts';
import { receptiveField } from '../../../src/nn/receptiveField.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

const floats = (random: Random, count: number) => Float32Array.from(normals(random, count));

check('vision-sum', ({ random, agree }) => {
  const [side, C, K] = [5, 4, 3];
  const x = { height: side, width: side, channels: C, values: floats(random, side * side * C) };
  const [W, b] = [floats(random, 9 * C * K), floats(random, K)];
  const [i, j, k] = [random.integer(3), random.integer(3), random.integer(K)];
  let z = b[k]!;
  for (let u = 0; u < 3; u++)
    for (let v = 0; v < 3; v++)
      for (let c = 0; c < C; c++) z += W[((u * 3 + v) * C + c) * K + k]! * x.values[((i + u) * side + j + v) * C + c]!;
  agree(sumAt(x, W, b, { map: k, y: i, x: j }).z, z, 1e-5);
  agree(convolveMaps(x, W, b).values[(i * 3 + j) * K + k]!, Math.max(0, z), 1e-5);
});

check('receptive-recursion', ({ random }) => {
  const windows = Array.from({ length: 4 }, () => ({ side: 1 + random.integer(4), stride: 1 + random.integer(2) }));
  // From one number back to the pixels along a side, window by window.
  const reach = (place: number) =>
    windows
      .toReversed()
      .reduce(
        (places, { side, stride }) =>
          new Set([...places].flatMap((at) => Array.from({ length: side }, (_, k) => at * stride + k))),
        new Set([place]),
      );
  const { side, jump } = receptiveField(windows);
  const [first, next] = [reach(0), reach(1)];
  expect(Math.max(...first) + 1).toBe(side);
  expect(Math.min(...next)).toBe(jump);
});

check('saliency-first-order', ({ random, agree }) => {
  const [n, hidden] = [6, 8];
  const [W, w] = [Array.from({ length: hidden }, () => normals(random, n)), normals(random, hidden)];
  const inside = (x: readonly number[]) => W.map((row) => row.reduce((sum, weight, i) => sum + weight * x[i]!, 0));
  const score = (x: readonly number[]) => inside(x).reduce((sum, z, k) => sum + w[k]! * Math.max(0, z), 0);
  const x = normals(random, n);
  const isOn = inside(x).map((z) => z > 0);
  const gradient = x.map((_, i) => isOn.reduce((sum, on, k) => sum + (on ? w[k]! * W[k]![i]! : 0), 0));
  // Small enough that no ReLU switches: then the first order is all there is.
  const direction = normals(random, n);
  const moved = (by: number) => x.map((value, i) => value + by * direction[i]!);
  let step = 1;
  while (inside(moved(step)).some((z, k) => z > 0 !== isOn[k])) step /= 2;
  const first = gradient.reduce((sum, g, i) => sum + g * step * direction[i]!, 0);
  agree(score(moved(step)), score(x) + first, 1e-9);
});

check('nearest-mean', ({ random }) => {
  const means = Array.from({ length: 5 }, () => normals(random, 7));
  const x = normals(random, 7);
  const distances = means.map((mean) => mean.reduce((sum, value, i) => sum + (x[i]! - value) ** 2, 0));
  const scores = means.map((mean) => mean.reduce((sum, value, i) => sum + value * x[i]! - value ** 2 / 2, 0));
  expect(distances.indexOf(Math.min(...distances))).toBe(scores.indexOf(Math.max(...scores)));
  // The lab's own, on pictures that are their class' mean.
  const characters = [
    [
      [0, 0],
      [9, 9],
    ],
    [
      [9, 0],
      [0, 9],
    ],
  ].map((stroke) => ({ strokes: [stroke as [number, number][]] }));
  const copies = makeExamples(characters, 2, 0, 1, 3);
  expect(nearestMeanAccuracy(copies, copies, 2)).toBe(1);
});

/** A box with whole corners. */
const drawBox = (random: Random) => {
  const [left, top, w, h] = [random.integer(9), random.integer(9), 1 + random.integer(8), 1 + random.integer(8)];
  return { left, top, w, h, box: { cx: left + w / 2, cy: top + h / 2, w, h } satisfies Box };
};

check('iou', ({ random, agree }) => {
  const [a, b] = [drawBox(random), drawBox(random)];
  const holds = ({ left, top, w, h }: typeof a, x: number, y: number) =>
    x >= left && x < left + w && y >= top && y < top + h;
  let [both, either] = [0, 0];
  for (let i = 0; i < 20 * 20; i++) {
    const [inA, inB] = [a, b].map((box) => holds(box, i % 20, Math.floor(i / 20)));
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  agree(overlap(a.box, b.box).iou, both / either, 1e-12);
});

check('iou-shift', ({ random, agree }) => {
  const { box } = drawBox(random);
  const t = random.uniform();
  agree(overlap(box, { ...box, cx: box.cx + t * box.w }).iou, (1 - t) / (1 + t), 1e-12);
  agree(overlap(box, { ...box, cx: box.cx + box.w / 3 }).iou, 0.5, 1e-12);
});
