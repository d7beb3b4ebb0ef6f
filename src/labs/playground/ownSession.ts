import { EngineFault } from '../../engine/fault.ts';
import { FusedAdam } from '../../engine/kernels/adam.ts';
import { findNotFinite, notFinite } from '../../engine/notFinite.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import * as tf from '../../engine/tf.ts';
import { createRandom, permutation } from '../../math/random.ts';
import { openOwnNetwork, type OwnNetwork } from '../ownNetwork.ts';
import type { OwnNetworkData } from '../ownNetworkData.ts';
import { isRegression, makePoints } from './data.ts';
import type { LabelledPoint } from './point.ts';
import { gridPoints } from './grid.ts';
import { measureEvery } from './measureEvery.ts';
import { featuresOf } from './network.ts';
import {
  SURFACE_SIZE,
  type LiveSettings,
  type Measurement,
  type PlaygroundParams,
  type PlaygroundSnapshot,
} from './protocol.ts';

/**
 * Trains a reader's own network on the playground's points, with the mean of ½(ŷ − y)² and Adam. Its snapshots are the
 * playground's, without the parameters and hidden units of the drawn network.
 */
export function createOwnSession(
  params: PlaygroundParams,
  data: OwnNetworkData,
  kept: unknown,
  context: SessionContext,
): Session {
  const points = makePoints(params);
  const adam = new FusedAdam({ learningRate: params.learningRate });
  const inputs = featuresOf([{ x1: 0, x2: 0 }], params.features).length;
  const matrix = (of: readonly Pick<LabelledPoint, 'x1' | 'x2'>[]) =>
    tf.tensor2d(featuresOf(of, params.features), [of.length, inputs]);
  const grid = gridPoints(SURFACE_SIZE);
  const batchSize = Math.min(params.batchSize, points.training.length);
  const stepsPerEpoch = Math.ceil(points.training.length / batchSize);
  let network: OwnNetwork | null = null;
  let steps = 0;
  let trainingMs = 0;
  let measureAt = 0;
  let measured: Measurement[] = [];
  let order: Uint32Array = new Uint32Array();

  const predict = (of: readonly Pick<LabelledPoint, 'x1' | 'x2'>[]) =>
    tf.tidy(() => network!.outputs(matrix(of), false).dataSync()) as Float32Array;

  function judge(of: readonly LabelledPoint[]): { loss: number; accuracy: number } | null {
    if (of.length === 0) return null;
    const outputs = predict(of);
    let loss = 0;
    let right = 0;
    for (const [i, { y }] of of.entries()) {
      loss += (outputs[i]! - y) ** 2 / 2;
      if (outputs[i]! >= 0 === y > 0) right++;
    }
    return { loss: loss / of.length, accuracy: right / of.length };
  }

  function measure(): void {
    if (measured.at(-1)?.step === steps) return;
    const [trained, held] = [judge(points.training)!, judge(points.validation)];
    if (!Number.isFinite(trained.loss)) {
      const values = network!.weights.map((weight) => [weight.name, weight.dataSync<'float32'>()] as const);
      throw notFinite(steps, findNotFinite(values) ?? 'loss');
    }
    const accuracyOf = (part: { accuracy: number } | null) =>
      part && !isRegression(params.data) ? part.accuracy : null;
    measured.push({
      step: steps,
      trainLoss: trained.loss,
      validationLoss: held?.loss ?? null,
      trainAccuracy: accuracyOf(trained),
      validationAccuracy: accuracyOf(held),
    });
    measureAt = steps + measureEvery(steps);
  }

  function step(): void {
    const inEpoch = steps % stepsPerEpoch;
    if (inEpoch === 0)
      order = permutation(points.training.length, createRandom(params.seed, 100 + steps / stepsPerEpoch));
    const rows = Array.from(
      order.subarray(inEpoch * batchSize, (inEpoch + 1) * batchSize),
      (row) => points.training[row]!,
    );
    tf.tidy(() => {
      const x = matrix(rows);
      const y = tf.tensor2d(
        Float32Array.from(rows, (row) => row.y),
        [rows.length, 1],
      );
      const { grads } = tf.variableGrads(
        () => tf.mul(tf.mean(tf.square(tf.sub(network!.outputs(x, true), y))), 0.5) as tf.Scalar,
        [...network!.weights],
      );
      adam.apply(
        network!.weights,
        network!.weights.map(({ name }) => grads[name]!),
      );
    });
    steps++;
  }

  function snapshot(): PlaygroundSnapshot {
    measure();
    const sent = measured;
    measured = [];
    const none = new Float32Array();
    return {
      step: steps,
      epoch: steps / stepsPerEpoch,
      measured: sent,
      weights: none,
      surface: predict(grid),
      units: none,
      trainingMs,
    };
  }

  return {
    async *run() {
      network = await openOwnNetwork((kept as OwnNetworkData | null) ?? data);
      measure();
      for (;;) {
        await context.turn(Math.min(batchSize, points.training.length));
        const start = performance.now();
        step();
        trainingMs += performance.now() - start;
        if (steps >= measureAt) measure();
        if (!context.due && params.speed !== 'slow') continue;
        yield snapshot();
      }
    },
    answer(what, payload) {
      if (what !== 'tune') throw new EngineFault('internal', `a reader's network does not answer "${what}"`);
      adam.learningRate = (payload as LiveSettings).learningRate;
      return Promise.resolve(true);
    },
    dispose() {
      network?.dispose();
      adam.dispose();
    },
  };
}
