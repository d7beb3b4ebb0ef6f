import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import { actGreedily, opinionOf, type Learner, type Transition } from './learner.ts';
import { ALL_STATES, applyMlp, createMlp, encode } from './mlp.ts';
import { ACTIONS } from './world.ts';

/** Transitions that are kept: the newest. */
const MEMORY = 5000;
const BATCH = 32;

interface DeepQSettings {
  learningRate: number;
  gamma: number;
  /** Updates after which the target network becomes a copy of the other. */
  targetEvery: number;
  /** Whether old transitions are learnt from; otherwise only the newest one is. */
  replay: boolean;
  seed: number;
}

/** A deep Q-network (Mnih et al., 2015): the table becomes a network, with replay of what was lived through and a target network. */
export function createDeepQ({ learningRate, gamma, targetEvery, replay, seed }: DeepQSettings): Learner {
  const online = createMlp(ACTIONS, seed);
  const target = createMlp(ACTIONS, seed);
  const adam = new FusedAdam({ learningRate });
  const everything = encode(ALL_STATES);
  const memory: Transition[] = [];
  let stored = 0;
  let updates = 0;
  /** What the network says of all states, until its next update. */
  let q: Float32Array | null = null;

  const read = () => (q ??= tf.tidy(() => applyMlp(online, everything).dataSync()) as Float32Array);

  // #region update
  /** One step of Adam on the squared difference (Huber's, beyond 1) to r + γ max Q(s′, ·) by the target network. */
  function update(batch: readonly Transition[]): number {
    const { value, grads } = tf.tidy(() => {
      const best = tf.max(applyMlp(target, encode(batch.map(({ next }) => next))), 1); // [n]
      const goesOn = tf.tensor1d(batch.map(({ ended }) => (ended ? 0 : gamma)));
      const wanted = tf.add(tf.tensor1d(batch.map(({ reward }) => reward)), tf.mul(goesOn, best));
      const x = encode(batch.map(({ state }) => state));
      const taken = tf.oneHot(
        tf.tensor1d(
          batch.map(({ action }) => action),
          'int32',
        ),
        ACTIONS,
      );
      return tf.valueAndGrads((...weights: tf.Tensor[]) => {
        const said = tf.sum(tf.mul(applyMlp(weights, x), taken), 1); // [n]
        const error = tf.abs(tf.sub(said, wanted));
        const small = tf.minimum(error, 1);
        return tf.mean(tf.add(tf.div(tf.square(small), 2), tf.sub(error, small)));
      })(online);
    });
    tf.tidy(() => adam.apply(online, grads));
    const loss = value.dataSync()[0]!;
    tf.dispose([value, grads]);
    if (++updates % targetEvery === 0) target.forEach((weight, i) => weight.assign(online[i]!));
    return loss;
  }
  // #endregion

  return {
    act: (state, epsilon, random) => actGreedily(read(), state, epsilon, random),
    learn(transition, random) {
      memory[stored++ % MEMORY] = transition;
      if (replay && stored < 2 * BATCH) return null;
      q = null;
      if (!replay) return update([transition]);
      return update(Array.from({ length: BATCH }, () => memory[random.integer(memory.length)]!));
    },
    endEpisode: () => null,
    opinion: () => opinionOf(read()),
    dispose() {
      tf.dispose([...online, ...target, everything]);
      adam.dispose();
    },
  };
}
