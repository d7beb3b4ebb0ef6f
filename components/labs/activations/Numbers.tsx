import { ACTIVATIONS } from '@src/math/activations.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { Readouts } from '../frame/Readouts.tsx';
import type { ActivationsRun } from './Activations.tsx';

/** The live numbers: at the point, over the curve, of the chain, of the network. */
export function Numbers({ run }: { run: ActivationsRun }) {
  const { words, shown } = run;
  const latest = run.snapshot.value;
  const { activation, z } = shown.value;
  return (
    <Readouts
      rows={[
        ['value', words.value, formatNumber(latest?.point.value)],
        ['slope', words.autodiff, formatNumber(latest?.point.slope)],
        ['formula', words.formula, formatNumber(ACTIVATIONS[activation].slope(z))],
        ['maxDifference', words.difference, formatNumber(latest?.maxDifference, 2)],
        ['chain', words.chain, formatNumber(latest?.chain.at(-1))],
        ['product', words.product, formatNumber(latest ? Math.abs(latest.product) : null)],
        ['layerRatio', words.layerRatio, formatNumber(latest ? latest.layers[0]! / latest.layers.at(-1)! : null)],
      ]}
    />
  );
}
