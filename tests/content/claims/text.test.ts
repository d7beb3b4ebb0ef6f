import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../src/labs/text/corpus.ts';
import { text, type TextParams } from '../../../src/labs/text/protocol.ts';
import { RECORDED } from '../../../src/labs/text/recorded.ts';
import { drawToy } from '../../../src/labs/text/toys.ts';
import { countParameters } from '../../../src/math/shapes.ts';
import { gptParameters } from '../../../src/nn/gpt/size.ts';
import { readJson } from '../../support/pages.ts';
import { expectPrinted as expectOn } from '../../support/printed.ts';

/* What the page on language says, by its own arithmetic and by the runs that tests/bench/textResults.ts has recorded. */

interface Run {
  uniform: number;
  bigram: number;
  held: number;
  accuracy: number;
  parameters: number;
}
const results = readJson<
  Record<'moby-dick' | 'quatrains' | 'sort' | 'reverse' | 'addition', Run> & { params: TextParams }
>('results/text.json');
const expectPrinted = (...texts: string[]) => expectOn('applications/text', ...texts);

test('the recorded runs are those of the defaults, half a bit and more below the model of pairs', () => {
  expect(results.params).toEqual(text.defaults);
  for (const data of ['moby-dick', 'quatrains'] as const) {
    const { held, bigram, uniform } = results[data];
    expect(bigram - held).toBeGreaterThan(0.5);
    expectPrinted(held.toFixed(2), (bigram - held).toFixed(2), uniform.toFixed(2), bigram.toFixed(2));
  }
  const percent = (share: number) => `${(100 * share).toFixed(0)}%`;
  expectPrinted(percent(results.reverse.accuracy), percent(results.addition.accuracy));
});

test('the default network has so many parameters on the novel', () => {
  const { layers, heads, headWidth, context } = text.defaults;
  const count = countParameters(gptParameters({ vocabulary: 79, context, layers, heads, width: heads * headWidth }));
  expect(count).toBe(results['moby-dick'].parameters);
  expectPrinted(count.toLocaleString('en'));
});

test('the baselines that are drawn before a run are those of the tasks', () => {
  for (const toy of ['sort', 'reverse', 'addition'] as const) {
    const { uniform, bigram } = drawToy(toy, text.defaults.context, text.defaults.seed);
    expect(uniform).toBeCloseTo(RECORDED[toy]!.uniform, 2);
    expect(bigram).toBeCloseTo(RECORDED[toy]!.bigram, 3);
  }
});

// The texts are made by the build, from packages; without them there is nothing to compare.
test.runIf(existsSync('public/data/texts/manifest.json'))('and those of the texts', () => {
  for (const [data, letters, lines] of [
    ['moby-dick', 79, 0],
    ['quatrains', 2000, 12_850],
  ] as const) {
    const source = readFileSync(`public/data/texts/${data}.txt`, 'utf8');
    const corpus = readCorpus(source, text.defaults.context);
    expect(corpus.letters).toHaveLength(letters);
    expect(corpus.uniform).toBeCloseTo(RECORDED[data]!.uniform, 3);
    expect(corpus.bigram).toBeCloseTo(RECORDED[data]!.bigram, 3);
    if (lines > 0) expect(source.trim().split('\n')).toHaveLength(lines);
  }
});
