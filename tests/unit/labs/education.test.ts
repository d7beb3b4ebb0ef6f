import { beforeAll, describe, expect, test } from 'vitest';
import { FIRST_GUESS, fitStep } from '../../../src/labs/education/fitTracing.ts';
import {
  answersTo,
  expectAnswers,
  HELD_OUT,
  QUESTIONS,
  simulateLearners,
  SKILLS,
} from '../../../src/labs/education/learners.ts';
import { ENOUGH, traceLog } from '../../../src/labs/education/ownLog.ts';
import { education, type EducationSnapshot } from '../../../src/labs/education/protocol.ts';
import { RecurrentTracer } from '../../../src/labs/education/recurrent.ts';
import session from '../../../src/labs/education/session.ts';
import { seeAnswer, traceAll, traceAnswer, type Skill } from '../../../src/labs/education/tracing.ts';
import { rankAuc } from '../../../src/math/binary/roc.ts';
import { runSession } from '../../support/sessions.ts';

const SKILL: Skill = { init: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 };

describe('tracing', () => {
  test('an answer moves the estimate as by hand, and is followed by learning', () => {
    expect(seeAnswer(0.3, true, SKILL)).toBeCloseTo(0.27 / 0.41, 12);
    expect(seeAnswer(0.3, false, SKILL)).toBeCloseTo(0.03 / 0.59, 12);
    expect(traceAnswer(0.3, true, SKILL)).toBeCloseTo(0.7098, 4);
    expect(traceAll([true, false], SKILL)).toHaveLength(3);
  });

  test('slip and guess of more than 1 together turn it round; what cannot be changes nothing', () => {
    const turned = { ...SKILL, slip: 0.6, guess: 0.6 };
    expect(seeAnswer(0.3, true, turned)).toBeLessThan(0.3);
    expect(seeAnswer(0.3, false, turned)).toBeGreaterThan(0.3);
    expect(seeAnswer(0.3, true, { ...SKILL, slip: 0.8, guess: 0.2 })).toBeCloseTo(0.3, 12);
    expect(seeAnswer(1, false, { ...SKILL, slip: 0 })).toBe(1);
  });
});

describe('expectation–maximization', () => {
  test('no step lowers the likelihood, and learners who are alike give their numbers back', () => {
    const { train } = simulateLearners(2000, 0, 3);
    for (const [k, truth] of SKILLS.entries()) {
      const answers = answersTo(train, k);
      let skill = FIRST_GUESS;
      let before = -Infinity;
      for (let step = 0; step < 40; step++) {
        const next = fitStep(answers, skill);
        expect(next.logLikelihood).toBeGreaterThanOrEqual(before - 1e-9);
        before = next.logLikelihood;
        skill = next.skill;
      }
      for (const name of ['init', 'learn', 'slip', 'guess'] as const)
        expect(Math.abs(skill[name] - truth[name]), `${name} of skill ${k}`).toBeLessThan(0.08);
    }
  });

  test('learners without answers say nothing', () => {
    const answers = [[true, false, true], [false]];
    expect(fitStep([...answers, []], SKILL)).toEqual(fitStep(answers, SKILL));
    expect(fitStep([], SKILL)).toEqual({ skill: SKILL, logLikelihood: 0 });
  });
});

test('the gradient of the network is that of its loss', () => {
  const [learner] = simulateLearners(1, 1, 4).train;
  const network = new RecurrentTracer({ hidden: 3, learningRate: 0.01, seed: 2 });
  const gradient = new Float64Array(network.parameters.length);
  const loss = network.addGradient(learner!, gradient);
  expect(loss).toBeCloseTo(
    network.trace(learner!).chances.reduce((sum, p, t) => sum - Math.log(learner!.answers[t] ? p : 1 - p), 0),
    9,
  );
  for (const [i, value] of network.parameters.entries()) {
    const at = (moved: number) => {
      network.parameters[i] = moved;
      return network.addGradient(learner!, new Float64Array(gradient.length));
    };
    const slope = (at(value + 1e-5) - at(value - 1e-5)) / 2e-5;
    network.parameters[i] = value;
    expect(gradient[i]!, `parameter ${i}`).toBeCloseTo(slope, 5);
  }
  expect(new RecurrentTracer({ hidden: 16, learningRate: 0.01, seed: 2 }).parameters).toHaveLength(501);
});

test('the area under the curve is the share of pairs in order', () => {
  expect(rankAuc([0.9, 0.5, 0.5, 0.3], [true, true, false, false])).toBe(0.875);
  expect(rankAuc([1, 2, 3], [false, false, true])).toBe(1);
  expect(rankAuc([3, 2, 1], [false, false, true])).toBe(0);
  expect(rankAuc([7, 7, 7], [false, true, true])).toBe(0.5);
  expect(rankAuc([1, 2], [true, true])).toBeNaN();
});

test('learners: the same from a seed, held-out ones the same whatever is fitted to, and expected rightly by the truth', () => {
  const [a, b] = [simulateLearners(30, 1, 5), simulateLearners(60, 1, 5)];
  expect(a.test).toEqual(b.test);
  expect([a.train.length, a.test.length, a.test[0]!.answers.length]).toEqual([30, HELD_OUT, QUESTIONS]);
  const { train } = simulateLearners(1000, 2, 5);
  const right = train.flatMap(({ answers }) => answers);
  const expected = expectAnswers(train, ({ truth }) => truth);
  const between = expected.flatMap((p, i) => (p > 0.4 && p < 0.6 ? [right[i]! ? 1 : 0] : [])) as number[];
  expect(between.reduce((sum, hit) => sum + hit, 0) / between.length).toBeCloseTo(0.5, 1);
});

describe('the lab', () => {
  const run = async (settings: object) => {
    const { snapshots } = await runSession<EducationSnapshot>(session, { ...education.defaults, ...settings });
    const last = snapshots.at(-1)!;
    return { last, bayes: last.bayes.at(-1)!, network: last.network.at(-1)!, snapshots };
  };
  let few: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    few = await run({ learners: 60, epochs: 8, hidden: 8 });
  });

  test('both models beat the mean of the skill by far, and stay below the truth', () => {
    const { mean, truth } = few.last.levels;
    expect(few.bayes).toBeGreaterThan(mean + 0.2);
    expect(few.network).toBeGreaterThan(mean + 0.15);
    expect(Math.max(few.bayes, few.network)).toBeLessThan(truth);
    expect(few.snapshots.flatMap(({ network }) => [...network])).toHaveLength(8);
  });

  test('the likelihood climbs, and a seed says all', async () => {
    const likelihoods = few.snapshots.map(({ likelihood }) => likelihood);
    expect(likelihoods).toEqual(likelihoods.toSorted((a, b) => a - b));
    const again = await run({ learners: 60, epochs: 8, hidden: 8 });
    expect(again.last).toEqual(few.last);
  });

  test('of learners who are alike the Bayesian model reaches the truth', async () => {
    const { last, bayes, network } = await run({ difference: 0, epochs: 8, learners: 200, hidden: 8 });
    expect(last.levels.truth - bayes).toBeLessThan(0.01);
    expect(bayes - network).toBeGreaterThan(0.02);
  });

  test('a single learner state and the least of everything work', async () => {
    const { last } = await run({ learners: 20, epochs: 1, hidden: 1 });
    expect(Number.isFinite(last.network.at(-1))).toBe(true);
  });
});

describe("the reader's own log", () => {
  const entry = (at: number, tries: number, isSolved: boolean) => ({ at, tries, isSolved, answer: 0 });

  test('first answers by page in order; what is no quiz, or was never tried, says nothing', () => {
    const log = traceLog(
      new Map<string, object>([
        ['quiz:a/b#two', entry(2, 2, true)],
        ['quiz:a/b#one', entry(1, 1, true)],
        ['quiz:a/c#one', entry(3, 1, false)],
        ['quiz:a/c#two', entry(4, 0, false)],
        ['page:a/b', { at: 5 }],
      ]),
      SKILL,
    );
    expect(log.count).toBe(3);
    expect(log.fitted).toBeNull();
    expect(log.pages.map(({ page, answers }) => [page, answers])).toEqual([
      ['a/b', [true, false]],
      ['a/c', [false]],
    ]);
    expect(log.pages[0]!.known).toBe(traceAll([true, false], SKILL).at(-1));
    expect(traceLog(new Map(), SKILL)).toEqual({ pages: [], count: 0, fitted: null });
  });

  test('with enough of them the numbers are fitted, and answer by answer learning shows', () => {
    const each = ENOUGH.answers / ENOUGH.pages;
    const entries = new Map(
      Array.from({ length: ENOUGH.answers }, (_, i) => [
        `quiz:page/p${Math.floor(i / each)}#q${i}`,
        entry(i, i % each < each / 2 ? 2 : 1, true),
      ]),
    );
    const { fitted, pages } = traceLog(entries, SKILL);
    expect(fitted!.init).toBeLessThan(0.2);
    expect(fitted!.slip).toBeLessThan(0.2);
    for (const { known } of pages) expect(known).toBeGreaterThan(0.9);
  });
});
