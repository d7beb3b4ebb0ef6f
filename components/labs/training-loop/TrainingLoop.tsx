import { computed, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { PARTS } from '@src/labs/training-loop/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { Lab } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { PARAMETERS, show } from './explain.ts';
import { Network } from './Network.tsx';
import { createRun, type Run } from './run.ts';

/** Settings that are folded away: their labels are their symbols. */
const WEIGHTS = Object.fromEntries(PARAMETERS.map(({ name, symbol }) => [name, symbol]));

/** The lab `training-loop`: one example through a network 2-2-1, one part of a step at a press. */
export default function TrainingLoop({ locale }: { locale: Locale }) {
  const run = useMemo(() => createRun(locale), [locale]);
  const { words, settings } = run;
  useEffect(() => settings.followLink(() => false), [settings]);
  useEffect(() => run.watchSettings(), [run]);
  const fields = { settings, locale, disabled: false };
  return (
    <Lab
      id="training-loop"
      words={frameStrings[locale]}
      title={words.title}
      tryThis={words.tryThis}
      state={run.labState}
      device={run.device}
      announcement={run.announcement}
      elementRef={run.setElement}
      layout="rail main side"
      notices={<Notices run={run} settings={settings} words={frameStrings[locale]} onStartAgain={() => void run.reset()} />}
      bar={<Buttons run={run} locale={locale} />}
      numbers={<Readouts run={run} />}
      rail={
        <>
          <SettingsFields {...fields} labels={words.params} options={{ activation: words.activations }} />
          <div>
            <p class="lab-heading">{words.firstWeights}</p>
            <SettingsFields {...fields} labels={WEIGHTS} />
          </div>
        </>
      }
      main={
        <>
          <Drawing run={run} />
          <Lines run={run} />
        </>
      }
      side={
        <>
          <Curve run={run} locale={locale} />
        </>
      }
      drawers={
        <>
          <Numbers run={run} />
          <BackendPanel words={frameStrings[locale]} device={run.device} stats={run.stats} />
          <p class="lab-buttons">
            <CopyLink
              words={frameStrings[locale]}
              disabled={settings.refused.value.length > 0}
              fragment={() =>
                encodePermalink('training-loop', { ...settings.values.value, position: run.cursor.value })
              }
            />
          </p>
        </>
      }
    />
  );
}

function Drawing({ run }: { run: Run }) {
  const { words, params, state } = run;
  const { part, updates } = state.value;
  const done = run.lines.value.map(({ symbol, result }) => `${symbol} = ${show(result)}`);
  const label = [words.drawing, part ? words.parts[part] : words.start, done.join(', ')].join(' ');
  const { x1, x2, y } = params.value;
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

function Buttons({ run, locale }: { run: Run; locale: Locale }) {
  const { words } = run;
  const canCompute = run.settings.refused.value.length === 0 && run.fault.value === null && run.canGoOn.value;
  const cursor = run.cursor.value;
  return (
    <p class="lab-buttons">
      <button type="button" disabled={cursor === 0} onClick={run.back}>
        ← {words.back}
      </button>
      <button class="primary" type="button" disabled={!canCompute} onClick={run.next}>
        {words.next} →
      </button>
      <button type="button" disabled={!canCompute} onClick={run.finishStep}>
        {words.finishStep}
      </button>
      <button type="button" disabled={!canCompute} onClick={run.tenSteps}>
        {words.tenSteps}
      </button>
      <button type="button" disabled={run.labState.value === 'idle'} onClick={() => void run.reset()}>
        {frameStrings[locale].reset}
      </button>
    </p>
  );
}

/** The formulas of the part just done, with the numbers put in. */
function Lines({ run }: { run: Run }) {
  return (
    <ol class="loop-lines">
      {run.lines.value.map(({ symbol, sign, formula, numbers, result }) => (
        <li key={symbol}>
          <b>{symbol}</b> {sign} <span>{formula}</span> <span>= {numbers}</span>{' '}
          <span>
            = <output>{show(result)}</output>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Readouts({ run }: { run: Run }) {
  const { words } = run;
  const { prediction, loss, updates } = run.state.value;
  const shown = { prediction: prediction?.toFixed(6) ?? '–', loss: loss?.toFixed(6) ?? '–', updates: String(updates) };
  return (
    <dl class="lab-readouts">
      {(['updates', 'prediction', 'loss'] as const).map((name) => (
        <div key={name}>
          <dt>{words[name]}</dt>
          <dd>
            <output data-metric={name}>{shown[name]}</output>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Curve({ run, locale }: { run: Run; locale: Locale }) {
  const { words, losses } = run;
  const chart = useMemo(
    () => ({
      series: computed(() => [
        { name: words.lossCurve, colour: '--lab-blue', points: losses.value, marked: losses.value.length < 40 },
      ]),
      xEnd: signal(10),
      summary: computed(() => words.summary(losses.value.length, show(losses.value.at(-1)?.y ?? 0))),
    }),
    [run],
  );
  return <LineChart {...chart} xLabel={words.step} yLabel={words.lossCurve} tableLabel={frameStrings[locale].table} />;
}

/** All nine parameters with their gradients, where they are known. */
function Numbers({ run }: { run: Run }) {
  const { words } = run;
  const { parameters, gradients } = run.state.value;
  return (
    <details class="lab-details">
      <summary>{words.allNumbers}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.gradient}</th>
          </tr>
        </thead>
        <tbody>
          {PARAMETERS.map(({ symbol, name, of }) => (
            <tr key={name}>
              <th scope="row">{symbol}</th>
              <td>
                <output data-metric={name}>{of(parameters)!.toFixed(6)}</output>
              </td>
              <td>
                <output data-metric={`grad.${name}`}>{of(gradients ?? {})?.toFixed(6) ?? '–'}</output>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
