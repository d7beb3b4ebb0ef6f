import { useMemo } from 'preact/hooks';
import { PARAMETERS } from '@src/nn/articleNetwork.ts';
import { initialWeights } from '@src/nn/initialise.ts';
import { fromValues, Pixels } from '../../controls/Pixels.tsx';
import type { Cifar10State } from './state.ts';

const FILTERS = 32;
const SIDE = 3;

/** The first layer's filters as colour pictures of 3×3 pixels; before a run as the seed draws them. */
export function Filters({ state }: { state: Cifar10State }) {
  const { words, settings } = state.lab;
  const { seed } = settings.shown.value;
  const initial = useMemo(() => initialWeights(PARAMETERS.slice(0, 1), seed)[0]!, [seed]);
  const filters = state.filters.value ?? initial;
  return (
    <div class="filter-strip">
      <p class="lab-heading">{words.filters}</p>
      <p class="pictures filters">
        {Array.from({ length: FILTERS }, (_, k) => (
          <Pixels
            key={k}
            rgba={fromValues(SIDE * SIDE, 3, (i, c) => filters[(i * 3 + c) * FILTERS + k]!)}
            width={SIDE}
            height={SIDE}
            size={21}
            label={words.filter(k + 1)}
          />
        ))}
      </p>
    </div>
  );
}
