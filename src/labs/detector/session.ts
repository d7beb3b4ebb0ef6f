import { EngineFault } from '../../engine/fault.ts';
import { averageBox, overlap } from '../../math/iou.ts';
import { Fit } from '../../nn/fit.ts';
import { initialWeights } from '../../nn/initialise.ts';
import type { FitState } from '../../nn/learner.ts';
import type { FitPlan } from '../../nn/plan.ts';
import { defineSession } from '../defineSession.ts';
import { DetectorLearner, type DetectorMetrics } from './learner.ts';
import { detect, PARAMETERS } from './model.ts';
import { BATCH, detector, IMAGE, TESTS, type DetectorTalk, type TestSnapshot } from './protocol.ts';
import { makeScenes } from './scenes.ts';

/** Scenes of the test that are shown. */
const SHOWN = 12;
const SIZE = IMAGE * IMAGE;

/** Trains one box and one shape a picture, tests them against the average box, and answers for the reader's scene. */
export default defineSession<DetectorTalk>()(detector, (params, context, kept) => {
  const { scenes, clutter, seed } = params;
  const plan: FitPlan = { ...params, examples: scenes, batchSize: BATCH, validationSplit: 0 };
  const learner = new DetectorLearner(initialWeights(PARAMETERS, seed), params);

  async function test(baseBox: ReturnType<typeof averageBox>): Promise<TestSnapshot> {
    const { scenes: truths, images } = makeScenes(TESTS, clutter, seed, 7);
    await context.turn(TESTS);
    const found = await detect(learner.weights, images, Array.from(truths.keys()));
    const ious = truths.map(({ box }, i) => overlap(box, found[i]!.box).iou);
    const mean = (valueOf: (i: number) => number) => ious.reduce((sum, _, i) => sum + valueOf(i), 0) / TESTS;
    const isRight = (i: number) => Number(found[i]!.shape === truths[i]!.shape);
    const ranked = [...ious.keys()].sort((a, b) => ious[a]! - ious[b]!);
    const shown = Array.from({ length: SHOWN }, (_, k) => ranked[Math.round((k * (TESTS - 1)) / (SHOWN - 1))]!);
    return {
      phase: 'test',
      iou: mean((i) => ious[i]!),
      baseline: mean((i) => overlap(truths[i]!.box, baseBox).iou),
      hits: mean((i) => Number(ious[i]! >= 0.5) * isRight(i)),
      shapes: mean(isRight),
      examples: shown.map((i) => ({
        image: images.slice(i * SIZE, (i + 1) * SIZE),
        truth: { box: truths[i]!.box, shape: truths[i]!.shape },
        found: found[i]!,
        iou: ious[i]!,
      })),
    };
  }

  return {
    async *run() {
      const train = makeScenes(scenes, clutter, seed, 6);
      learner.study(train);
      const fit = new Fit<DetectorMetrics>(learner, plan, context, {
        kept: kept as FitState<DetectorMetrics> | null,
        keep: (state) => context.keep(state),
        lowestRate: detector.ranges.learningRate[0],
      });
      for await (const snapshot of fit.run()) {
        if (snapshot.phase !== 'train' || snapshot.losses.length === 0) continue;
        const { step, totalSteps, losses, means } = snapshot;
        yield { phase: 'train', step, totalSteps, losses, iou: means.iou };
      }
      yield await test(averageBox(train.scenes.map(({ box }) => box)));
    },
    answers: {
      async detect(image) {
        if (image.length !== SIZE) throw new EngineFault('bad-params', `a picture of ${image.length} bytes`);
        return (await detect(learner.weights, image, [0]))[0]!;
      },
    },
    dispose: () => learner.dispose(),
  };
});
