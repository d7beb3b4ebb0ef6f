import { useEffect, useId, useMemo } from 'preact/hooks';
import type { Locale } from '@src/i18n/locale.ts';
import { PARAM_RANGES } from '@src/labs/autodiff-graph/protocol.ts';
import { encodePermalink } from '@src/labs/permalink.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { LabFrame } from '../frame/LabFrame.tsx';
import { Notices } from '../frame/Notices.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { frameStrings } from '../frame/strings.ts';
import { Graph } from './Graph.tsx';
import { createState, type State } from './state.ts';
import { ResultTable, TapeTable } from './Tables.tsx';
import { describeStage, nameOf } from './writing.ts';

const EXAMPLES = [
  'x*y + sin(x)',
  '(sigmoid(w*x + b) - y)^2/2',
  'log(1 + exp(-x*y))',
  'relu(w*x + b)*z',
  'exp(-x^2/2)/sqrt(2*pi)',
];

/** The tape of an expression that the reader types, forward and back. */
export default function AutodiffGraph({ locale }: { locale: Locale }) {
  const state = useMemo(() => createState(locale), [locale]);
  const { words, settings } = state;
  useEffect(() => settings.followLink(() => !state.isFree.value), [state]);
  useEffect(() => state.followInputs(), [state]);
  const bad = state.badLine.value;
  const canStart = state.canStart.value;
  return (
    <LabFrame
      id={settings.lab}
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={state.state}
      device={state.device}
      announcement={state.announcement}
      elementRef={state.setElement}
    >
      <Inputs state={state} />
      {bad >= 0 && (
        <p class="lab-error" role="alert">
          {words.notFinite(nameOf(bad))}
        </p>
      )}
      <Stepper state={state} />
      <Graph state={state} />
      <details class="lab-details">
        <summary>{words.table}</summary>
        <TapeTable state={state} />
      </details>
      <p class="lab-heading">{words.results}</p>
      <Notices run={state} settings={settings} words={frameStrings[locale]} onStartAgain={() => void state.reset()} />
      <RunButtons
        run={state}
        words={frameStrings[locale]}
        canStart={canStart}
        startLabel={words.run}
        onStart={() => void state.start()}
        onReset={() => void state.reset()}
      />
      <ResultTable state={state} />
      <BackendPanel words={frameStrings[locale]} device={state.device} stats={state.stats} />
      <p class="lab-buttons">
        <CopyLink
          words={frameStrings[locale]}
          disabled={!canStart}
          fragment={() => encodePermalink(settings.lab, settings.values.value)}
        />
      </p>
    </LabFrame>
  );
}

/** The expression with its complaint, examples, the values of its variables, and the mode. */
function Inputs({ state }: { state: State }) {
  const { words, settings, locale } = state;
  const id = useId();
  const problem = state.problem.value;
  const error = problem ? words.problems[problem.code](problem.at, problem.found) : '';
  const disabled = !state.isFree.value;
  return (
    <>
      <div class="lab-field tape-expression">
        <label for={id}>{words.expression}</label>
        <input
          id={id}
          value={settings.texts.expression}
          disabled={disabled}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={error !== ''}
          aria-describedby={`${id}-error ${id}-help`}
          onInput={(event) => (settings.texts.expression.value = event.currentTarget.value)}
        />
        <span id={`${id}-error`} class="lab-error" role={error ? 'alert' : undefined}>
          {error}
        </span>
        <span id={`${id}-help`} class="lab-small">
          {words.expressionHelp}
        </span>
      </div>
      <p class="lab-buttons tape-examples" role="group" aria-label={words.examples}>
        {EXAMPLES.map((example) => (
          <button
            key={example}
            type="button"
            disabled={disabled}
            onClick={() => (settings.texts.expression.value = example)}
          >
            {example}
          </button>
        ))}
      </p>
      <div class="lab-fields">
        {state.variables.value.map((name) => (
          <NumberField
            key={name}
            label={name}
            text={settings.texts[name as 'x']}
            disabled={disabled}
            error={
              settings.refused.value.includes(name as 'x') ? frameStrings[locale].outOfRange(...PARAM_RANGES.x) : ''
            }
          />
        ))}
        <SelectField
          label={words.mode}
          text={settings.texts.mode}
          options={PARAM_RANGES.mode.oneOf.map((mode) => [mode, words.modes[mode]] as const)}
        />
        {state.mode.value === 'forward' && (
          <SelectField
            label={words.seed}
            text={settings.texts.seed}
            options={state.variables.value.map((name) => [name, name] as const)}
          />
        )}
      </div>
    </>
  );
}

/** Forward and back through the stages, and what the last one did. */
function Stepper({ state }: { state: State }) {
  const { words } = state;
  const stage = state.stage.value;
  const now = state.stageNumber.value;
  const isForward = state.mode.value === 'forward';
  return (
    <>
      <p class="lab-buttons">
        <button type="button" disabled={now === 0} onClick={() => state.goTo(0)}>
          {words.start}
        </button>
        <button type="button" disabled={now === 0} onClick={() => state.goTo(now - 1)}>
          {words.back}
        </button>
        <button type="button" disabled={now === stage.count} onClick={() => state.goTo(now + 1)}>
          {words.next}
        </button>
        <button type="button" disabled={now === stage.count} onClick={() => state.goTo(stage.count)}>
          {words.end}
        </button>
      </p>
      <p class="tape-told" role="status">
        {words.stage(now, stage.count)} {describeStage(state.tape.value, state.partials.value, stage, isForward, words)}
      </p>
    </>
  );
}
