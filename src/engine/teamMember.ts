/**
 * Computes the mean gradient over some examples.
 * @param rows numbers of the examples
 * @param weights all weights one after the other, shared: not to be changed
 * @param gradient receives the gradient, in the same order
 * @param results receives the lab's own numbers, means over the rows
 */
export type TeamMember = (rows: number[], weights: Float32Array, gradient: Float32Array, results: Float32Array) => void;

/** The entry of a lab's `member.ts`. */
export interface TeamModule {
  /** @param shared what the lab's session gave to `Team.open` */
  createMember(shared: unknown): TeamMember | Promise<TeamMember>;
}

/** Members of the labs that train on several cores, loaded in the members' workers. */
export const teamLoaders: Record<string, () => Promise<TeamModule>> = {
  cifar10: () => import('../labs/cifar10/member.ts'),
  digits: () => import('../labs/digits/member.ts'),
};
