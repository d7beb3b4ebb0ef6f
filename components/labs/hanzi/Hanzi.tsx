import { computed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Character } from '@src/labs/hanzi/protocol.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { Gallery } from './Gallery.tsx';
import { Pad } from './Pad.tsx';
import { createHanzi, type HanziState } from './state.ts';

interface HanziProps {
  language: Language<Words>;
  /** The data set, which the page holds. */
  characters: readonly Character[];
  /** The data caption, drawn by the page. */
  children?: ComponentChildren;
}

/** The lab `hanzi`: a network learns twenty Chinese characters from jittered strokes, and reads what the reader writes. */
export function Hanzi({ language, characters, children }: HanziProps) {
  const state = useMemo(() => createHanzi(language, characters), [language]);
  const { lab, progress, test } = state;
  const { words } = lab;
  useEffect(() => state.connect(), [state]);
  const readouts = useMemo(
    () =>
      [
        ['step', words.step, fixed(() => progress.value?.step, 0)],
        ['loss', words.loss, fixed(() => progress.value?.loss, 3)],
        ['batch', words.batch, fixed(() => progress.value?.accuracy, 3)],
        ['accuracy', words.accuracy, fixed(() => test.value?.accuracy, 3)],
        ['baseline', words.baseline, fixed(() => test.value?.baseline, 3)],
      ] as const,
    [state],
  );
  const start = () => lab.start({ characters: characters.slice() });
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStart={() => void start()}
      readouts={readouts}
      keys={['accuracy', 'loss']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          sliders={{ examples: 'even', jitter: 'even', epochs: 'even', learningRate: 'log' }}
          roomy
        />
      }
      main={
        <>
          <Gallery state={state} />
          <Losses state={state} />
        </>
      }
      side={<Pad state={state} />}
      data={children}
    />
  );
}

/** The loss by step over that of guessing. */
function Losses({ state }: { state: HanziState }) {
  const { lab, losses, steps, progress, characters } = state;
  const { words, frame } = lab;
  const chart = useMemo(() => {
    const guess = Math.log(characters.length);
    return {
      series: computed((): Series[] => [
        {
          name: words.guessing,
          colour: '--sl-color-gray-3',
          ghost: true,
          points: [
            { x: 1, y: guess },
            { x: steps.value, y: guess },
          ],
        },
        { name: words.loss, colour: '--lab-blue', points: losses.value },
      ]),
      xEnd: steps,
      summary: computed(() =>
        progress.value ? words.summary(progress.value.step, progress.value.loss.toFixed(3)) : words.beforeRun,
      ),
    };
  }, [state]);
  return (
    <LineChart {...chart} xLabel={words.step} yLabel={words.lossAxis} yRange={[0, 3.2]} tableLabel={frame.table} />
  );
}
