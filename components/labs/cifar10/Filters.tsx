import { fromValues, Pixels } from '../../controls/Pixels.tsx';
import type { Run } from './run.ts';

const FILTERS = 32;
const SIDE = 3;
/** Shown before there is a network. */
const GREY = new Uint8ClampedArray(SIDE * SIDE * 4).fill(128);

/** The first layer's filters as colour pictures of 3×3 pixels. */
export function Filters({ run }: { run: Run }) {
  const filters = run.filters.value;
  return (
    <>
      <p class="lab-heading">{run.words.filters}</p>
      <p class="pictures filters">
        {Array.from({ length: FILTERS }, (_, k) => (
          <Pixels
            key={k}
            rgba={filters ? fromValues(SIDE * SIDE, 3, (i, c) => filters[(i * 3 + c) * FILTERS + k]!) : GREY}
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
