import { EngineFault } from '../../engine/fault.ts';
import { checkParams } from '../checkParams.ts';
import { PARAMETERS, sizeOf } from './network.ts';
import { PARAM_RANGES, type Checkpoint, type Cifar10Params, type Cifar10Start } from './protocol.ts';

/**
 * Checks that a checkpoint's arrays have the sizes of the network's parameters and hold finite numbers.
 * @throws EngineFault `bad-params`
 */
function checkCheckpoint(checkpoint: Checkpoint): Checkpoint {
  const fits = (arrays: Float32Array[]) =>
    arrays.length === PARAMETERS.length &&
    PARAMETERS.every(({ shape }, i) => arrays[i]!.length === sizeOf(shape) && arrays[i]!.every(Number.isFinite));
  const { weights, moments1, moments2 } = checkpoint;
  const hasMoments = moments1.length > 0 || moments2.length > 0;
  if (checkpoint.version !== 1 || !fits(weights) || (hasMoments && !(fits(moments1) && fits(moments2)))) {
    throw new EngineFault('bad-params', 'the checkpoint does not fit this network');
  }
  return checkpoint;
}

/** Checks everything a session is started with. @throws EngineFault `bad-params` */
export function checkStart(start: unknown): Cifar10Start {
  const { params, checkpoint, ownNetwork } = start as Cifar10Start;
  return {
    params: checkParams<Cifar10Params>(params, PARAM_RANGES),
    checkpoint: checkpoint && checkCheckpoint(checkpoint),
    ...(ownNetwork && { ownNetwork }),
  };
}
