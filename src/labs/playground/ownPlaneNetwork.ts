import type { NamedValues } from '../../engine/notFinite.ts';
import { FusedAdam } from '../../engine/kernels/adam.ts';
import * as tf from '../../engine/tf.ts';
import { openOwnNetwork } from '../../nn/ownNetwork.ts';
import type { OwnNetworkData } from '../../nn/ownNetworkData.ts';
import { lossOf } from './gradient.ts';
import type { PlaneNetwork } from './planeNetwork.ts';

/**
 * A reader's own network over the plane, trained by the mean of ½(ŷ − y)² and Adam: of the live settings, the learning rate has a
 * meaning for it. Its hidden units are not drawn.
 * @throws EngineFault `own-network`
 */
export async function openOwnPlaneNetwork(data: OwnNetworkData): Promise<PlaneNetwork> {
  const { weights, statistics, names, outputs, regularize, constrain, dispose } = await openOwnNetwork(data);
  const variables = [...weights, ...statistics];
  let adam = new FusedAdam({ learningRate: 0 });
  /** The parts of a vector of all parameters. */
  const parts = (all: Float32Array) => {
    let at = 0;
    return variables.map(({ size }) => all.subarray(at, (at += size)));
  };
  return {
    step(x, y, _step, { learningRate }) {
      adam.learningRate = learningRate;
      tf.tidy(() => {
        const loss = () => tf.mul(tf.mean(tf.square(tf.sub(outputs(x, true), y))), 0.5) as tf.Scalar;
        const { grads } = tf.variableGrads(loss, [...weights]);
        adam.apply(weights, regularize(weights.map(({ name }) => grads[name]!)));
        constrain();
      });
    },
    outputs: (x) => tf.tidy(() => outputs(x, false).dataSync()) as Float32Array,
    valueOf: (z) => z, // the reader's last layer has its own activation
    lossOf: (z, y) => lossOf('squared', z, z, y),
    hiddenValues: () => new Float32Array(),
    parameters: () => Float32Array.from(variables.flatMap((variable) => [...variable.dataSync()])),
    setParameters: (values) =>
      tf.tidy(() => {
        for (const [i, part] of parts(values).entries()) {
          variables[i]!.assign(tf.tensor(part.slice(), variables[i]!.shape));
        }
      }),
    named: (parameters) => parts(parameters).map((part, i): NamedValues => [names[i]!, part]),
    forgetSteps() {
      adam.dispose();
      adam = new FusedAdam({ learningRate: 0 });
    },
    dispose() {
      dispose();
      adam.dispose();
    },
  };
}
