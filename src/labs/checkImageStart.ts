import { EngineFault } from '../engine/fault.ts';
import { isCheckpoint, type CheckpointPlan } from '../nn/checkpoint.ts';
import type { ImageParams, ImageStart } from '../nn/imageSnapshots.ts';
import { checkParams } from './checkParams.ts';
import type { Ranges } from './permalink.ts';

/**
 * Checks everything that a session on images is started with. What the last session kept before its device was lost comes first.
 * @throws EngineFault `bad-params`
 */
export function checkImageStart<P extends ImageParams>(
  given: unknown,
  kept: unknown,
  ranges: Ranges<P>,
  plan: CheckpointPlan,
): ImageStart<P> {
  const { params, checkpoint, ownNetwork } = given as ImageStart<P>;
  const from = (kept as ImageStart<P>['checkpoint']) ?? checkpoint;
  if (from && !isCheckpoint<P>(from, plan)) {
    throw new EngineFault('bad-params', 'the checkpoint does not fit this network');
  }
  return {
    params: checkParams<P>(kept && from ? from.params : params, ranges),
    checkpoint: from,
    ...(ownNetwork && { ownNetwork }),
  };
}
