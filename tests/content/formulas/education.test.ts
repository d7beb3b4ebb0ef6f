import { fitStep } from '../../../src/labs/education/fitTracing.ts';
import { simulateLearners, SKILLS } from '../../../src/labs/education/learners.ts';
import { RecurrentTracer } from '../../../src/labs/education/recurrent.ts';
import { seeAnswer, traceAnswer, type Skill } from '../../../src/labs/education/tracing.ts';
import { rankAuc } from '../../../src/math/binary/roc.ts';
import type { Random } from '../../../src/math/random.ts';
import { check } from '../../support/check.ts';

const draw = (random: Random): Skill => ({
  init: 0.1 + 0.5 * random.uniform(),
  learn: 0.1 + 0.3 * random.uniform(),
  slip: 0.05 + 0.2 * random.uniform(),
  guess: 0.1 + 0.2 * random.uniform(),
});
/** The chance of an answer in a state. */
const chanceOf = (isRight: boolean, isKnown: boolean, { slip, guess }: Skill) =>
  isKnown ? (isRight ? 1 - slip : slip) : isRight ? guess : 1 - guess;

check('bkt-update', ({ random, agree }) => {
  const skill = draw(random);
  const { slip: s, guess: g, learn } = skill;
  const p = random.uniform();
  for (const a of [0, 1]) {
    const yes = p * (1 - s) ** a * s ** (1 - a);
    const seen = yes / (yes + (1 - p) * g ** a * (1 - g) ** (1 - a));
    agree(seeAnswer(p, a === 1, skill), seen);
    agree(traceAnswer(p, a === 1, skill), seen + (1 - seen) * learn);
  }
});

/** All ways a learner can go, by the answer before which the skill becomes known (the number of answers: never), with their chances. */
function ways(answers: readonly boolean[], skill: Skill): { from: number; chance: number }[] {
  return Array.from({ length: answers.length + 1 }, (_, from) => {
    const start = from === 0 ? skill.init : 1 - skill.init;
    const stays = (1 - skill.learn) ** Math.max(0, Math.min(from, answers.length) - 1);
    const learns = from > 0 && from < answers.length ? skill.learn : 1;
    const seen = answers.reduce((product, isRight, t) => product * chanceOf(isRight, t >= from, skill), 1);
    return { from, chance: start * stays * learns * seen };
  });
}

check('bkt-em', ({ random, agree }) => {
  const skill = draw(random);
  const sequences = Array.from({ length: 6 }, () =>
    Array.from({ length: 1 + random.integer(6) }, () => random.uniform() < 0.6),
  );
  const sum = { init: 0, learnt: 0, open: 0, slips: 0, known: 0, guesses: 0, unknown: 0 };
  let logLikelihood = 0;
  for (const answers of sequences) {
    const all = ways(answers, skill);
    const total = all.reduce((s, { chance }) => s + chance, 0);
    logLikelihood += Math.log(total);
    const last = answers.length - 1;
    for (const { from, chance } of all) {
      const weight = chance / total;
      if (from === 0) sum.init += weight;
      if (from > 0 && from <= last) sum.learnt += weight;
      for (const [t, isRight] of answers.entries()) {
        const isKnown = t >= from;
        if (isKnown) sum.known += weight;
        else sum.unknown += weight;
        if (isKnown && !isRight) sum.slips += weight;
        if (!isKnown && isRight) sum.guesses += weight;
        if (!isKnown && t < last) sum.open += weight;
      }
    }
  }
  const next = fitStep(sequences, skill);
  agree(next.logLikelihood, logLikelihood);
  agree(next.skill.init, sum.init / sequences.length);
  agree(next.skill.learn, sum.learnt / sum.open);
  agree(next.skill.slip, sum.slips / sum.known);
  agree(next.skill.guess, sum.guesses / sum.unknown);
});

check('recurrent-tracing', ({ agree }) => {
  const n = 3;
  const learner = simulateLearners(1, 1, 6).train[0]!;
  const network = new RecurrentTracer({ hidden: n, learningRate: 0.01, seed: 7 });
  const p = [...network.parameters];
  const rows = (start: number, count: number) =>
    Array.from({ length: count }, (_, r) => p.slice(start + r * n, start + (r + 1) * n));
  const K = SKILLS.length;
  const [x, W, v, c] = [rows(0, 2 * K), rows(2 * K * n, n), rows(2 * K * n + n * n, K), p.slice(-K)];
  const dot = (a: number[], b: number[]) => a.reduce((s, value, i) => s + value * b[i]!, 0);
  let h = [0, 0, 0];
  network.trace(learner).chances.forEach((chance, t) => {
    const k = learner.skills[t]!;
    agree(chance, 1 / (1 + Math.exp(-(c[k]! + dot(v[k]!, h)))));
    const old = h;
    h = x[2 * k + Number(learner.answers[t])]!.map((value, i) => Math.tanh(value + dot(W[i]!, old)));
  });
});

check('rank-auc', ({ random, agree }) => {
  const scores = Array.from({ length: 30 }, () => random.integer(8));
  const isRight = scores.map((score) => random.uniform() < score / 10);
  const right = scores.filter((_, i) => isRight[i]);
  const wrong = scores.filter((_, i) => !isRight[i]);
  const inOrder = right.flatMap((a) => wrong.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
  agree(rankAuc(scores, isRight), inOrder.reduce((sum, value) => sum + value, 0) / inOrder.length);
});
