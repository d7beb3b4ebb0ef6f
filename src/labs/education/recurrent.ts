import { createAdam } from '../../math/adam.ts';
import { createRandom, permutation } from '../../math/random.ts';
import { SKILLS, type Learner } from './learners.ts';

/** Learners whose gradients are added up for one step. */
const BATCH = 20;
/** How much of the state the untrained network keeps from question to question. */
const KEPT = 0.9;
/** Longest gradient of a step; longer ones, which come back through many questions, are shortened to it. */
const LONGEST = 0.2;

/**
 * Deep knowledge tracing with a simple recurrent network (Piech and others, 2015), on plain arrays: hₜ = tanh(x[sₜ, aₜ] + W hₜ₋₁),
 * and the chance of a right answer to a question of skill s is σ(cₛ + vₛ·hₜ). The gradients go back through all questions.
 */
export class RecurrentTracer {
  readonly parameters: Float64Array;
  readonly #gradient: Float64Array;
  readonly #step: ReturnType<typeof createAdam>;
  readonly #size: number;
  readonly #seed: number;
  /** Where W, the vectors v and the constants c begin; the rows x[s, a] come first. */
  readonly #at: { w: number; v: number; c: number };

  /** @param settings `hidden` numbers in h; `learningRate` of Adam */
  constructor({ hidden, learningRate, seed }: { hidden: number; learningRate: number; seed: number }) {
    const random = createRandom(seed, 75);
    const w = 2 * SKILLS.length * hidden;
    const v = w + hidden * hidden;
    const c = v + SKILLS.length * hidden;
    this.#at = { w, v, c };
    this.#size = hidden;
    this.#seed = seed;
    // The constants begin at 0: every chance is near one half. W begins near KEPT times the identity: the state is remembered.
    this.parameters = Float64Array.from({ length: c + SKILLS.length }, (_, i) =>
      i < c ? (0.5 * random.normal()) / Math.sqrt(hidden) : 0,
    );
    for (let i = 0; i < hidden; i++) {
      for (let j = 0; j < hidden; j++) this.parameters[w + i * hidden + j]! *= 0.2;
      this.parameters[w + i * (hidden + 1)]! += KEPT;
    }
    this.#gradient = new Float64Array(this.parameters.length);
    this.#step = createAdam(this.parameters.length, learningRate);
  }

  // #region forward
  /** States before each question, [QUESTIONS + 1, hidden], and the chances of a right answer, [QUESTIONS]. */
  trace({ skills, answers }: Learner): { states: Float64Array; chances: number[] } {
    const n = this.#size;
    const { w, v, c } = this.#at;
    const p = this.parameters;
    const states = new Float64Array((skills.length + 1) * n);
    const chances = Array.from(skills, (skill, t) => {
      const [h, next] = [t * n, (t + 1) * n];
      let logit = p[c + skill]!;
      for (let i = 0; i < n; i++) logit += p[v + skill * n + i]! * states[h + i]!;
      const x = (2 * skill + Number(answers[t])) * n;
      for (let i = 0; i < n; i++) {
        let sum = p[x + i]!;
        for (let j = 0; j < n; j++) sum += p[w + i * n + j]! * states[h + j]!;
        states[next + i] = Math.tanh(sum);
      }
      return 1 / (1 + Math.exp(-logit));
    });
    return { states, chances };
  }
  // #endregion

  /** Adds the gradient of −log(chance of what was answered), over all questions of a learner. @returns that loss */
  addGradient(learner: Learner, gradient: Float64Array): number {
    const n = this.#size;
    const { w, v, c } = this.#at;
    const p = this.parameters;
    const { states, chances } = this.trace(learner);
    let loss = 0;
    /** ∂loss/∂h after question t, then before it. */
    let after = new Float64Array(n);
    for (let t = chances.length - 1; t >= 0; t--) {
      const [skill, isRight] = [learner.skills[t]!, Number(learner.answers[t])];
      const [h, next, x] = [t * n, (t + 1) * n, (2 * skill + isRight) * n];
      const before = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        const slope = after[i]! * (1 - states[next + i]! ** 2);
        gradient[x + i]! += slope;
        for (let j = 0; j < n; j++) {
          gradient[w + i * n + j]! += slope * states[h + j]!;
          before[j]! += slope * p[w + i * n + j]!;
        }
      }
      loss -= Math.log(isRight ? chances[t]! : 1 - chances[t]!);
      const error = chances[t]! - isRight;
      gradient[c + skill]! += error;
      for (let i = 0; i < n; i++) {
        gradient[v + skill * n + i]! += error * states[h + i]!;
        before[i]! += error * p[v + skill * n + i]!;
      }
      after = before;
    }
    return loss;
  }

  /** One pass over the learners, in an order of its own for each epoch. @returns the mean loss of an answer */
  trainEpoch(learners: readonly Learner[], epoch: number): number {
    const order = permutation(learners.length, createRandom(this.#seed, 7500 + epoch));
    let [loss, answers] = [0, 0];
    for (let start = 0; start < order.length; start += BATCH) {
      this.#gradient.fill(0);
      let count = 0;
      for (const place of order.subarray(start, start + BATCH)) {
        loss += this.addGradient(learners[place]!, this.#gradient);
        count += learners[place]!.answers.length;
      }
      const length = Math.hypot(...this.#gradient) / count;
      const scale = Math.min(1, LONGEST / length) / count;
      for (let i = 0; i < this.#gradient.length; i++) this.#gradient[i]! *= scale;
      this.#step(this.parameters, this.#gradient);
      answers += count;
    }
    return loss / answers;
  }
}
