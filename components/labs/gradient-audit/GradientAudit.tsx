import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Locale } from '@src/i18n/locale.ts';
import { PARAMETER_NAMES } from '@src/math/network231.ts';
import { H_POWERS, PARAM_RANGES } from '@src/labs/gradient-audit/protocol.ts';
import { encodePermalink, type NumberRange } from '@src/labs/permalink.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { BackendPanel } from '../frame/BackendPanel.tsx';
import { CopyLink } from '../frame/CopyLink.tsx';
import { Lab, RailGroup } from '../frame/Lab.tsx';
import { Notices } from '../frame/Notices.tsx';
import type { Readout } from '../frame/Readouts.tsx';
import { RunButtons } from '../frame/RunButtons.tsx';
import { SettingsFields } from '../frame/SettingsFields.tsx';
import { frameStrings } from '../frame/strings.ts';
import { ErrorChart } from './ErrorChart.tsx';
import { formatPlain, formatPower } from './format.ts';
import { GradientTable } from './GradientTable.tsx';
import { linkSymbols, type Pointed } from './linkSymbols.ts';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { Runs } from './Runs.tsx';
import { createState, type State } from './state.ts';
import { describeSymbol } from './symbols.ts';

interface GradientAuditProps {
  locale: Locale;
  /** Formulas of the four tensors, and the code, drawn by the page. */
  formulasW1?: ComponentChildren;
  formulasB1?: ComponentChildren;
  formulasW2?: ComponentChildren;
  formulasB2?: ComponentChildren;
  children?: ComponentChildren;
}

/** The book's signature: every gradient of the article's network by hand, by autodiff, by differences and as printed. */
export default function GradientAudit(props: GradientAuditProps) {
  const { locale, formulasW1, formulasB1, formulasW2, formulasB2, children } = props;
  const state = useMemo(() => createState(locale), [locale]);
  const pointed = useSignal<Pointed | null>(null);
  const { words, settings } = state;
  useEffect(() => settings.followLink(() => !state.isFree.value), [state]);
  useEffect(() => state.followInputs(), [state]);
  useEffect(() => linkSymbols(document, (now) => (pointed.value = now)), [state]);
  const canStart = settings.refused.value.length === 0;
  const told = pointed.value ? describeSymbol(pointed.value.symbol, state.live.value) : '';
  return (
    <Lab
      id={settings.lab}
      locale={locale}
      title={words.title}
      tryThis={words.tryThis}
      state={state.state}
      device={state.device}
      announcement={state.announcement}
      elementRef={state.setElement}
      layout="own"
      bar={
        <RunButtons
          run={state}
          locale={locale}
          canStart={canStart}
          startLabel={words.run}
          onStart={() => void state.start()}
          onStep={() => void state.stepOnce()}
          onReset={() => void state.reset()}
        />
      }
      readouts={readoutsOf(state)}
      keys={['J']}
      notices={<Notices run={state} settings={settings} locale={locale} onStartAgain={() => void state.reset()} />}
      rail={
        <>
          <RailGroup title={words.example}>
            <div class="lab-fields audit-example">
              {(['x1', 'x2', 'y'] as const).map((name) => (
                <Input key={name} state={state} name={name} />
              ))}
            </div>
          </RailGroup>
          <RailGroup title={words.runs}>
            <SettingsFields
              settings={settings}
              locale={locale}
              labels={{ steps: words.steps, rate: words.rate }}
              disabled={!state.isFree.value}
              sliders={{ steps: 'even', rate: 'log' }}
            />
          </RailGroup>
          <RailGroup title={words.errorChart}>
            <Difference state={state} />
          </RailGroup>
        </>
      }
      main={
        <>
          <NetworkDrawing state={state} />
          <p class="audit-told">{told || words.nothing}</p>
          <Bubble pointed={pointed.value} text={told} />
        </>
      }
      side={
        <>
          <p class="lab-heading">{words.errorChart}</p>
          <ErrorChart state={state} />
          <p class="lab-heading">{words.runs}</p>
          <Runs state={state} />
        </>
      }
      more={{
        table: (
          <>
            <GradientTable
              state={state}
              formulas={{ W1: formulasW1, b1: formulasB1, w2: formulasW2, b2: formulasB2 }}
              input={(name) => <Input state={state} name={name} />}
            />
            <p class="lab-small">{words.afterRun}</p>
          </>
        ),
      }}
      drawers={
        <>
          <details class="lab-details">
            <summary>{words.code}</summary>
            {children}
          </details>
          <BackendPanel locale={locale} device={state.device} stats={state.stats} />
          <p class="lab-buttons">
            <CopyLink
              locale={locale}
              disabled={!canStart}
              fragment={() => encodePermalink(settings.lab, settings.values.value)}
            />
          </p>
        </>
      }
    />
  );
}

/** The value of what is pointed at outside the lab, beside it; inside, the line under the drawing says it. */
function Bubble({ pointed, text }: { pointed: Pointed | null; text: string }) {
  if (!pointed || text === '' || pointed.element.closest('[data-lab]')) return null;
  const { left, bottom } = pointed.element.getBoundingClientRect();
  const style = `left:${Math.max(8, Math.min(left, innerWidth - 300))}px;top:${bottom + 6}px`;
  return (
    <span class="audit-bubble" style={style} aria-hidden="true">
      {text}
    </span>
  );
}

/** A field for one number of the example or the network, linked like everything else. */
function Input({ state, name }: { state: State; name: string }) {
  const { settings, locale } = state;
  return (
    <div class="audit-input" data-symbol={name.replace(/^x(\d)$/, 'x[$1]')}>
      <NumberField
        label={name}
        text={settings.texts[name]!}
        disabled={!state.isFree.value}
        error={
          settings.refused.value.includes(name)
            ? frameStrings[locale].outOfRange(...(PARAM_RANGES[name as 'rate'] as NumberRange))
            : ''
        }
      />
    </div>
  );
}

function readoutsOf(state: State): readonly Readout[] {
  const { words } = state;
  const { pass, delta2 } = state.live.value;
  const last = state.last.value;
  return [
    ['J', words.loss, formatPlain(pass.J), 'J'],
    ['yHat', words.prediction, formatPlain(pass.yHat), 'yHat'],
    ['delta2', 'δ²', formatPlain(delta2), 'delta2'],
    ['step', words.step, String(state.step.value)],
    ['right.J', words.rightJ, last ? formatPlain(last.right) : '–'],
    ['printed.J', words.printedJ, last ? formatPlain(last.printed) : '–'],
  ];
}

/** The slider for h, and whose error is drawn. */
function Difference({ state }: { state: State }) {
  const { settings, words } = state;
  const power = settings.texts['hPower']!;
  const written = `h = ${formatPower(state.params.value.hPower)}`;
  return (
    <div class="lab-fields">
      <label class="lab-field audit-slider">
        <span>{words.hLabel}</span>
        <input
          type="range"
          min={H_POWERS.minimum}
          max={H_POWERS.maximum}
          step={H_POWERS.step}
          value={power.value}
          aria-valuetext={written}
          onInput={(event) => (power.value = event.currentTarget.value)}
        />
        <output data-metric="h" hidden>
          {10 ** state.params.value.hPower}
        </output>
        <span>{written}</span>
      </label>
      <SelectField
        label={words.errorOf}
        text={settings.texts['errorOf']!}
        options={[['all', words.all], ...PARAMETER_NAMES.map((name) => [name, name] as const)]}
      />
    </div>
  );
}
