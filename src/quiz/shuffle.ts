import { hashText } from '../math/hashText.ts';
import { createRandom, permutation } from '../math/random.ts';

/**
 * The order in which a question shows its n options or steps, as indices of its file. It is fixed by the question.
 * @param seed page and id, `concepts/networks#dead-relu`
 * @param mayBeSorted false for steps, which never begin in the right order
 */
export function shuffle(seed: string, n: number, mayBeSorted: boolean): number[] {
  const random = createRandom(hashText(seed));
  for (;;) {
    const order = [...permutation(n, random)];
    if (mayBeSorted || order.some((index, i) => index !== i)) return order;
  }
}
