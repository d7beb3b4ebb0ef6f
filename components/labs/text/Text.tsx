import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { RECORDED } from '@src/labs/text/recorded.ts';
import type { Series } from '../../charts/drawLines.ts';
import { levelLine } from '../../charts/levelLine.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import { Prediction } from '../frame/Prediction.tsx';
import { fixed } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { AuditDrawer } from './AuditDrawer.tsx';
import type { Words } from './en.ts';
import { Inside } from './Inside.tsx';
import { OwnText } from './OwnText.tsx';
import { createText, type TextLab } from './state.ts';
import { Writes } from './Writes.tsx';
import './text.css';

/** The lab `text`: a small GPT that learns characters. */
export function Text({ language, children }: { language: Language<Words>; children?: ComponentChildren }) {
  const state = useMemo(() => createText(language), [language]);
  useEffect(() => state.connect(), [state]);
  const { lab, kept, begun, looks, progress } = state;
  const { words, run } = lab;
  const last = computed(() => looks.value.at(-1));
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      onStart={() => void state.train()}
      onStep={() => void state.step()}
      onReset={() => void state.reset()}
      onStartAgain={() => void lab.reset().then(() => kept.find())}
      buttons={
        run.state.value === 'idle' &&
        kept.saved.value.slice(0, 1).map((saved) => (
          <button key={saved.id} type="button" onClick={() => void state.continueRun(saved)}>
            {words.goOnFrom(saved.run.state.step)}
          </button>
        ))
      }
      readouts={[
        ['step', words.step, String(progress.value.step)],
        ['held', words.held, fixed(() => last.value?.held, 3)],
        ['bigram', words.bigram, fixed(() => begun.value?.bigram, 3)],
        ['accuracy', words.accuracy, fixed(() => last.value?.accuracy, 3)],
        ['parameters', words.parameters, begun.value ? String(begun.value.parameters) : '–'],
      ]}
      keys={['held', 'bigram']}
      prediction={<Prediction prediction={state.prediction} words={lab.frame} isFree={lab.isFree} />}
      notices={
        kept.notice.value && (
          <p class="lab-notice" role="status">
            {words[kept.notice.value]}
          </p>
        )
      }
      rail={
        <Fields
          lab={lab}
          labels={words.params}
          options={words.options}
          sliders={{
            layers: 'even',
            heads: 'even',
            headWidth: 'even',
            context: 'even',
            batchSize: 'doubling',
            steps: 'log',
            learningRate: 'log',
          }}
        />
      }
      main={<Bits state={state} />}
      side={<Writes state={state} />}
      drawers={
        <>
          <details class="lab-details">
            <summary>{words.ownText}</summary>
            <OwnText state={state} />
          </details>
          <details class="lab-details">
            <summary>{words.inside}</summary>
            <Inside state={state} />
          </details>
          <details class="lab-details">
            <summary>{words.auditTitle}</summary>
            <AuditDrawer state={state} />
          </details>
        </>
      }
      data={children}
    />
  );
}

/** Bits a character by step, beside models that know nothing and pairs. */
function Bits({ state }: { state: TextLab }) {
  const { lab, begun, losses, looks } = state;
  const { words, frame, settings } = lab;
  const chart = useMemo(() => {
    const xEnd = computed(() => settings.allowed.value.steps);
    const before = computed(() => RECORDED[settings.allowed.value.data]);
    return {
      xEnd,
      series: computed((): Series[] => [
        ...levelLine(words.uniformLine, begun.value?.uniform ?? before.value?.uniform, xEnd.value),
        ...levelLine(words.bigramLine, begun.value?.bigram ?? before.value?.bigram, xEnd.value),
        { name: words.trainLine, colour: '--lab-orange', points: losses.value },
        {
          name: words.heldLine,
          colour: '--lab-blue',
          marked: true,
          points: looks.value.map(({ step, held }) => ({ x: step, y: held })),
        },
      ]),
      summary: computed(() => {
        const last = looks.value.at(-1);
        return last && begun.value ? words.summary(last.held.toFixed(2), begun.value.bigram.toFixed(2)) : words.before;
      }),
    };
  }, [state]);
  return <LineChart {...chart} xLabel={words.step} yLabel={words.bitsAxis} tableLabel={frame.table} />;
}
