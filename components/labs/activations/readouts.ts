import { ACTIVATIONS } from '@src/math/activations.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Readout } from '../frame/Readouts.tsx';
import type { ActivationsLab } from './state.ts';

/** The live numbers: at the point, over the curve, of the chain, of the network; reads signals. */
export function readoutsOf({ lab, snapshot }: ActivationsLab): Readout[] {
  const { words, settings } = lab;
  const latest = snapshot.value;
  const { activation, z } = settings.shown.value;
  return [
    ['value', words.value, formatNumber(latest?.point.value)],
    ['slope', words.autodiff, formatNumber(latest?.point.slope)],
    ['formula', words.formula, formatNumber(ACTIVATIONS[activation].slope(z))],
    ['maxDifference', words.difference, formatNumber(latest?.maxDifference, 2)],
    ['chain', words.chain, formatNumber(latest?.chain.at(-1))],
    ['product', words.product, formatNumber(latest ? Math.abs(latest.product) : null)],
    ['layerRatio', words.layerRatio, formatNumber(latest ? latest.layers[0]! / latest.layers.at(-1)! : null)],
  ];
}
