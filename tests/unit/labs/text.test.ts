import { describe, expect, test } from 'vitest';
import type { SessionContext } from '../../../src/engine/session.ts';
import { measureBigram, readCorpus } from '../../../src/labs/text/corpus.ts';
import { autodiffHead, deriveHead, differentiateHead } from '../../../src/labs/text/headAudit.ts';
import {
  text,
  type HeadAudit,
  type Looked,
  type Seen,
  type TextTalk,
  type Written,
} from '../../../src/labs/text/protocol.ts';
import session from '../../../src/labs/text/session.ts';
import { drawExample, drawToy } from '../../../src/labs/text/toys.ts';
import { createRandom } from '../../../src/math/random.ts';
import { collect, createTestContext, runSession } from '../../support/sessions.ts';
import { useWasmKernels } from '../../support/wasmKernels.ts';

const letters = (random: { integer(n: number): number }, count: number) =>
  Array.from({ length: count }, () => 'abcdef'[random.integer(6)]).join('');

/** Verses of five letters, a comma, five letters, a stop: a pair of letters does not say where in the verse it stands. */
function drawVerses(lines: number): string {
  const random = createRandom(3, 1);
  return Array.from({ length: lines }, () => `${letters(random, 5)},${letters(random, 5)}.\n`).join('');
}

describe('the corpus', () => {
  test('holds every tenth line out, and every character is a token', () => {
    const { letters: tokens, counts, train, uniform } = readCorpus(drawVerses(200), 12);
    expect(tokens).toEqual(['\n', ',', '.', 'a', 'b', 'c', 'd', 'e', 'f']);
    expect(counts).toEqual({ train: 180 * 13, held: 20 * 13 });
    expect(uniform).toBeCloseTo(Math.log2(9), 12);
    const [inputs, targets] = [new Int32Array(12), new Int32Array(12)];
    train.read(0, inputs, targets);
    expect([...targets.subarray(0, 11)]).toEqual([...inputs.subarray(1)]);
  });

  test('the bigram model is that of counted pairs', () => {
    // a and b by turns: after each, the other is certain but for the mixing in of frequencies.
    const turns = Int32Array.from({ length: 2000 }, (_, i) => i % 2);
    expect(measureBigram(turns, turns.subarray(0, 200), 2)).toBeLessThan(0.01);
    const random = createRandom(1);
    const coins = Int32Array.from({ length: 20_000 }, () => random.integer(2));
    expect(measureBigram(coins.subarray(0, 18_000), coins.subarray(18_000), 2)).toBeNear(1, 0.01);
  });

  test.each(['sort', 'reverse', 'addition'] as const)(
    '%s: the answer is right, and none that is held out is learnt',
    (toy) => {
      const random = createRandom(2);
      for (let i = 0; i < 50; i++) {
        const { question, answer } = drawExample(toy, random);
        const right = {
          sort: () => [...question].sort().join(''),
          reverse: () => [...question].reverse().join(''),
          addition: () =>
            String(question.split('+').reduce((sum, part) => sum + Number(part), 0))
              .padStart(4, '0')
              .split('')
              .reverse()
              .join(''),
        }[toy]();
        expect(answer).toBe(right);
      }
      const { letters: tokens, train, held, bigram } = drawToy(toy, 16, 1);
      const read = (data: typeof train, example: number) => {
        const [inputs, targets] = [new Int32Array(16), new Int32Array(16)];
        data.read(example, inputs, targets);
        return {
          line: [...inputs].map((token) => tokens[token]).join(''),
          counted: targets.filter((target) => target >= 0).length,
        };
      };
      const known = new Set(Array.from({ length: 5000 }, (_, i) => read(train, i).line));
      for (let i = 0; i < held.examples; i++) expect(known.has(read(held, i).line)).toBe(false);
      expect(read(train, 0).counted).toBe(toy === 'addition' ? 4 : 6);
      expect(bigram).toBeGreaterThan(1);
    },
  );
});

describe('the session', () => {
  useWasmKernels();

  const params = {
    ...text.defaults,
    data: 'own',
    layers: 1,
    heads: 2,
    headWidth: 8,
    context: 16,
    steps: 600,
    learningRate: 0.01,
  };
  const own = drawVerses(600);

  test('learns what pairs cannot know, more than half a bit a character below the bigram model; same seed, same numbers', async () => {
    const run = async () => {
      const { snapshots, session: live } = await runSession<TextTalk['snapshot']>(session, { ...params, own });
      live.dispose();
      return snapshots;
    };
    const snapshots = await run();
    const begun = snapshots.find((snapshot) => snapshot.phase === 'begin')!;
    const looks = snapshots.filter((snapshot): snapshot is Looked => snapshot.phase === 'look');
    expect(looks[0]!.held).toBeNear(begun.uniform, 1);
    expect(begun.bigram - looks.at(-1)!.held).toBeGreaterThan(0.5);
    expect(looks.at(-1)!.sample).toMatch(/^[a-f]{5},[a-f]{5}\.$/m);
    const losses = snapshots.flatMap((snapshot) => (snapshot.phase === 'train' ? [...snapshot.losses] : []));
    expect(losses).toHaveLength(params.steps);
    const again = await run();
    expect(again.flatMap((snapshot) => (snapshot.phase === 'train' ? [...snapshot.losses] : []))).toEqual(losses);
  });

  test('goes on from a kept run as if it had not ended, writes, shows any value, and four gradients of a head agree', async () => {
    const live = session.createSession({ ...params, own, steps: 60 }, null, createTestContext());
    const whole = await collect<TextTalk['snapshot']>(live);
    const kept = whole.findLast((snapshot) => snapshot.phase === 'keep')!;
    expect(kept.run.state.step).toBe(60);

    const written = (await live.answer!('write', { prompt: 'ab,?', temperature: 1, topK: 3, seed: 1 })) as Written;
    expect(written.text.startsWith('ab,')).toBe(true);
    expect(written.unknown).toBe('?');
    expect(written.next.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1.00001);
    const again = (await live.answer!('write', { prompt: 'ab,', temperature: 1, topK: 3, seed: 1 })) as Written;
    expect(again.text).toBe(written.text);

    const seen = (await live.answer!('see', { text: 'abcde,fedcb.', name: 'layer0/weights', gradient: false })) as Seen;
    expect(seen.shape).toEqual([2, 11, 11]);
    for (let row = 0; row < 22; row++) {
      const weights = seen.values.subarray(11 * row, 11 * row + 11);
      expect(weights.reduce((sum, value) => sum + value)).toBeNear(1, 1e-5);
      expect(weights.subarray((row % 11) + 1).every((value) => value === 0)).toBe(true);
    }
    for (const { name, hasGradient } of seen.names) {
      const values = (await live.answer!('see', { text: 'abcde,fedcb.', name, gradient: hasGradient })) as Seen;
      expect(values.values.length, name).toBe(values.shape.reduce((product, size) => product * size, 1));
      expect(values.values.every(Number.isFinite), name).toBe(true);
    }
    await expect(live.answer!('see', { text: '?', name: '', gradient: false })).rejects.toThrow('two known characters');

    const { rows } = (await live.answer!('audit', { text: 'abcde,fedcb.', layer: 0, head: 1 })) as HeadAudit;
    for (const { of, engine, formula, autodiff, differences } of rows) {
      const largest = Math.max(...formula.map(Math.abs));
      expect(largest, of).toBeGreaterThan(0);
      for (const [i, value] of formula.entries()) {
        expect(Math.abs(value - engine[i]!) / largest, of).toBeLessThan(1e-4);
        expect(Math.abs(value - autodiff[i]!) / largest, of).toBeLessThan(1e-4);
        expect(Math.abs(value - differences[i]!) / largest, of).toBeLessThan(1e-6);
      }
    }
    live.dispose();
  });

  test.each([
    ['', 'own text'],
    ['short', 'own text'],
    ['x'.repeat(2_000_001), 'own text'],
    [Array.from({ length: 4000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''), 'own text'],
  ])('refuses a text that cannot be learnt from (%#)', async (given, said) => {
    await expect(runSession(session, { ...params, own: given })).rejects.toThrow(said);
  });

  test('frees its tensors on a backend that has them', async () => {
    const context: SessionContext = createTestContext();
    const use = async () => {
      const live = session.createSession({ ...params, own, steps: 5 }, null, context);
      await collect(live);
      live.dispose();
    };
    await expect(use).toKeepTensors();
  });
});

test('the formula of the head: by hand, by autodiff, by differences', async () => {
  const random = createRandom(5);
  const [n, d] = [4, 3];
  const draw = () => Float32Array.from({ length: n * d }, () => random.normal());
  const pass = { n, d, query: draw(), key: draw(), value: draw(), upstream: draw() };
  const [formula, differences, autodiff] = [deriveHead(pass), differentiateHead(pass), await autodiffHead(pass)];
  for (const of of ['query', 'key', 'value'] as const) {
    for (const [i, value] of formula[of].entries()) {
      expect(value).toBeCloseTo(differences[of][i]!, 6);
      expect(value).toBeCloseTo(autodiff[of][i]!, 4);
    }
  }
  // The first place reads itself alone: no weight can move there.
  expect([...formula.query.subarray(0, d)].every((value) => Math.abs(value) < 1e-12)).toBe(true);
});
