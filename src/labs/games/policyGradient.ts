import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import type { Learner, Transition } from './learner.ts';
import { ALL_STATES, applyMlp, createMlp, encode } from './mlp.ts';
import { ACTIONS } from './world.ts';

/** Weight of the entropy, which keeps a policy from becoming certain too early. */
const ENTROPY = 0.01;

interface PolicyGradientSettings {
  learningRate: number;
  gamma: number;
  /** Whether a second network learns what to expect, which is subtracted from the returns. */
  baseline: boolean;
  seed: number;
}

/** The returns from each step on: G = r + γG′. @returns [steps] */
export function computeReturns(rewards: readonly number[], gamma: number): Float32Array {
  const returns = new Float32Array(rewards.length);
  let sum = 0;
  for (let t = rewards.length - 1; t >= 0; t--) returns[t] = sum = rewards[t]! + gamma * sum;
  return returns;
}

/** REINFORCE (Williams, 1992): after each episode, actions become more probable by what came of them, less what was expected. */
export function createPolicyGradient({ learningRate, gamma, baseline, seed }: PolicyGradientSettings): Learner {
  const policy = createMlp(ACTIONS, seed);
  const value = createMlp(1, seed + 1);
  const adams = [policy, value].map(() => new FusedAdam({ learningRate }));
  const everything = encode(ALL_STATES);
  let episode: Transition[] = [];
  let probabilities: Float32Array | null = null;

  const read = () =>
    (probabilities ??= tf.tidy(() => tf.softmax(applyMlp(policy, everything)).dataSync()) as Float32Array);

  // #region update
  /** One step of Adam for the policy on −Σ log π(a|s) (G − V(s)), one for the baseline on Σ (G − V(s))². */
  function update(): number {
    const returns = computeReturns(
      episode.map(({ reward }) => reward),
      gamma,
    );
    const x = encode(episode.map(({ state }) => state));
    const actions = episode.map(({ action }) => action);
    const taken = tf.tidy(() => tf.oneHot(tf.tensor1d(actions, 'int32'), ACTIONS));
    const G = tf.tensor1d(returns);
    const V = tf.tidy(() => (baseline ? tf.reshape(applyMlp(value, x), [-1]) : tf.zerosLike(G)));
    const advantage = tf.sub(G, V);
    const ofPolicy = tf.valueAndGrads((...weights: tf.Tensor[]) => {
      const logPi = tf.logSoftmax(applyMlp(weights, x));
      const chosen = tf.sum(tf.mul(logPi, taken), 1);
      const entropy = tf.neg(tf.sum(tf.mul(tf.exp(logPi), logPi), 1));
      return tf.neg(tf.mean(tf.add(tf.mul(chosen, advantage), tf.mul(entropy, ENTROPY))));
    })(policy);
    tf.tidy(() => adams[0]!.apply(policy, ofPolicy.grads));
    const ofValue = tf.valueAndGrads((...weights: tf.Tensor[]) =>
      tf.mean(tf.square(tf.sub(G, tf.reshape(applyMlp(weights, x), [-1])))),
    )(value);
    if (baseline) tf.tidy(() => adams[1]!.apply(value, ofValue.grads));
    const loss = ofPolicy.value.dataSync()[0]!;
    tf.dispose([x, taken, G, V, advantage, ofPolicy.value, ofPolicy.grads, ofValue.value, ofValue.grads]);
    return loss;
  }
  // #endregion

  return {
    act(state, _epsilon, random) {
      let rest = random.uniform();
      const row = read().subarray(state * ACTIONS, (state + 1) * ACTIONS);
      for (let action = 0; action < ACTIONS; action++) if ((rest -= row[action]!) < 0) return action;
      return ACTIONS - 1;
    },
    learn(transition) {
      episode.push(transition);
      return null;
    },
    endEpisode() {
      if (episode.length === 0) return null;
      const loss = update();
      probabilities = null;
      episode = [];
      return loss;
    },
    opinion: () => ({
      values: tf.tidy(() => applyMlp(value, everything).dataSync()) as Float32Array,
      policy: read().slice(),
    }),
    dispose() {
      tf.dispose([...policy, ...value, everything]);
      for (const adam of adams) adam.dispose();
    },
  };
}
