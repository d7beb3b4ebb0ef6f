import { EngineFault } from '../../engine/fault.ts';
import * as tf from '../../engine/tf.ts';
import { createClassifier, predict, predictProbabilities } from '../../nn/classifier.ts';
import { ClassifierLearner } from '../../nn/classifierLearner.ts';
import { Fit } from '../../nn/fit.ts';
import { initialWeights } from '../../nn/initialise.ts';
import type { FitState } from '../../nn/learner.ts';
import { score, type Score } from '../../nn/metrics.ts';
import { stepsOf, type FitPlan } from '../../nn/plan.ts';
import { PLAIN } from '../../nn/recipe.ts';
import { defineSession } from '../defineSession.ts';
import { makeExamples, nearestMeanAccuracy } from './examples.ts';
import { NETWORK, PARAMETERS } from './model.ts';
import { CLASSES, hanzi, IMAGE, TESTS, type Character, type HanziTalk, type Stroke } from './protocol.ts';
import { renderStrokes } from './strokes.ts';

const BATCH = 40;
/** More points than anybody draws. */
const MOST_POINTS = 20_000;

const areStrokes = (strokes: unknown): strokes is readonly Stroke[] =>
  Array.isArray(strokes) &&
  strokes.flat().length <= MOST_POINTS &&
  strokes.flat().every((point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite));

/** Draws examples, trains on them, tests on others, and reads what the reader draws. */
export default defineSession<HanziTalk>()(hanzi, (params, context, kept) => {
  const { examples, jitter, seed, characters } = params;
  if (characters?.length !== CLASSES || !characters.every(({ strokes }) => areStrokes(strokes)))
    throw new EngineFault('bad-params', `the strokes of ${CLASSES} characters are needed`);
  const given: readonly Character[] = characters;
  const plan: FitPlan = { ...params, examples: CLASSES * examples, batchSize: BATCH, validationSplit: 0 };
  const how = { ...plan, ...stepsOf(plan), recipe: PLAIN };
  const classifier = createClassifier(NETWORK, initialWeights(PARAMETERS, seed));
  const learner = new ClassifierLearner(classifier, how, (n) => context.setThreads(n));
  return {
    async *run() {
      const train = makeExamples(given, examples, jitter, seed, 3);
      learner.study(train);
      const fit = new Fit<Score>(learner, plan, context, {
        kept: kept as FitState<Score> | null,
        keep: (state) => context.keep(state),
        lowestRate: hanzi.ranges.learningRate[0],
      });
      for await (const snapshot of fit.run()) {
        if (snapshot.phase !== 'train' || snapshot.losses.length === 0) continue;
        const { step, totalSteps, losses, means } = snapshot;
        yield { phase: 'train', step, totalSteps, losses, accuracy: means.accuracy };
      }
      const test = makeExamples(given, TESTS, 1, seed, 4);
      const rows = Array.from(test.labels.keys());
      const probabilities = await predictProbabilities(classifier, test.images, rows, (n) => context.turn(n));
      const { accuracy, confusion } = score(probabilities, test.labels);
      yield { phase: 'test', accuracy, baseline: nearestMeanAccuracy(train, test, CLASSES), confusion };
    },
    answers: {
      async recognise(strokes) {
        if (!areStrokes(strokes)) throw new EngineFault('bad-params', 'these are no strokes');
        const image = renderStrokes(strokes);
        return { image, probabilities: await predict(classifier, () => tf.tensor(image, [1, IMAGE, IMAGE, 1])) };
      },
    },
    dispose: () => learner.dispose(),
  };
});
