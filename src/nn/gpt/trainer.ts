import type { LearnerState, StepResult } from '../learner.ts';
import type { Score } from '../metrics.ts';

/** Sequences to learn from: tokens and the targets at each place, −1 where none counts; both [sequences · context]. */
export interface GptBatch {
  inputs: Int32Array;
  targets: Int32Array;
}

/** How one update is made. */
export interface UpdatePlan {
  learningRate: number;
  /** Decoupled: matrices lose learningRate · weightDecay of themselves before each update. */
  weightDecay: number;
}

/** What trains a Transformer, on whatever device. It owns the weights. */
export interface GptTrainer {
  /** Forward, loss, backward, Adam. */
  step(batch: GptBatch, plan: UpdatePlan): StepResult<Score>;
  /** Sums over the batch's targets that count; changes nothing. */
  measure(batch: GptBatch): Promise<{ loss: number; right: number; counted: number }>;
  weights(): Promise<Float32Array[]>;
  state(): Promise<LearnerState>;
  /** @param step steps that led to it */
  restore(state: LearnerState, step: number): void;
  dispose(): void;
}

/** Targets of a batch that count. */
export function countTargets(targets: Int32Array): number {
  let counted = 0;
  for (const target of targets) if (target >= 0) counted++;
  return counted;
}
