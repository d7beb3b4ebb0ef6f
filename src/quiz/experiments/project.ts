import { createRandom } from '../../math/random.ts';

/**
 * By how many percentage points the best of twenty measured accuracies exceeds the true 70 %, mean of 2,000 repetitions, seed 1;
 * errors are normal with the standard error of 10,000 images.
 */
export function measureBestOfTwenty(): number {
  const random = createRandom(1);
  const standardError = 100 * Math.sqrt((0.7 * 0.3) / 10_000);
  let sum = 0;
  for (let i = 0; i < 2000; i++) sum += Math.max(...Array.from({ length: 20 }, () => random.normal() * standardError));
  return sum / 2000;
}
