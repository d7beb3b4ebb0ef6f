import * as algorithms from './algorithms.ts';
import * as concepts from './concepts.ts';
import * as mathematics from './mathematics.ts';
import * as project from './project.ts';

/** What a question of the kind `predict` can run; each computes in well under a second, in plain arithmetic. */
export const EXPERIMENTS: Readonly<Record<string, () => number>> = {
  'networks-steps': concepts.countLineFitSteps,
  'architecture-width': concepts.compareDoubleWidth,
  'training-drop': concepts.measureFirstDrop,
  'playground-chain': concepts.measureSigmoidChain,
  'strengths-alarms': concepts.countFalseAlarms,
  'people-checkpoints': concepts.simulateCheckpoints,
  'algorithms-epoch': algorithms.trainOneEpoch,
  'preprocess-correlation': algorithms.findLargestCorrelation,
  'build-large-weights': algorithms.measureLargeWeights,
  'train-noise': algorithms.learnNoiseByHeart,
  'evaluate-rare': algorithms.findRareCases,
  'apply-certainty': algorithms.measureCertainty,
  'worked-training': mathematics.trainWorkedExample,
  'backpropagation-layers': mathematics.compareLayerGradients,
  'activations-relu': mathematics.measureReluLayers,
  'autodiff-step': mathematics.findBestStep,
  'losses-steps': mathematics.countSquaredErrorSteps,
  'optimizers-bowl': mathematics.countBowlSteps,
  'project-guesses': project.guessHalf,
  'environment-tenths': project.sumTenths,
  'data-rarest': project.countRarestClass,
  'model-field': project.measureFieldWithoutPooling,
  'training-softmax': project.descendDoubleSoftmax,
  'better-variants': project.countVariantsSeen,
  'code-sorted': project.validateOnSorted,
  'using-bytes': project.roundToBytes,
  'evaluation-best': project.measureBestOfTwenty,
};

/** Computes the answer of a question. @throws Error for a name that is not in `EXPERIMENTS` */
export function runExperiment(name: string): number {
  const experiment = EXPERIMENTS[name];
  if (!experiment) throw new Error(`There is no experiment "${name}": add it to src/quiz/experiments/index.ts.`);
  return experiment();
}
