import type { ImageSetSource } from '../data/manifest.ts';
import { loadSplit, type ImageSet } from '../data/loadSplit.ts';
import { EngineFault } from '../engine/fault.ts';
import type { Session, SessionContext } from '../engine/session.ts';
import { Team } from '../engine/team.ts';
import { sharedBytes } from '../engine/teamMemory.ts';
import * as tf from '../engine/tf.ts';
import { countParameters, sizeOf } from '../math/shapes.ts';
import { checkpointOf, meansOf, stateOf, type Checkpoint } from './checkpoint.ts';
import { createClassifier, predict, predictProbabilities, type Classifier, type ClassifierPlan } from './classifier.ts';
import { ClassifierLearner } from './classifierLearner.ts';
import { Fit } from './fit.ts';
import { planOf, type ImageParams, type ImageSnapshot, type ImageExtra, type TestSnapshot } from './imageSnapshots.ts';
import { initialWeights } from './initialise.ts';
import { score, type Score } from './metrics.ts';
import type { OwnNetworkData } from './ownNetworkData.ts';
import { RESULT_COUNT } from './teamStep.ts';

/** A lab that trains on images. */
export interface ImageLab<T extends object> {
  /** Starts a member of its team: a worker that serves `memberOf` its network. */
  createWorker: (name: string) => Worker;
  set: ImageSetSource;
  /** The lab's own network. */
  network: ClassifierPlan;
  lowestRate: number;
  /** Its fields of the last snapshot. @param probabilities of all test images, [n, classes] */
  testFields(data: ImageSet, probabilities: Float32Array): T;
}

/** What the members of a team are given. */
export interface SharedImages extends ImageSet {
  ownNetwork: OwnNetworkData | null;
}

/** The lab's network with weights of the seed, or the reader's; what builds readers' networks is loaded for them alone. */
export async function openClassifier(
  plan: ClassifierPlan,
  own: OwnNetworkData | null,
  seed: number,
): Promise<Classifier> {
  if (!own) return createClassifier(plan, initialWeights(plan.parameters, seed));
  const { openOwnClassifier } = await import('./ownNetwork.ts');
  return openOwnClassifier(own, plan.image, plan.classes);
}

/** Steps alone before a team is thought of, and how long the fastest of them must take: members cost some of a millisecond a step. */
const STEPS_BEFORE_TEAM = 4;
const TEAM_PAYS_MS = 3;

/** A run that trains on images: load, train with validation, test once, answer what the view asks. */
export class ImageSession<P extends ImageParams, T extends object> implements Session {
  readonly #lab: ImageLab<T>;
  readonly #params: P;
  readonly #from: Checkpoint<P> | null;
  readonly #context: SessionContext;
  #own: OwnNetworkData | null;
  #learner: ClassifierLearner | null = null;
  #fit: Fit<Score> | null = null;
  #isDisposed = false;

  /**
   * @param params of the run, checked; those of the checkpoint where there is one
   * @param extra the checkpoint checked too; what was kept before the device was lost goes in as one
   */
  constructor(lab: ImageLab<T>, params: P, { checkpoint, ownNetwork }: ImageExtra<P>, context: SessionContext) {
    this.#lab = lab;
    this.#params = params;
    this.#from = checkpoint ?? null;
    this.#context = context;
    const topology = checkpoint?.topology;
    this.#own = topology === undefined ? (ownNetwork ?? null) : { topology, weights: [] };
  }

  /** Whether it trains a reader's network. */
  get isOwn(): boolean {
    return this.#own !== null;
  }

  /** The network, once the run has begun. */
  get classifier(): Classifier | null {
    return this.#learner?.classifier ?? null;
  }

  // #region session
  async *run(): AsyncGenerator<ImageSnapshot<P, T>, void, void> {
    const fit = await this.#open();
    const learner = this.#learner!;
    const data = yield* loadSplit(this.#lab.set, 'train', this.#params.images, this.#context, sharedBytes);
    learner.study(data);
    let hasTeam = false;
    for await (const snapshot of fit.run()) {
      if (snapshot.phase === 'train') {
        const { means, ...rest } = snapshot;
        yield { ...rest, batchAccuracy: means.accuracy ?? 0 };
        if (!hasTeam && learner.alone.steps >= STEPS_BEFORE_TEAM) {
          hasTeam = true;
          if (learner.alone.fastestMs >= TEAM_PAYS_MS) this.#openTeam(data);
        }
      } else {
        const { state } = snapshot;
        yield { phase: 'epoch', step: state.step, ...meansOf(snapshot), checkpoint: this.#checkpoint(state) };
      }
    }
    yield await this.#test(yield* loadSplit(this.#lab.set, 'test', null, this.#context));
  }
  // #endregion

  /** Makes the network, as it was kept or as it begins. */
  async #open(): Promise<Fit<Score>> {
    const { network, lowestRate } = this.#lab;
    const classifier = await openClassifier(network, this.#own, this.#params.seed);
    if (this.#isDisposed) {
      classifier.dispose();
      throw new DOMException('The session has ended', 'AbortError');
    }
    this.#learner = new ClassifierLearner(classifier, this.#params.learningRate, (n) => this.#context.setThreads(n));
    this.#fit = new Fit(this.#learner, planOf(this.#params), this.#context, {
      kept: this.#from && stateOf(this.#from),
      keep: (state) => this.#context.keep(this.#checkpoint(state)),
      lowestRate,
    });
    return this.#fit;
  }

  #checkpoint(state: Parameters<typeof checkpointOf>[0]): Checkpoint<P> {
    return checkpointOf(state, this.#params, this.#own?.topology);
  }

  /** WASM runs on one core: the others join as a team when they are ready; steps do not wait for them. A GPU needs none. */
  #openTeam({ images, labels }: ImageSet): void {
    if (tf.getBackend() !== 'wasm') return;
    const { maxThreads, signal } = this.#context;
    const shared: SharedImages = { images, labels, ownNetwork: this.#own };
    const parameters = countParameters(this.#learner!.classifier.weights);
    const sizes = { parameters, rows: this.#params.batchSize, results: RESULT_COUNT };
    void Team.open({ createWorker: this.#lab.createWorker, shared, maxThreads, signal, ...sizes }).then((team) =>
      this.#learner!.join(team),
    );
  }

  /** The one look at the test images, after training is over. */
  async #test(data: ImageSet): Promise<TestSnapshot<P, T>> {
    const { images, labels } = data;
    const rows = Uint32Array.from(labels, (_, i) => i);
    const probabilities = await predictProbabilities(this.classifier!, images, rows, (n) => this.#context.turn(n));
    const { loss, accuracy, confusion } = score(probabilities, labels);
    return {
      ...this.#lab.testFields(data, probabilities),
      phase: 'test',
      testLoss: loss,
      testAccuracy: accuracy,
      testImages: labels.length,
      confusion,
      checkpoint: this.#checkpoint(await this.#fit!.state()),
    };
  }

  /** Class probabilities. @param pixels of images [n, …], values 0 to 1 @returns [n, classes] */
  predict(pixels: Float32Array): Promise<Float32Array> {
    const { classifier } = this;
    if (!classifier) throw new EngineFault('internal', 'there is no network yet');
    const { image } = classifier;
    return predict(classifier, () => tf.tensor(pixels, [pixels.length / sizeOf(image), ...image]));
  }

  /** The run as it is now. @throws EngineFault `not-finite` */
  async checkpoint(): Promise<Checkpoint<P>> {
    if (!this.#fit) throw new EngineFault('internal', 'there is no network yet');
    return this.#checkpoint(await this.#fit.state());
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#learner?.dispose();
  }
}
