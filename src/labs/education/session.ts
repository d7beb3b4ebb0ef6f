import { notFinite } from '../../engine/notFinite.ts';
import { defineSession } from '../defineSession.ts';
import { FIRST_GUESS, fitStep } from './fitTracing.ts';
import { answersTo, expectAnswers, QUESTIONS, simulateLearners, SKILLS } from './learners.ts';
import { aucOf, measureLevels } from './levels.ts';
import { education, type EducationTalk } from './protocol.ts';
import { RecurrentTracer } from './recurrent.ts';

/** Fits both models to the same answers: a step of expectation–maximization and a pass of the network in each epoch. */
export default defineSession<EducationTalk>()(education, (params, context) => ({
  async *run() {
    const course = simulateLearners(params.learners, params.difference, params.seed);
    const { train, test } = course;
    const levels = measureLevels(course);
    const lists = SKILLS.map((_, skill) => answersTo(train, skill));
    const network = new RecurrentTracer(params);
    let skills = SKILLS.map(() => FIRST_GUESS);
    const [bayes, deep]: [number[], number[]] = [[], []];
    for (let epoch = 1; epoch <= params.epochs; epoch++) {
      await context.turn(train.length * QUESTIONS);
      const steps = skills.map((skill, k) => fitStep(lists[k]!, skill));
      skills = steps.map(({ skill }) => skill);
      const loss = network.trainEpoch(train, epoch);
      if (!Number.isFinite(loss)) throw notFinite(epoch, 'loss');
      bayes.push(
        aucOf(
          test,
          expectAnswers(test, () => skills),
        ),
      );
      deep.push(
        aucOf(
          test,
          test.flatMap((learner) => network.trace(learner).chances),
        ),
      );
      if (!context.due && epoch < params.epochs) continue;
      yield {
        epoch,
        bayes: Float32Array.from(bayes.splice(0)),
        network: Float32Array.from(deep.splice(0)),
        likelihood: steps.reduce((sum, { logLikelihood }) => sum + logLikelihood, 0) / (train.length * QUESTIONS),
        levels,
        skills,
      };
    }
  },
}));
