import { measureBigram } from '../../../src/labs/text/corpus.ts';
import { deriveHead, differentiateHead } from '../../../src/labs/text/headAudit.ts';
import { nextProbabilities } from '../../../src/nn/gpt/sample.ts';
import { check } from '../../support/check.ts';
import { normals } from '../../support/normals.ts';

check('bits-perplexity', ({ random, agree }) => {
  const p = Array.from({ length: 7 }, () => 0.05 + 0.9 * random.uniform());
  const J = -p.reduce((sum, value) => sum + Math.log(value), 0) / p.length;
  const B = -p.reduce((sum, value) => sum + Math.log2(value), 0) / p.length;
  agree(B, J / Math.LN2);
  agree(2 ** B, Math.exp(J));
  // The perplexity is one over the geometric mean of the probabilities.
  agree(2 ** B, 1 / p.reduce((product, value) => product * value, 1) ** (1 / p.length));
});

check('bigram-mixed', ({ random, agree }) => {
  const draw = (length: number) => Int32Array.from({ length }, () => random.integer(3) * random.integer(2));
  const [train, held] = [draw(400), draw(60)];
  const count = (of: (i: number) => boolean) => [...train.keys()].filter(of).length;
  const bits = [1, 5, 20, 50, 100, 200, 400].map((k) => {
    let sum = 0;
    for (let i = 1; i < held.length; i++) {
      const [a, b] = [held[i - 1]!, held[i]!];
      const single = (count((j) => train[j] === b) + 0.5) / (train.length + 1.5);
      const after = count((j) => j > 0 && train[j - 1] === a);
      sum -= Math.log2((count((j) => j > 0 && train[j - 1] === a && train[j] === b) + k * single) / (after + k));
    }
    return sum / (held.length - 1);
  });
  agree(measureBigram(train, held, 3), Math.min(...bits));
});

check('temperature-power', ({ random, agree }) => {
  const logits = Float32Array.from(normals(random, 6));
  const temperature = 0.3 + random.uniform();
  const all = { temperature: 1, topK: 0 };
  const powers = Array.from(nextProbabilities(logits, all), (p) => p ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  const drawn = nextProbabilities(logits, { ...all, temperature });
  for (const [i, power] of powers.entries()) agree(drawn[i]!, power / sum, 1e-6);
});

check('head-gradients', ({ random, agree }) => {
  const [n, d] = [5, 3];
  const draw = () => Float32Array.from(normals(random, n * d));
  const pass = { n, d, query: draw(), key: draw(), value: draw(), upstream: draw() };
  const [formula, differences] = [deriveHead(pass), differentiateHead(pass)];
  for (const of of ['query', 'key', 'value'] as const)
    for (const [i, value] of formula[of].entries()) agree(value, differences[of][i]!, 1e-6);
});
