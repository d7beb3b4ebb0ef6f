import type { TeamMember } from '../../engine/teamMember.ts';
import { openClassifier, type SharedImages } from '../../nn/imageSession.ts';
import { createMemberOf } from '../../nn/teamStep.ts';
import { NETWORK } from '../../nn/articleCnn.ts';

/** A member of a team that trains this lab's network or a reader's. @param shared a `SharedImages` */
export async function createMember(shared: unknown): Promise<TeamMember> {
  const { ownNetwork, recipe, seed, ...data } = shared as SharedImages;
  return createMemberOf(await openClassifier(NETWORK, ownNetwork, 0), data, { recipe, seed });
}
