/** Numbers that training follows, all means over examples; the loss is what it lowers. */
export type Metrics = Readonly<{ loss: number } & Record<string, number>>;

/** What a step came to, which the device may still be computing. */
export interface StepResult<M> {
  /** Begun with the step, so that a GPU goes on with the next steps meanwhile. */
  reading: Promise<M>;
  /** Whether the device has answered. */
  settled: boolean;
}

/** Watches a result that is on its way. */
export function watch<M>(reading: Promise<M>): StepResult<M> {
  const result: StepResult<M> = { reading, settled: false };
  const settle = () => (result.settled = true);
  void reading.then(settle, settle);
  return result;
}

/** What a learner changes, as plain data. */
export interface LearnerState {
  /** In the order of its names. */
  weights: Float32Array[];
  /** Adam's first and second moments of the weights that are trained, which come first; empty before the first step. */
  moments1: Float32Array[];
  moments2: Float32Array[];
}

/** A network in training as `Fit` sees it: it knows its data, and owns its tensors. */
export interface Learner<M extends Metrics> {
  /** Of every tensor of its state, such as `dense1/kernel`; those that are trained come first. */
  readonly names: readonly string[];
  learningRate: number;
  /** One step: forward, loss, backward, update. @param rows numbers of the examples */
  step(rows: readonly number[]): StepResult<M>;
  /** Measures, changes nothing. @param turn called before each batch with its size: see `SessionContext.turn` */
  evaluate(rows: ArrayLike<number>, turn: (examples: number) => Promise<void>): Promise<M>;
  state(): Promise<LearnerState>;
  /** @param state with the steps that led to it @throws EngineFault `bad-params` when it is another network's */
  restore(state: LearnerState & { step: number }): void;
}

/** Means over one epoch, and over the held-out examples after it; null without them. */
export interface EpochMetrics<M extends Metrics> {
  /** From 1. */
  epoch: number;
  train: M;
  held: M | null;
}

/** Where training stands, as plain data: enough to go on from. */
export interface FitState<M extends Metrics> extends LearnerState {
  /** Steps done. */
  step: number;
  learningRate: number;
  /** The curve so far: mean loss of blocks of steps. */
  history: { step: number; loss: number }[];
  epochs: EpochMetrics<M>[];
}

/** What `Fit` tells: while training, and at the end of every epoch with the state to keep. */
export type FitSnapshot<M extends Metrics> =
  | {
      phase: 'train';
      /** The last step whose loss has been read. */
      step: number;
      totalSteps: number;
      /** From 1. */
      epoch: number;
      stepInEpoch: number;
      stepsPerEpoch: number;
      /** Loss of each step since the last snapshot; the last belongs to `step`. */
      losses: Float32Array;
      /** Means over those steps; empty when there are none. */
      means: M;
      /** Estimated seconds of computing to the end of the run. */
      etaSeconds: number;
    }
  | ({ phase: 'epoch'; state: FitState<M> } & EpochMetrics<M>);
