import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
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
import { Found } from './Found.tsx';
import { Yours } from './Yours.tsx';
import { createRecommender, type RecommenderLab } from './state.ts';
import './recommender.css';

/** The lab `recommender`: matrix factorization on known tastes or real ratings, and the reader's own ratings folded in. */
export function Recommender({ language, children }: { language: Language<Words>; children?: ComponentChildren }) {
  const state = useMemo(() => createRecommender(language), [language]);
  const { lab, errors, baselines, snapshot } = state;
  const { words } = lab;
  const order = () => snapshot.value?.report?.order.model;
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      readouts={[
        ['epoch', words.epoch, String(snapshot.value?.epoch ?? 0)],
        ['train', words.train, fixed(() => errors.value.train.at(-1), 3)],
        ['test', words.test, fixed(() => errors.value.test.at(-1), 3)],
        ['item-mean', words.itemMean, fixed(() => baselines.value.item, 3)],
        ['order', words.order, fixed(order, 3)],
      ]}
      keys={['test', 'item-mean']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          options={words.options}
          sliders={{ factors: 'even', epochs: 'log', learningRate: 'log', regularization: 'log' }}
          roomy
        />
      }
      main={<Errors state={state} />}
      side={<Yours state={state} />}
      drawers={
        <details class="lab-details">
          <summary>{words.found}</summary>
          <Found state={state} />
        </details>
      }
      data={children}
    />
  );
}

/** The error by epoch, beside rules that know less and the one who knows all. */
function Errors({ state }: { state: RecommenderLab }) {
  const { lab, errors, baselines } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(() => {
    const xEnd = computed(() => settings.allowed.value.epochs);
    const line = (values: number[]) => values.map((y, x) => ({ x, y }));
    return {
      xEnd,
      series: computed((): Series[] => [
        ...levelLine(words.meanLine, baselines.value.mean, xEnd.value),
        ...levelLine(words.itemLine, baselines.value.item, xEnd.value),
        ...levelLine(words.truthLine, baselines.value.truth, xEnd.value),
        { name: words.trainLine, colour: '--lab-orange', points: line(errors.value.train) },
        { name: words.testLine, colour: '--lab-blue', points: line(errors.value.test) },
      ]),
      summary: computed(() => {
        const test = errors.value.test.at(-1);
        const item = baselines.value.item.toFixed(2);
        return test === undefined ? words.before(item) : words.summary(test.toFixed(2), item);
      }),
    };
  }, [state]);
  return <LineChart {...chart} xLabel={words.epoch} yLabel={words.errorAxis} tableLabel={frame.table} />;
}
