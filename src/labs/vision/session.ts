import { CIFAR10 } from '../../data/imageSets.ts';
import { loadModel } from '../../data/loadModel.ts';
import { loadSplit } from '../../data/loadSplit.ts';
import { EngineFault } from '../../engine/fault.ts';
import { NETWORK } from '../../nn/articleCnn.ts';
import { IMAGE_BYTES, PARAMETERS } from '../../nn/articleNetwork.ts';
import { createClassifier, predictProbabilities } from '../../nn/classifier.ts';
import { ClassifierLearner } from '../../nn/classifierLearner.ts';
import { Fit } from '../../nn/fit.ts';
import { initialWeights } from '../../nn/initialise.ts';
import { score, type Score } from '../../nn/metrics.ts';
import { stepsOf, type FitPlan } from '../../nn/plan.ts';
import { PLAIN } from '../../nn/recipe.ts';
import type { FitState } from '../../nn/learner.ts';
import { defineSession } from '../defineSession.ts';
import { lookInto } from './look.ts';
import { pickPictures } from './pick.ts';
import { BATCH, CHECKPOINT, TEST_IMAGES, TRAIN_IMAGES, vision, type VisionTalk } from './protocol.ts';

/** Loads or draws the network, trains it further where asked, tests it once, and looks into pictures. */
export default defineSession<VisionTalk>()(vision, (params, context, kept) => {
  const { weights, epochs, learningRate, seed } = params;
  const plan: FitPlan = { examples: TRAIN_IMAGES, batchSize: BATCH, validationSplit: 0, epochs, learningRate, seed };
  let learner: ClassifierLearner | null = null;
  const network = () => {
    if (!learner) throw new EngineFault('internal', 'there is no network yet');
    return learner.classifier;
  };

  async function open(): Promise<ClassifierLearner> {
    const values =
      weights === 'trained' ? await loadModel(CHECKPOINT, PARAMETERS, context) : initialWeights(PARAMETERS, seed);
    context.signal.throwIfAborted();
    const how = { ...plan, ...stepsOf(plan), recipe: PLAIN };
    return (learner = new ClassifierLearner(createClassifier(NETWORK, values), how, (n) => context.setThreads(n)));
  }

  async function* train(trainee: ClassifierLearner): AsyncGenerator<VisionTalk['snapshot'], void, void> {
    trainee.study(yield* loadSplit(CIFAR10, 'train', TRAIN_IMAGES, context));
    const fit = new Fit<Score>(trainee, plan, context, {
      kept: kept as FitState<Score> | null,
      keep: (state) => context.keep(state),
      lowestRate: vision.ranges.learningRate[0],
    });
    for await (const snapshot of fit.run()) {
      if (snapshot.phase === 'epoch') yield { phase: 'epoch', epoch: snapshot.epoch };
      else if (snapshot.losses.length > 0) {
        const { step, totalSteps, means } = snapshot;
        yield { phase: 'train', step, totalSteps, loss: means.loss };
      }
    }
  }

  return {
    async *run() {
      const trainee = await open();
      if (epochs > 0) yield* train(trainee);
      const data = yield* loadSplit(CIFAR10, 'test', TEST_IMAGES, context);
      const rows = Uint32Array.from(data.labels, (_, i) => i);
      const probabilities = await predictProbabilities(trainee.classifier, data.images, rows, (n) => context.turn(n));
      const { accuracy, loss } = score(probabilities, data.labels);
      yield { phase: 'test', accuracy, loss, ...pickPictures(data, probabilities) };
    },
    answers: {
      look({ picture, chosen }) {
        if (picture.length !== IMAGE_BYTES) throw new EngineFault('bad-params', `a picture of ${picture.length} bytes`);
        return lookInto(network().weights, picture, chosen);
      },
      weights: () => Promise.all(network().weights.map(async (weight) => (await weight.data<'float32'>()).slice())),
    },
    dispose: () => learner?.dispose(),
  };
});
