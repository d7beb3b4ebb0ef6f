import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { FIRST_POWER, LAST_POWER } from '@src/labs/range-test/protocol.ts';
import { rateAt, smooth } from '@src/labs/range-test/range.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { formatNumber } from '../frame/formatNumber.ts';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Fields } from '../frame/SettingsFields.tsx';
import type { Words } from './en.ts';
import { createRangeTest, type RangeTestState } from './state.ts';

/** The lab `range-test`: the loss against a learning rate that grows with every step. */
export function RangeTest({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createRangeTest(language), [language]);
  const { lab, losses, reading } = state;
  const { words } = lab;
  const { steps } = lab.settings.allowed.value;
  const last = losses.value.length;
  return (
    <LabShell
      lab={lab}
      layout="rail main"
      startLabel={words.start}
      onStep={() => void lab.step()}
      readouts={[
        ['step', words.step, String(last)],
        ['rate', words.rate, formatNumber(last > 0 ? rateAt(last, steps) : null, 2)],
        ['loss', words.loss, formatNumber(losses.value.at(-1), 3)],
        ['steepest', words.steepest, formatNumber(reading.value?.steepest, 2)],
        ['lowest', words.lowest, formatNumber(reading.value?.lowest, 2)],
        ['tenth', words.tenth, formatNumber(reading.value ? reading.value.lowest / 10 : null, 2)],
      ]}
      keys={['steepest', 'lowest']}
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          options={words.options}
          sliders={{ batchSize: 'doubling', steps: 'log' }}
          roomy
        />
      }
      main={<Curve state={state} />}
      data={<p>{words.dataText}</p>}
    />
  );
}

/** Smoothed loss by the power of ten of the rate, with a mark at the lowest place. */
function Curve({ state }: { state: RangeTestState }) {
  const { lab, losses, predicted, reading, summary } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(() => {
    const { allowed } = settings;
    const points = (values: readonly number[]) =>
      values.map((y, i) => ({ x: Math.log10(rateAt(i + 1, allowed.value.steps)), y }));
    return {
      series: computed((): Series[] => [
        { name: words.smoothed, colour: '--lab-blue', ghost: true, points: points(smooth(predicted.value)) },
        { name: words.each, colour: '--sl-color-gray-3', points: points(losses.value) },
        { name: words.smoothed, colour: '--lab-blue', points: points(smooth(losses.value)) },
      ]),
      cursor: computed(() => Math.log10(reading.value?.lowest ?? 1)),
      xEnd: computed(() => LAST_POWER),
    };
  }, [state]);
  return (
    <LineChart
      {...chart}
      xStart={FIRST_POWER}
      xLabel={words.rateAxis}
      yLabel={words.lossAxis}
      yRange={[0, 1.5]}
      summary={summary}
      tableLabel={frame.table}
      ghostKey={frame.predicted}
    />
  );
}
