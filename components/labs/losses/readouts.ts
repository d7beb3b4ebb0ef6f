import type { Family } from '@src/labs/losses/protocol.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import type { Readout } from '../frame/Readouts.tsx';
import type { LossesLab } from './state.ts';

/** Losses whose numbers are shown, by family. */
const SHOWN = {
  regression: ['mse', 'halfMse', 'mae', 'huber'],
  binary: ['naive', 'stable', 'squared'],
} as const;

/** Which of the numbers a phone's run bar repeats. */
export const KEYS: Record<Family, readonly string[]> = {
  regression: ['loss.mse'],
  binary: ['loss.naive', 'loss.stable'],
  categorical: ['loss.stable'],
  saturation: ['prediction.entropy', 'prediction.squared'],
};

/** The live numbers of a family; reads signals. */
export function readoutsOf(state: LossesLab, family: Family): Readout[] {
  const { words } = state.lab;
  const report = state.report.value;
  const difference: Readout = ['maxDifference', words.difference, formatNumber(report?.maxDifference, 2)];
  if (family === 'categorical') {
    return [
      ['loss.naive', words.losses.naive, formatNumber(report?.categorical?.naive)],
      ['loss.stable', words.losses.stable, formatNumber(report?.categorical?.stable)],
      difference,
    ];
  }
  if (family === 'saturation') {
    const last = state.training.value;
    return [
      ['step', words.step, formatNumber(last?.step, 1)],
      ['prediction.entropy', `ŷ, ${words.byEntropy}`, formatNumber(last?.entropy.at(-1))],
      ['prediction.squared', `ŷ, ${words.bySquared}`, formatNumber(last?.squared.at(-1))],
      ['first.entropy', words.firstGradient(words.byEntropy), formatNumber(last?.firstGradient.entropy)],
      ['first.squared', words.firstGradient(words.bySquared), formatNumber(last?.firstGradient.squared)],
    ];
  }
  const ids = SHOWN[family];
  const at = (id: (typeof ids)[number]) => report?.curves.find((curve) => curve.id === id)?.at;
  return [
    ...ids.map((id): Readout => [`loss.${id}`, words.losses[id], formatNumber(at(id)?.value)]),
    ...ids.map((id): Readout => [`gradient.${id}`, words.gradientOf(words.losses[id]), formatNumber(at(id)?.gradient)]),
    difference,
  ];
}
