import type { ImageSet } from '../data/loadSplit.ts';
import { EngineFault } from '../engine/fault.ts';
import { FusedAdam } from '../engine/kernels/adam.ts';
import type { Team } from '../engine/team.ts';
import * as tf from '../engine/tf.ts';
import { predictProbabilities, type Classifier } from './classifier.ts';
import type { Learner, LearnerState, StepResult } from './learner.ts';
import { score, type Score } from './metrics.ts';
import type { FitPlan, FitSteps } from './plan.ts';
import { rateAt, type Recipe } from './recipe.ts';
import { stepAlone, stepTogether, type Trained } from './teamStep.ts';

/** How it is trained: the peak of the learning rate, the recipe, and how long the run is, by which schedules go. */
type TrainingPlan = Pick<FitPlan, 'learningRate' | 'seed'> &
  Pick<FitSteps, 'stepsPerEpoch' | 'totalSteps'> & { recipe: Recipe };

/** Trains a classifier with Adam by a recipe, alone or, once it has one, with a team. It owns the classifier, and closes the team. */
export class ClassifierLearner implements Learner<Score> {
  readonly classifier: Classifier;
  /** The largest of the run: what the schedule makes of it is the rate of a step. */
  learningRate: number;
  readonly #adam: FusedAdam;
  readonly #plan: TrainingPlan;
  readonly #onThreads: (threads: number) => void;
  #data: ImageSet | null = null;
  /** Steps done. */
  #step = 0;
  #team: Team | null = null;
  #isDisposed = false;
  /** Steps taken alone, and the shortest of them in ms: where the device answers at once, what a step costs here. */
  readonly alone = { steps: 0, fastestMs: Infinity };

  /** @param onThreads is told when a team begins or ends */
  constructor(classifier: Classifier, plan: TrainingPlan, onThreads: (threads: number) => void) {
    this.classifier = classifier;
    this.#plan = plan;
    this.learningRate = plan.learningRate;
    this.#adam = new FusedAdam({ learningRate: plan.learningRate });
    this.#onThreads = onThreads;
  }

  get names(): readonly string[] {
    return this.classifier.names;
  }

  /** Gives it the images to train on; before the first step. */
  study(data: ImageSet): void {
    this.#data = data;
  }

  /** Goes on with the other cores. @param team null, when there is none after all */
  join(team: Team | null): void {
    if (this.#isDisposed) return team?.close();
    this.#team = team;
    if (team) this.#onThreads(team.threads);
  }

  /** One step on all cores of the team, or alone where there is none, the batch is too small or the team has failed. */
  step(rows: readonly number[]): StepResult<Score> {
    const { recipe, seed, stepsPerEpoch, totalSteps } = this.#plan;
    this.#adam.learningRate = rateAt(recipe.schedule, this.learningRate, this.#step, totalSteps);
    const epoch = Math.floor(this.#step++ / stepsPerEpoch) + 1;
    const trained: Trained = { classifier: this.classifier, adam: this.#adam, data: this.#data!, recipe, seed, epoch };
    if (this.#team && rows.length >= this.#team.threads) {
      const result = stepTogether(trained, this.#team, rows);
      if (result) return result;
      this.#team.close();
      this.#team = null;
      this.#onThreads(1);
    }
    const start = performance.now();
    const result = stepAlone(trained, rows);
    this.alone.steps++;
    this.alone.fastestMs = Math.min(this.alone.fastestMs, performance.now() - start);
    return result;
  }

  async evaluate(rows: ArrayLike<number>, turn: (examples: number) => Promise<void>): Promise<Score> {
    const { images, labels } = this.#data!;
    const probabilities = await predictProbabilities(this.classifier, images, rows, turn);
    const truths = Array.from(rows, (row) => labels[row]!);
    const { loss, accuracy } = score(probabilities, truths);
    return { loss, accuracy };
  }

  async state(): Promise<LearnerState> {
    const { weights, statistics } = this.classifier;
    const read = async (variable: tf.Variable) => (await variable.data<'float32'>()).slice();
    const [values, { moments1, moments2 }] = await Promise.all([
      Promise.all([...weights, ...statistics].map(read)),
      this.#adam.getState(weights),
    ]);
    return { weights: values, moments1, moments2 };
  }

  restore({ step, weights: values, moments1, moments2 }: LearnerState & { step: number }): void {
    const { weights, statistics } = this.classifier;
    const variables = [...weights, ...statistics];
    const fits = (arrays: readonly Float32Array[], of: readonly tf.Variable[]) =>
      arrays.length === of.length && of.every(({ size }, i) => arrays[i]!.length === size);
    const hasMoments = moments1.length > 0;
    if (!fits(values, variables) || (hasMoments && !(fits(moments1, weights) && fits(moments2, weights)))) {
      throw new EngineFault('bad-params', 'the saved state does not fit this network');
    }
    for (const [i, variable] of variables.entries()) {
      tf.tidy(() => variable.assign(tf.tensor(values[i]!.slice(), variable.shape)));
    }
    this.#step = step;
    this.#adam.setState({ step: hasMoments ? step : 0, moments1, moments2 }, weights);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#team?.close();
    this.classifier.dispose();
    this.#adam.dispose();
  }
}
