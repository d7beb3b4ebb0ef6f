/** What the two halves of the lab `education` know and say. */
import { defineLab, number, seed, TINY, type ParamsOf } from '../lab.ts';
import type { Skill } from './tracing.ts';

/** The lab `education`. */
export const education = defineLab({
  id: 'education',
  needs: TINY,
  settings: {
    /** Simulated learners to fit to; 200 more are held out. */
    learners: number(400, 20, 2000, 1),
    /** How much learners differ: standard deviation, in log-odds, of what each adds to knowing before and to learning. */
    difference: number(2, 0, 3, 0),
    /** Numbers of the network's state. */
    hidden: number(16, 1, 48, 1),
    /** Steps of expectation–maximization, and passes of the network over the learners. */
    epochs: number(25, 1, 100, 1),
    learningRate: number(0.01, 0.0001, 0.3, 0),
    seed: seed(),
    /** The four numbers of the skill that the reader traces by hand; the run does not need them. */
    init: number(0.3, 0, 1, 0),
    learn: number(0.15, 0, 1, 0),
    slip: number(0.1, 0, 1, 0),
    guess: number(0.2, 0, 1, 0),
  },
});

/** Everything a link holds. */
export type EducationParams = ParamsOf<typeof education>;

/** Areas under the ROC curve on the answers of learners held out, by rules that are not trained. */
export interface Levels {
  /** The share of right answers to the skill's questions. */
  mean: number;
  /** The process that made the answers, with each learner's own numbers: what remains is chance. */
  truth: number;
}

/** The state after an epoch. */
export interface EducationSnapshot {
  epoch: number;
  /** Areas under the ROC curve on learners held out, after each epoch since the last snapshot. */
  bayes: Float32Array;
  network: Float32Array;
  /** Mean log-likelihood of an answer trained on, in nats, before the last step of expectation–maximization. */
  likelihood: number;
  levels: Levels;
  /** The fitted skills. */
  skills: Skill[];
}

/** What the halves say to each other. */
export interface EducationTalk {
  snapshot: EducationSnapshot;
}
