import { useEffect, useMemo } from 'preact/hooks';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import { Charts } from './Charts.tsx';
import type { Words } from './en.ts';
import { Standings } from './Standings.tsx';
import { createRace } from './state.ts';

/** The lab `optimizer-race`: seven optimizers from one start on one surface. */
export function OptimizerRace({ language }: { language: Language<Words> }) {
  const race = useMemo(() => createRace(language), [language]);
  const { lab, step, best } = race;
  const { words, settings } = lab;
  useEffect(() => race.followSurface(), [race]);
  const isNetwork = settings.shown.value.surface === 'network';
  const { batchSize, seed, ...always } = words.params;
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
          labels={isNetwork ? words.params : always}
          options={{ surface: words.surfaces, focus: { all: words.all, ...words.optimizers } }}
        />
      }
      main={<Charts race={race} />}
      side={<Standings race={race} />}
    />
  );
}
