import type { Family } from '@src/labs/losses/protocol.ts';
import { formatNumber } from '../frame/formatNumber.ts';
import { Readouts } from '../frame/Readouts.tsx';
import type { LossesRun } from './run.ts';

/** The live numbers of a family. */
export function Numbers({ run, family }: { run: LossesRun; family: Family }) {
  const { words } = run;
  const report = run.report.value;
  const difference = ['maxDifference', words.difference, formatNumber(report?.maxDifference, 2)] as const;
  if (family === 'categorical') {
    return (
      <Readouts
        rows={[
          ['loss.naive', words.losses.naive, formatNumber(report?.categorical?.naive)],
          ['loss.stable', words.losses.stable, formatNumber(report?.categorical?.stable)],
          difference,
        ]}
      />
    );
  }
  if (family === 'saturation') {
    const last = run.training.value;
    return (
      <Readouts
        rows={[
          ['step', words.step, formatNumber(last?.step, 1)],
          ['prediction.entropy', `ŷ, ${words.byEntropy}`, formatNumber(last?.entropy.at(-1))],
          ['prediction.squared', `ŷ, ${words.bySquared}`, formatNumber(last?.squared.at(-1))],
          ['first.entropy', words.firstGradient(words.byEntropy), formatNumber(last?.firstGradient.entropy)],
          ['first.squared', words.firstGradient(words.bySquared), formatNumber(last?.firstGradient.squared)],
        ]}
      />
    );
  }
  const ids =
    family === 'regression' ? (['mse', 'halfMse', 'mae', 'huber'] as const) : (['naive', 'stable', 'squared'] as const);
  const at = (id: (typeof ids)[number]) => report?.curves.find((curve) => curve.id === id)?.at;
  return (
    <Readouts
      rows={[
        ...ids.map((id) => [`loss.${id}`, words.losses[id], formatNumber(at(id)?.value)] as const),
        ...ids.map(
          (id) => [`gradient.${id}`, words.gradientOf(words.losses[id]), formatNumber(at(id)?.gradient)] as const,
        ),
        difference,
      ]}
    />
  );
}
