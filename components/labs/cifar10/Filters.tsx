import { useMemo } from 'preact/hooks';
import { createRandom } from '@src/math/random.ts';
import { fromValues, Pixels } from '../../controls/Pixels.tsx';
import type { Run } from './run.ts';

const FILTERS = 32;
const SIDE = 3;

/** The first layer's filters before training: the first numbers that `initialWeights` draws. */
function initialFilters(seed: number): Float32Array {
  const random = createRandom(seed, 1);
  const limit = Math.sqrt(6 / (SIDE * SIDE * (3 + FILTERS)));
  return new Float32Array(SIDE * SIDE * 3 * FILTERS).map(() => limit * (2 * random.uniform() - 1));
}

/** The first layer's filters as colour pictures of 3×3 pixels; before a run as the seed draws them. */
export function Filters({ run, seed }: { run: Run; seed: number }) {
  const initial = useMemo(() => initialFilters(seed), [seed]);
  const filters = run.filters.value ?? initial;
  return (
    <div class="filter-strip">
      <p class="lab-heading">{run.words.filters}</p>
      <p class="pictures filters">
        {Array.from({ length: FILTERS }, (_, k) => (
          <Pixels
            key={k}
            rgba={fromValues(SIDE * SIDE, 3, (i, c) => filters[(i * 3 + c) * FILTERS + k]!)}
            width={SIDE}
            height={SIDE}
            size={21}
            label={run.words.filter(k + 1)}
          />
        ))}
      </p>
    </div>
  );
}
