import { useEffect, useMemo } from 'preact/hooks';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { Standings } from './Standings.tsx';
import { createRace } from './state.ts';

const SLIDERS = {
  steps: 'log',
  learningRate: 'log',
  adaptiveRate: 'log',
  momentum: [0, 0.99, 0.01],
  weightDecay: 'log',
  batchSize: 'doubling',
} as const;

/** The lab `optimizer-race`: seven optimizers from one start on one surface. */
export function OptimizerRace({ language }: { language: Language<Words> }) {
  const race = useMemo(() => createRace(language), [language]);
  const { lab, step, best } = race;
  const { words, settings } = lab;
  useEffect(() => race.followSurface(), [race]);
  const isNetwork = settings.shown.value.surface === 'network';
  const labels: Partial<typeof words.params> = { ...words.params };
  if (!isNetwork) {
    delete labels.batchSize;
    delete labels.seed;
  }
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      startLabel={words.start}
      onStep={() => void lab.step()}
      readouts={[
        ['step', words.step, String(step.value)],
        ['best', words.best, formatNumber(best.value?.loss)],
      ]}
      keys={['best']}
      rail={
        <Fields
          lab={lab}
          labels={labels}
          options={{ surface: words.surfaces, focus: { all: words.all, ...words.optimizers } }}
          sliders={SLIDERS}
          roomy
        />
      }
      main={<Charts race={race} />}
      side={<Standings race={race} />}
    />
  );
}
