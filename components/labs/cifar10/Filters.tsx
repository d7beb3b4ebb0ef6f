import { fromValues, Pixels } from '../../controls/Pixels.tsx';
import type { Run } from './run.ts';

const FILTERS = 32;
const SIDE = 3;

/** The first layer's filters as colour pictures of 3×3 pixels. */
export function Filters({ run }: { run: Run }) {
  const filters = run.filters.value;
  if (!filters) return null;
  return (
    <>
      <p class="lab-heading">{run.words.filters}</p>
      <p class="pictures">
        {Array.from({ length: FILTERS }, (_, k) => (
          <Pixels
            key={k}
            rgba={fromValues(SIDE * SIDE, 3, (i, c) => filters[(i * 3 + c) * FILTERS + k]!)}
            width={SIDE}
            height={SIDE}
            size={30}
            label={run.words.filter(k + 1)}
          />
        ))}
      </p>
    </>
  );
}
