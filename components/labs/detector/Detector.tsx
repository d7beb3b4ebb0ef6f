import { useEffect, useMemo } from 'preact/hooks';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { Results } from './Results.tsx';
import { SceneView } from './Scene.tsx';
import { createDetector } from './state.ts';

/** The lab `detector`: one box and one shape a picture, trained live, and the overlap that measures it. */
export function Detector({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createDetector(language), [language]);
  const { lab, progress, test } = state;
  const { words } = lab;
  useEffect(() => state.connect(), [state]);
  const readouts = useMemo(
    () =>
      [
        ['step', words.step, fixed(() => progress.value?.step, 0)],
        ['loss', words.loss, fixed(() => progress.value?.loss, 3)],
        ['iou', words.testIou, fixed(() => test.value?.iou, 3)],
        ['baseline', words.baseline, fixed(() => test.value?.baseline, 3)],
        ['hits', words.hits, fixed(() => test.value?.hits, 3)],
      ] as const,
    [state],
  );
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStep={() => void lab.step()}
      readouts={readouts}
      keys={['iou', 'loss']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          options={words.options}
          sliders={{ scenes: 'even', epochs: 'even', learningRate: 'log' }}
          roomy
        />
      }
      main={<SceneView state={state} />}
      side={<Results state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}
