import { createRandom, type Random } from '../../math/random.ts';
import type { Corpus } from './corpus.ts';

/** Tasks whose right answer is known; each example is a question, `=`, and the answer. */
export type Toy = 'sort' | 'reverse' | 'addition';

const LETTERS = [...'\n+0123456789='];
/** Examples to learn from, and held out. */
const [TRAIN, HELD] = [20_000, 400];

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.integer(10));

/** Draws an example, such as `3814=1348`. */
export function drawExample(toy: Toy, random: Random): { question: string; answer: string } {
  if (toy === 'addition') {
    const [a, b] = [random.integer(1000), random.integer(1000)];
    // The sum from its last digit on, as it is computed by hand.
    const pad = (value: number, length: number) => String(value).padStart(length, '0');
    return { question: `${pad(a, 3)}+${pad(b, 3)}`, answer: [...pad(a + b, 4)].reverse().join('') };
  }
  const question = digits(random, 6);
  const answer = toy === 'sort' ? question.toSorted((a, b) => a - b) : question.toReversed();
  return { question: question.join(''), answer: answer.join('') };
}

/** Examples of a task as a corpus: only the answer's characters count. No example that is held out is among the others. */
export function drawToy(toy: Toy, context: number, seed: number): Corpus {
  const random = createRandom(seed, 81);
  const tokenOf = new Map(LETTERS.map((letter, token) => [letter, token]));
  const held = new Map<string, string>();
  while (held.size < HELD) {
    const { question, answer } = drawExample(toy, random);
    held.set(question, answer);
  }
  const train: [string, string][] = [];
  while (train.length < TRAIN) {
    const { question, answer } = drawExample(toy, random);
    if (!held.has(question)) train.push([question, answer]);
  }
  const dataOf = (examples: [string, string][]) => ({
    examples: examples.length,
    read(example: number, inputs: Int32Array, targets: Int32Array) {
      const [question, answer] = examples[example]!;
      const tokens = Array.from(`\n${question}=${answer}\n`, (letter) => tokenOf.get(letter)!);
      const begin = question.length + 1;
      for (let t = 0; t < context; t++) {
        inputs[t] = tokens[t] ?? 0;
        targets[t] = t >= begin && t < begin + answer.length ? tokens[t + 1]! : -1;
      }
    },
  });
  const answers = [...held.values()].join('');
  return {
    letters: LETTERS,
    train: dataOf(train),
    held: dataOf([...held]),
    counts: { train: train.map(([, answer]) => answer).join('').length, held: answers.length },
    uniform: Math.log2(LETTERS.length),
    bigram: bitsOfDigits(
      train.map(([, answer]) => answer),
      [...held.values()],
    ),
    opening: `\n${[...held.keys()][0]!}=`,
  };
}

/** Bits a character of a model that knows the pairs within answers. */
function bitsOfDigits(train: string[], held: string[]): number {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const answer of train)
    for (const [i, letter] of [...`=${answer}`].entries())
      if (i > 0) {
        const before = `=${answer}`[i - 1]!;
        add(before);
        add(before + letter);
      }
  let [sum, all] = [0, 0];
  for (const answer of held)
    for (const [i, letter] of [...answer].entries()) {
      const before = `=${answer}`[i]!;
      sum -= Math.log2(((counts.get(before + letter) ?? 0) + 0.5) / ((counts.get(before) ?? 0) + 5));
      all++;
    }
  return sum / all;
}
