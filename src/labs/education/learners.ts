import { createRandom } from '../../math/random.ts';
import { rightChance, traceAnswer, type Skill } from './tracing.ts';

/** The true skills of the simulated course; judged by us, in the range that tutors report. */
export const SKILLS: readonly Skill[] = [
  { init: 0.3, learn: 0.15, slip: 0.1, guess: 0.2 },
  { init: 0.1, learn: 0.25, slip: 0.08, guess: 0.25 },
  { init: 0.5, learn: 0.1, slip: 0.12, guess: 0.15 },
  { init: 0.2, learn: 0.08, slip: 0.2, guess: 0.3 },
  { init: 0.05, learn: 0.3, slip: 0.05, guess: 0.1 },
];
/** Questions to each learner, of all skills mixed. */
export const QUESTIONS = 40;
/** Learners who are held out. */
export const HELD_OUT = 200;

/** One simulated learner. */
export interface Learner {
  /** Which skill each question asks for, [QUESTIONS]. */
  skills: Uint8Array;
  /** Whether each answer was right, [QUESTIONS]. */
  answers: boolean[];
  /** The learner's own skills: the course's, with `init` and `learn` moved by what this one brings. */
  truth: Skill[];
}

/** Learners that are fitted to, and those held out. */
export interface Course {
  train: Learner[];
  test: Learner[];
}

const shift = (share: number, by: number) => 1 / (1 + Math.exp(-Math.log(share / (1 - share)) - by));

/**
 * Learners whose knowledge is simulated, question by question.
 * @param count how many to fit to; `HELD_OUT` more are held out
 * @param difference standard deviation, in log-odds, of what a learner adds to `init` and `learn` of every skill
 */
export function simulateLearners(count: number, difference: number, seed: number): Course {
  const random = createRandom(seed, 74);
  const draw = (): Learner => {
    const brings = difference * random.normal();
    const truth = SKILLS.map((skill) => ({
      ...skill,
      init: shift(skill.init, brings),
      learn: shift(skill.learn, brings),
    }));
    const knows = truth.map(({ init }) => random.uniform() < init);
    const skills = Uint8Array.from({ length: QUESTIONS }, () => random.integer(SKILLS.length));
    const answers = Array.from(skills, (skill) => {
      const { slip, guess, learn } = truth[skill]!;
      const isRight = random.uniform() < (knows[skill] ? 1 - slip : guess);
      // Drawn also when nothing is left to learn, so that settings do not shift the later numbers.
      if (random.uniform() < learn) knows[skill] = true;
      return isRight;
    });
    return { skills, answers, truth };
  };
  const test = Array.from({ length: HELD_OUT }, draw);
  return { train: Array.from({ length: count }, draw), test };
}

/** The answers of each learner to one skill's questions, in order. */
export const answersTo = (learners: readonly Learner[], skill: number): boolean[][] =>
  learners.map(({ skills, answers }) => answers.filter((_, t) => skills[t] === skill));

/**
 * What Bayesian knowledge tracing expects of every answer before it is given.
 * @param skillsOf the skills' parameters, the same for all learners or each one's own
 * @returns chances of a right answer, learner by learner, [learners · QUESTIONS]
 */
export function expectAnswers(
  learners: readonly Learner[],
  skillsOf: (learner: Learner) => readonly Skill[],
): number[] {
  return learners.flatMap((learner) => {
    const course = skillsOf(learner);
    const known = course.map(({ init }) => init);
    return Array.from(learner.skills, (skill, t) => {
      const chance = rightChance(known[skill]!, course[skill]!);
      known[skill] = traceAnswer(known[skill]!, learner.answers[t]!, course[skill]!);
      return chance;
    });
  });
}

/** For each skill the share of right answers. @returns [SKILLS] */
export const skillMeans = (learners: readonly Learner[]): number[] =>
  SKILLS.map((_, skill) => {
    const answers = answersTo(learners, skill).flat();
    return answers.length === 0 ? 0.5 : answers.filter(Boolean).length / answers.length;
  });
