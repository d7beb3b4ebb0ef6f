import { loadVoices, type Recordings, type Voice } from '../../data/voices.ts';
import { EngineFault } from '../../engine/fault.ts';
import * as tf from '../../engine/tf.ts';
import { argMaxOfRow } from '../../math/argMax.ts';
import { countParameters, sizeOf } from '../../math/shapes.ts';
import { scaleBytes } from '../../nn/batches.ts';
import { createClassifier, predict, predictProbabilities, type Classifier } from '../../nn/classifier.ts';
import { ClassifierLearner } from '../../nn/classifierLearner.ts';
import { Fit } from '../../nn/fit.ts';
import { initialWeights } from '../../nn/initialise.ts';
import { score } from '../../nn/metrics.ts';
import { stepsOf, type FitPlan } from '../../nn/plan.ts';
import { PLAIN } from '../../nn/recipe.ts';
import { defineSession } from '../defineSession.ts';
import { chooseClips, nearestMeans, Pictures, type Clip } from './examples.ts';
import { networkFor } from './model.ts';
import { classesOf, speech, voicesOf, type SpeechTalk, type TestGroup, type Tests } from './protocol.ts';

const BATCH = 32;

/** One run: load the voices, train, test at the end of every epoch on clips that training never saw, then answer. */
export default defineSession<SpeechTalk>()(speech, (params, context) => {
  const { epochs, learningRate, seed } = params;
  const classes = classesOf(params.task).length;
  let learner: ClassifierLearner | null = null;
  let recordings: Partial<Record<Voice, Recordings>> = {};
  let isDisposed = false;

  const network = (): Classifier => {
    if (!learner) throw new EngineFault('internal', 'there is no network yet');
    return learner.classifier;
  };
  const turn = (examples: number) => context.turn(examples);

  /** What the network says of all pictures of a test. @returns [clips, classes] */
  const answersTo = ({ set }: Pictures) =>
    predictProbabilities(network(), set.images, Uint32Array.from(set.labels.keys()), turn);

  async function judge(pictures: Pictures, clips: readonly Clip[], train: Pictures): Promise<TestGroup> {
    const probabilities = await answersTo(pictures);
    const { accuracy, confusion } = score(probabilities, pictures.set.labels);
    const nearest = nearestMeans(train.set, pictures.set, classes);
    return {
      accuracy,
      confusion,
      nearestMean: nearest.filter((answer, i) => answer === clips[i]!.truth).length / clips.length,
      clips: clips.map((clip, i) => {
        const predicted = argMaxOfRow(probabilities, i, classes);
        return { ...clip, predicted, certainty: probabilities[i * classes + predicted]! };
      }),
    };
  }

  return {
    async *run() {
      const { heard, unheard } = voicesOf(params);
      const loaded = yield* loadVoices([...heard, ...unheard], context);
      recordings = loaded.recordings;
      const { train: clips, tests } = chooseClips(params, loaded.phrases);
      const draw = (of: readonly Clip[], isRedrawn: boolean) =>
        Pictures.of(of, recordings, params, isRedrawn, () => context.turn(0));
      const train = await draw(clips, true);
      // Where nothing but the recordings of the training is left to test on, they are drawn anew.
      const heardPictures = await draw(tests.heard, params.task !== 'language');
      const unheardPictures = tests.unheard && (await draw(tests.unheard, false));

      const plan: FitPlan = {
        examples: clips.length,
        epochs,
        batchSize: BATCH,
        learningRate,
        validationSplit: 0,
        seed,
      };
      const structure = networkFor(classes);
      if (isDisposed) throw new DOMException('The session has ended', 'AbortError');
      const recipe = { ...PLAIN, schedule: 'one-cycle' } as const;
      learner = new ClassifierLearner(
        createClassifier(structure, initialWeights(structure.parameters, seed)),
        { learningRate, seed, ...stepsOf(plan), recipe },
        () => undefined,
      );
      learner.study(train.set);
      train.draw(1);
      const options = { kept: null, keep: () => undefined, lowestRate: speech.ranges.learningRate[0] };
      for await (const snapshot of new Fit(learner, plan, context, options).run()) {
        if (snapshot.phase === 'train') {
          yield snapshot;
          continue;
        }
        const accuracyOn = async (pictures: Pictures) => score(await answersTo(pictures), pictures.set.labels).accuracy;
        const accuracy: Tests<number> = {
          heard: await accuracyOn(heardPictures),
          unheard: unheardPictures && (await accuracyOn(unheardPictures)),
        };
        yield { phase: 'epoch', epoch: snapshot.epoch, train: snapshot.train, accuracy };
        train.draw(snapshot.epoch + 1);
      }
      yield {
        phase: 'test',
        tests: {
          heard: await judge(heardPictures, tests.heard, train),
          unheard: tests.unheard && (await judge(unheardPictures!, tests.unheard, train)),
        },
        parameters: countParameters(structure.parameters),
        trainingClips: clips.length,
      };
    },
    answers: {
      classify(images) {
        const { image } = network();
        const count = images.length / sizeOf(image);
        if (!Number.isInteger(count) || count < 1) throw new EngineFault('bad-params', 'no whole pictures');
        return predict(network(), () => tf.tensor(scaleBytes(images), [count, ...image]));
      },
      sound({ voice, phrase }) {
        const sound = recordings[voice]?.get(phrase);
        if (!sound) throw new EngineFault('bad-params', `${voice} has no recording of ${phrase}`);
        return sound;
      },
    },
    dispose() {
      isDisposed = true;
      learner?.dispose();
    },
  };
});
