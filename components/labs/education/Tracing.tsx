import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { rightChance } from '@src/labs/education/tracing.ts';
import type { Series } from '../../charts/drawLines.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { MOST_ANSWERS, type EducationLab } from './state.ts';

const SLIDERS = { init: 'even', learn: 'even', slip: 'even', guess: 'even' } as const;

/** One skill traced by hand: four numbers, right and wrong answers, and what follows. */
export function Tracing({ state }: { state: EducationLab }) {
  const { lab, answers, traced } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(
    () => ({
      xEnd: computed(() => Math.max(6, answers.value.length)),
      series: computed((): Series[] => [
        {
          name: words.rightLine,
          colour: '--lab-orange',
          dashed: true,
          points: traced.value.map((known, x) => ({ x, y: rightChance(known, settings.allowed.value) })),
        },
        { name: words.knownLine, colour: '--lab-blue', marked: true, points: traced.value.map((y, x) => ({ x, y })) },
      ]),
      summary: computed(() => {
        const known = traced.value.at(-1)!;
        return words.tracedSummary(known.toFixed(2), rightChance(known, settings.allowed.value).toFixed(2));
      }),
    }),
    [state],
  );
  const { slip, guess } = settings.allowed.value;
  const isFull = answers.value.length === MOST_ANSWERS;
  return (
    <>
      <p class="lab-heading">{words.byHand}</p>
      <div class="edu-skill">
        <Fields lab={lab} live labels={words.skillParams} sliders={SLIDERS} />
      </div>
      <p class="lab-buttons edu-buttons">
        <button type="button" disabled={isFull} onClick={() => state.answer(true)}>
          <span aria-hidden="true">✓ </span>
          {words.right}
        </button>
        <button type="button" disabled={isFull} onClick={() => state.answer(false)}>
          <span aria-hidden="true">✗ </span>
          {words.wrong}
        </button>
        <button type="button" disabled={answers.value.length === 0} onClick={state.takeBack}>
          {words.takeBack}
        </button>
      </p>
      <p class="edu-answers">
        {answers.value.map((isRight) => (isRight ? '✓' : '✗')).join(' ') || words.noAnswers}
        <output>
          {words.known} <b>{traced.value.at(-1)!.toFixed(2)}</b>
        </output>
      </p>
      {slip + guess > 1 && <p class="lab-notice">{words.degenerate}</p>}
      <LineChart
        {...chart}
        yRange={[0, 1]}
        xLabel={words.answersAxis}
        yLabel={words.chanceAxis}
        tableLabel={frame.table}
      />
    </>
  );
}
