import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeExamples } from '../../../src/labs/hanzi/examples.ts';
import {
  CLASSES,
  hanzi,
  IMAGE,
  PAIRS,
  type Character,
  type HanziTalk,
  type Recognition,
  type TestSnapshot,
} from '../../../src/labs/hanzi/protocol.ts';
import { PARAMETERS } from '../../../src/labs/hanzi/model.ts';
import session from '../../../src/labs/hanzi/session.ts';
import { jitterStrokes, renderStrokes } from '../../../src/labs/hanzi/strokes.ts';
import { argMax } from '../../../src/math/argMax.ts';
import { createRandom } from '../../../src/math/random.ts';
import { countParameters } from '../../../src/math/shapes.ts';
import { collect, createTestContext } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

useWasmKernels();
const characters = JSON.parse(readFileSync('public/data/hanzi/characters.json', 'utf8')) as Character[];

/** Runs the lab to its end. */
async function run(settings: Partial<typeof hanzi.defaults>) {
  const params = { ...hanzi.defaults, ...settings, characters };
  const opened = session.createSession(params, null, createTestContext());
  const snapshots = await collect<HanziTalk['snapshot']>(opened);
  return { opened, test: snapshots.at(-1) as TestSnapshot };
}

describe('pictures of strokes', () => {
  const yong = characters[19]!.strokes;

  test('do not depend on where and how large they were drawn', () => {
    const plain = renderStrokes(yong);
    const moved = renderStrokes(yong.map((stroke) => stroke.map(([x, y]) => [7 + x / 50, y / 50 - 3] as const)));
    expect(Math.max(...plain.map((ink, i) => Math.abs(ink - moved[i]!)))).toBeLessThan(1e-4);
    const inked = [...plain.keys()].filter((i) => plain[i]! > 0.5).map((i) => i % IMAGE);
    expect([Math.min(...inked), Math.max(...inked)]).toEqual([3, 28]); // 24 pixels and the pen, in the middle
  });

  test('of no stroke are empty, and of a point a dot', () => {
    expect(renderStrokes([]).every((ink) => ink === 0)).toBe(true);
    expect(renderStrokes([[[3, 4]]])[16 * IMAGE + 16]).toBeGreaterThan(0.9);
  });

  test('jitter of 0 changes nothing, of 1 something, and the seed decides what', () => {
    expect(jitterStrokes(yong, 0, createRandom(1))).toEqual(yong);
    const hands = [1, 1, 2].map((seed) => jitterStrokes(yong, 1, createRandom(seed)));
    expect(hands[0]).toEqual(hands[1]);
    expect(hands[0]).not.toEqual(hands[2]);
  });

  test('training and test hold every character equally often, and no picture twice', () => {
    const train = makeExamples(characters, 5, 1, 1, 3);
    const other = makeExamples(characters, 5, 1, 1, 4);
    expect([...train.labels].filter((label) => label === 7)).toHaveLength(5);
    const pictures = [train, other].flatMap(({ images }) =>
      Array.from({ length: 100 }, (_, i) => String(images.subarray(i * IMAGE * IMAGE, (i + 1) * IMAGE * IMAGE))),
    );
    expect(new Set(pictures).size).toBe(200);
  });
});

test('the network has 39,476 numbers', () => {
  expect(countParameters(PARAMETERS)).toBe(39_476);
});

test('the network beats the nearest mean picture by far, and reads plain strokes', async () => {
  const { opened, test: result } = await run({});
  expect(result.accuracy).toBeGreaterThan(0.9);
  expect(result.accuracy).toBeGreaterThan(result.baseline + 0.15);
  // Of 380 ways to confuse two characters, ten are within a pair; they have far more than their share of the mistakes.
  const all = 1000 * (1 - result.accuracy);
  const inPairs = PAIRS.reduce(
    (sum, [a, b]) => sum + result.confusion[a * CLASSES + b]! + result.confusion[b * CLASSES + a]!,
    0,
  );
  expect(inPairs / all).toBeGreaterThan(0.15);
  const { probabilities } = (await opened.answer!('recognise', characters[19]!.strokes)) as Recognition;
  expect(argMax(probabilities)).toBe(19);
  await expect(opened.answer!('recognise', [[[0, Number.NaN]]])).rejects.toThrow('no strokes');
  opened.dispose();
});

test('trained on plain strokes alone it reads jittered ones worse', async () => {
  const { opened, test: result } = await run({ jitter: 0, epochs: 5 });
  opened.dispose();
  expect(result.accuracy).toBeLessThan(0.85);
});

test('characters that are missing or damaged are refused', () => {
  const context = createTestContext();
  expect(() => session.createSession(hanzi.defaults, null, context)).toThrow('20 characters');
  const damaged = characters.map((it) => ({ ...it, strokes: [['far', 'off']] }));
  expect(() => session.createSession({ ...hanzi.defaults, characters: damaged }, null, context)).toThrow(
    '20 characters',
  );
});
