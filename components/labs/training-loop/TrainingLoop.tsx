import { useEffect, useMemo } from 'preact/hooks';
import { PARTS } from '@src/labs/training-loop/protocol.ts';
import { RailGroup } from '../frame/Lab.tsx';
import { LabShell } from '../frame/LabShell.tsx';
import type { Language } from '../frame/language.ts';
import type { Readout } from '../frame/Readouts.tsx';
import { Fields } from '../frame/SettingsFields.tsx';
import { Curve } from './Curve.tsx';
import type { Words } from './en.ts';
import { PARAMETERS, show } from './explain.ts';
import { Network } from './Network.tsx';
import { AllNumbers } from './AllNumbers.tsx';
import { createLoop, type Loop } from './state.ts';

/** Settings of a group of their own: their labels are their symbols. */
const WEIGHTS = Object.fromEntries(PARAMETERS.map(({ name, symbol }) => [name, symbol]));
const NUMBER = [-3, 3, 0.1] as const;
const SLIDERS = { x1: NUMBER, x2: NUMBER, y: NUMBER, learningRate: 'log' } as const;

/** The lab `training-loop`: one example through a network 2-2-1, one part of a step at a press. */
export function TrainingLoop({ language }: { language: Language<Words> }) {
  const state = useMemo(() => createLoop(language), [language]);
  const { lab } = state;
  const { words, settings } = lab;
  useEffect(() => state.watchSettings(), [state]);
  return (
    <LabShell
      lab={lab}
      layout="rail main side"
      bar={<Buttons state={state} />}
      readouts={readoutsOf(state)}
      keys={['loss']}
      rail={
        <>
          <Fields
            lab={lab}
            labels={words.params}
            options={{ activation: words.activations }}
            sliders={SLIDERS}
            live
            roomy
          />
          <RailGroup title={words.firstWeights}>
            <Fields lab={lab} labels={WEIGHTS} live />
          </RailGroup>
        </>
      }
      main={
        <>
          <Drawing state={state} />
          <Lines state={state} />
        </>
      }
      side={<Curve state={state} />}
      drawers={<AllNumbers state={state} />}
      link={() => settings.link({ ...settings.values.value, position: state.cursor.value })}
      onGoOn={() => state.goOn()}
      onStartAgain={() => void state.reset()}
    />
  );
}

function Drawing({ state: loop }: { state: Loop }) {
  const { lab, state, lines } = loop;
  const { words, settings } = lab;
  const { part, updates } = state.value;
  const done = lines.value.map(({ symbol, result }) => `${symbol} = ${show(result)}`);
  const label = [words.drawing, part ? words.parts[part] : words.start, done.join(', ')].join(' ');
  const { x1, x2, y } = settings.allowed.value;
  // An update belongs to the step that it ends.
  const place = part === null ? '' : words.place(part === 'update' ? updates : updates + 1, PARTS.indexOf(part) + 1);
  return (
    <>
      <Network state={state.value} x={[x1, x2]} y={y} label={label} />
      <p class="lab-heading loop-part">
        {part ? words.parts[part] : words.start} <span class="lab-small">{place}</span>
      </p>
    </>
  );
}

function Buttons({ state }: { state: Loop }) {
  const { lab, canGoOn, cursor } = state;
  const { words, frame, settings, run } = lab;
  const canCompute = settings.refused.value.length === 0 && run.fault.value === null && canGoOn.value;
  return (
    <p class="lab-buttons">
      <button type="button" disabled={cursor.value === 0} onClick={state.back}>
        ← {words.back}
      </button>
      <button class="primary" type="button" disabled={!canCompute} onClick={state.next}>
        {words.next} →
      </button>
      <button type="button" disabled={!canCompute} onClick={state.finishStep}>
        {words.finishStep}
      </button>
      <button type="button" disabled={!canCompute} onClick={state.tenSteps}>
        {words.tenSteps}
      </button>
      <button type="button" disabled={run.state.value === 'idle'} onClick={() => void state.reset()}>
        {frame.reset}
      </button>
    </p>
  );
}

/** The formulas of the part just done, with the numbers put in; before the first part, what it will compute. */
function Lines({ state: loop }: { state: Loop }) {
  const { lab, state, lines, firstLines } = loop;
  const isPrediction = state.value.part === null;
  return (
    <div class="loop-work">
      {isPrediction && <p class="lab-small">{lab.words.byHand}</p>}
      <ol class="loop-lines">
        {(isPrediction ? firstLines : lines).value.map(({ symbol, sign, formula, numbers, result }) => (
          <li key={symbol}>
            <b>{symbol}</b> {sign} <span>{formula}</span> <span>= {numbers}</span>{' '}
            <span>
              = {isPrediction ? <span class="lab-predicted">{show(result)}</span> : <output>{show(result)}</output>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function readoutsOf({ lab, state }: Loop): Readout[] {
  const { words } = lab;
  const { prediction, loss, updates } = state.value;
  return [
    ['updates', words.updates, String(updates)],
    ['prediction', words.prediction, prediction?.toFixed(6) ?? '–'],
    ['loss', words.loss, loss?.toFixed(6) ?? '–'],
  ];
}
