import { EngineFault } from '../engine/fault.ts';
import { isCheckpoint, type CheckpointPlan } from '../nn/checkpoint.ts';
import type { ImageExtra, ImageParams } from '../nn/imageSnapshots.ts';
import { checkSettings } from './checkParams.ts';
import type { LabPlan } from './lab.ts';

/**
 * Checks everything that a session on images is started with: settings, and beside them a checkpoint and a reader's network. What the
 * last session kept before its device was lost comes first; a checkpoint's settings are those of the run.
 * @throws EngineFault `bad-params`
 */
export function checkImageStart<P extends ImageParams>(
  given: unknown,
  kept: unknown,
  plan: LabPlan<P>,
  checkpoints: CheckpointPlan,
): { params: P; extra: ImageExtra<P> } {
  const { checkpoint, ownNetwork, ...params } = given as P & ImageExtra<P>;
  const from = (kept ?? checkpoint ?? null) as ImageExtra<P>['checkpoint'];
  if (from && !isCheckpoint<P>(from, checkpoints)) {
    throw new EngineFault('bad-params', 'the checkpoint does not fit this network');
  }
  return {
    params: checkSettings(plan, from?.params ?? params),
    extra: { checkpoint: from ?? null, ...(ownNetwork && { ownNetwork }) },
  };
}
