import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Series } from '../../charts/drawLines.ts';
import { levelLine } from '../../charts/levelLine.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { OwnAnswers } from './OwnAnswers.tsx';
import { Skills } from './Skills.tsx';
import { createEducation, type EducationLab } from './state.ts';
import { Tracing } from './Tracing.tsx';
import './education.css';

/** The lab `education`: Bayesian and deep knowledge tracing fitted to simulated learners, one skill by hand, and the reader's own log. */
export function Education({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createEducation(language), [language]);
  const { lab, areas, levels, snapshot } = state;
  const { words } = lab;
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      readouts={[
        ['epoch', words.epoch, String(snapshot.value?.epoch ?? 0)],
        ['bayes', words.bayes, fixed(() => areas.value.bayes.at(-1), 3)],
        ['network', words.network, fixed(() => areas.value.network.at(-1), 3)],
        ['mean', words.mean, fixed(() => levels.value.mean, 3)],
        ['truth', words.truth, fixed(() => levels.value.truth, 3)],
        ['likelihood', words.likelihood, fixed(() => snapshot.value?.likelihood, 3)],
      ]}
      keys={['bayes', 'network']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          sliders={{ learners: 'log', difference: 'even', hidden: 'even', epochs: 'log', learningRate: 'log' }}
          roomy
        />
      }
      main={<Areas state={state} />}
      side={<Tracing state={state} />}
      drawers={
        <>
          <details class="lab-details">
            <summary>{words.skills}</summary>
            <Skills state={state} />
          </details>
          <details class="lab-details">
            <summary>{words.ownAnswers}</summary>
            <OwnAnswers state={state} />
          </details>
        </>
      }
      data={<p>{words.dataText}</p>}
    />
  );
}

/** The areas under the ROC curve by epoch, between the rule that knows least and the one who knows all. */
function Areas({ state }: { state: EducationLab }) {
  const { lab, areas, levels } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(() => {
    const xEnd = computed(() => settings.allowed.value.epochs);
    const line = (values: number[]) => values.map((y, i) => ({ x: i + 1, y }));
    return {
      xEnd,
      series: computed((): Series[] => [
        ...levelLine(words.meanLine, levels.value.mean, xEnd.value),
        ...levelLine(words.truthLine, levels.value.truth, xEnd.value),
        { name: words.bayesLine, colour: '--lab-blue', points: line(areas.value.bayes) },
        { name: words.networkLine, colour: '--lab-orange', points: line(areas.value.network) },
      ]),
      summary: computed(() => {
        const { bayes, network } = areas.value;
        if (bayes.length === 0) return words.before(levels.value.mean.toFixed(3), levels.value.truth.toFixed(3));
        return words.summary(bayes.at(-1)!.toFixed(3), network.at(-1)!.toFixed(3));
      }),
    };
  }, [state]);
  return (
    <LineChart {...chart} yRange={[0.5, 0.9]} xLabel={words.epoch} yLabel={words.areaAxis} tableLabel={frame.table} />
  );
}
