import { Converter } from 'opencc-js/t2cn';
import { describe, expect, test } from 'vitest';
import { attempts, fitOf, lettersOff, sectionsNamed, termsNamed, understand } from '../../../src/site/search.ts';
import { createSearchIndex } from '../../../src/site/searchIndex.ts';

const TERMS = [
  { id: 'learning-rate', term: 'learning rate', other: '学习率', definition: 'The factor α.' },
  { id: 'schedule', term: 'learning-rate schedule', other: '学习率调度', definition: 'A rule.' },
  { id: 'loss', term: 'loss', other: '损失', definition: 'One number.' },
];
const index = createSearchIndex(
  [
    {
      path: 'mathematics/losses',
      title: '损失函数与学习率 losses',
      body: 'import X from \'nowhere\';\n\n## Backpropagation of `a` loss [#back]\n\nDropout, dropout $\\secret{x}$ 神经网络 算法 <Cite id="hidden" />\n\n```ts\nconst codeword = 1;\n```\n',
    },
  ],
  TERMS,
  Converter({ from: 't', to: 'cn' }),
);

test('the index holds headings and the words of the prose, the most frequent first, without code, TeX and components', () => {
  expect(index.sections).toContainEqual({
    path: 'mathematics/losses',
    title: '损失函数与学习率 losses',
    heading: 'Backpropagation of a loss',
    id: 'back',
  });
  expect(index.words[0]).toBe('dropout');
  for (const word of ['codeword', 'secret', 'hidden', 'nowhere']) expect(index.words).not.toContain(word);
});

describe('a query', () => {
  test.each([
    ['bakpropagation', 'backpropagation', true],
    ['dropuot', 'dropout', true],
    ['Dropout', 'Dropout', false],
    ['backprop', 'backprop', false],
    ['ＬＯＳＳＥＳ', 'LOSSES', false],
    ['學習率', '学习率', false],
    ['神經網路', '神经网络', false],
    ['演算法', '算法', false],
    ['xyzzyq', 'xyzzyq', false],
  ])('%s is understood as %s', (typed, text, isCorrected) => {
    expect(understand(typed, index)).toEqual({ text, isCorrected });
  });

  test('is asked as a phrase first, then by its telling words, then by fewer of them', () => {
    expect(attempts('why is my loss NaN')).toEqual(['"loss NaN"', 'why is my loss NaN', 'loss NaN']);
    expect(attempts('train deep network')).toContain('deep network');
    expect(attempts('如何选择学习率', ['学习率', '损失'])).toEqual([
      '"选择学习率"',
      '"学习率"',
      '选择学习率',
      '如何选择学习率',
    ]);
    expect(attempts('为什么损失是 NaN')[1]).toBe('损失 NaN');
  });

  test('names terms of the glossary in either language, the very term first', () => {
    const named = (text: string) => termsNamed(text, TERMS).map(({ id }) => id);
    expect(named('learning rate')).toEqual(['learning-rate', 'schedule']);
    expect(named('What is the learning rate')).toEqual(['learning-rate', 'schedule']);
    expect(named('学习率')).toEqual(['learning-rate', 'schedule']);
    expect(named('how to choose a learning rate')).toEqual(['learning-rate']);
    expect(named('losses')).toEqual([]);
    expect(named('why is my loss NaN')).toEqual([]);
  });

  test('without an index of the text finds headings', () => {
    expect(sectionsNamed('what is backpropagation', index.sections).map(({ id }) => id)).toEqual(['back']);
    expect(sectionsNamed('nothing of it', index.sections)).toEqual([]);
  });
});

test('letters that are off: changed, left out, added, exchanged', () => {
  expect(['loss', 'lass', 'los', 'losss', 'lsos', 'glows'].map((word) => lettersOff(word, 'loss', 3))).toEqual([
    0, 1, 1, 1, 1, 2,
  ]);
});

test('a place fits better with all words together, best with all in its heading', () => {
  expect(fitOf(['loss', 'NaN'], 'Two curves', 'the loss becomes NaN')).toBe(2);
  expect(fitOf(['loss', 'NaN'], 'A loss', 'the loss')).toBe(1);
  expect(fitOf(['learning rate'], 'The learning rate', 'a learning rate')).toBe(2);
});
